# shellcheck shell=bash
# etcd, the API server, the controller manager and the scheduler, as plain processes. A start function's arguments are flags that
# are added to the usual ones: a mutant starts a component in another way with them.

# Gates that are off by default in the pinned version and that the suite speaks to (native gang scheduling).
FEATURE_GATES=GenericWorkload=true

# kubectl against the API server from inside the platform, as cluster-admin.
platform_kubectl() { in_platform "$BIN/kubectl" --kubeconfig "$CONF/admin.conf" "$@"; }

# Without fsync: the data lives no longer than the platform.
start_etcd() {
  daemon_start control etcd "$BIN/etcd" --name=control --data-dir="$STATE/etcd" --unsafe-no-fsync \
    --listen-client-urls=https://127.0.0.1:2379 --advertise-client-urls=https://127.0.0.1:2379 \
    --listen-peer-urls=https://127.0.0.1:2380 --initial-advertise-peer-urls=https://127.0.0.1:2380 \
    --initial-cluster=control=https://127.0.0.1:2380 \
    --client-cert-auth --trusted-ca-file="$PKI/etcd/ca.crt" --cert-file="$PKI/etcd/server.crt" --key-file="$PKI/etcd/server.key" \
    --peer-client-cert-auth --peer-trusted-ca-file="$PKI/etcd/ca.crt" \
    --peer-cert-file="$PKI/etcd/peer.crt" --peer-key-file="$PKI/etcd/peer.key"
}

start_kube_apiserver() {
  daemon_start control kube-apiserver "$BIN/kube-apiserver" --advertise-address="$API_ADDRESS" --secure-port=6443 \
    --etcd-servers=https://127.0.0.1:2379 --etcd-cafile="$PKI/etcd/ca.crt" \
    --etcd-certfile="$PKI/apiserver-etcd-client.crt" --etcd-keyfile="$PKI/apiserver-etcd-client.key" \
    --client-ca-file="$PKI/ca.crt" --tls-cert-file="$PKI/apiserver.crt" --tls-private-key-file="$PKI/apiserver.key" \
    --kubelet-client-certificate="$PKI/apiserver-kubelet-client.crt" --kubelet-client-key="$PKI/apiserver-kubelet-client.key" \
    --kubelet-preferred-address-types=InternalIP \
    --service-account-issuer=https://kubernetes.default.svc.cluster.local --service-account-key-file="$PKI/sa.pub" \
    --service-account-signing-key-file="$PKI/sa.key" --service-cluster-ip-range="$SERVICE_RANGE" \
    --proxy-client-cert-file="$PKI/front-proxy-client.crt" --proxy-client-key-file="$PKI/front-proxy-client.key" \
    --requestheader-client-ca-file="$PKI/front-proxy-ca.crt" --requestheader-allowed-names=front-proxy-client \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
    --requestheader-extra-headers-prefix=X-Remote-Extra- --enable-aggregator-routing=true \
    --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true \
    --runtime-config=scheduling.k8s.io/v1beta1=true --feature-gates="$FEATURE_GATES" \
    --audit-policy-file="$PLATFORM/config/audit-policy.yaml" --audit-log-path="$STATE/audit.log" --profiling=false "$@"
}

await_kube_apiserver() { await 60 "API server" platform_kubectl get --raw /readyz; }

# Autoscalers of pods are looked at every five seconds instead of fifteen, so that a case sees what they decide in a third of the time.
start_kube_controller_manager() {
  local conf=$CONF/kube-controller-manager.conf
  daemon_start control kube-controller-manager "$BIN/kube-controller-manager" --kubeconfig="$conf" \
    --authentication-kubeconfig="$conf" --authorization-kubeconfig="$conf" --bind-address=127.0.0.1 --leader-elect=false \
    --client-ca-file="$PKI/ca.crt" --requestheader-client-ca-file="$PKI/front-proxy-ca.crt" \
    --root-ca-file="$PKI/ca.crt" --service-account-private-key-file="$PKI/sa.key" --use-service-account-credentials \
    --cluster-signing-cert-file="$PKI/ca.crt" --cluster-signing-key-file="$PKI/ca.key" \
    --service-cluster-ip-range="$SERVICE_RANGE" --kube-api-qps=200 --kube-api-burst=400 --feature-gates="$FEATURE_GATES" \
    --horizontal-pod-autoscaler-sync-period=5s --flex-volume-plugin-dir="$STATE/volume-plugins" "$@"
}

# SCHEDULER is another build of it, where a mutant has set one.
start_kube_scheduler() {
  local conf=$CONF/kube-scheduler.conf
  daemon_start control kube-scheduler "${SCHEDULER:-$BIN/kube-scheduler}" --kubeconfig="$conf" \
    --authentication-kubeconfig="$conf" --authorization-kubeconfig="$conf" --bind-address=127.0.0.1 --leader-elect=false \
    --kube-api-qps=200 --kube-api-burst=400 --feature-gates="$FEATURE_GATES" "$@"
}

# answers URL-PATH PORT: whether the component that listens there says ok. Its certificate is its own.
answers() { in_platform curl -sfk --max-time 5 "https://127.0.0.1:$2/$1"; }

# Its healthz answers before it has reached the API server, of nothing; its controllers' checks come when they are built.
controllers_answer() { answers 'healthz?verbose' 10257 | grep -F '[+]namespace-controller'; }
await_kube_controller_manager() { await 30 "controller manager" controllers_answer; }
# readyz waits for the informers: the scheduler sees all nodes and claims then.
await_kube_scheduler() { await 30 "scheduler" answers readyz 10259; }
