# shellcheck shell=bash
# Nodes and pods that exist in the API only, for scale. Their taint keeps everything off them that does not ask for them.

KWOK_POD_RANGE=10.80.0.0/16

start_kwok() {
  client_config kwok kwok system:masters
  daemon_start control kwok "$BIN/kwok" --kubeconfig="$CONF/kwok.conf" --config="$BIN/kwok-stages.yaml" --cidr="$KWOK_POD_RANGE" --node-ip=127.0.0.1 \
    --manage-all-nodes=false --manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake
}

# kwok_node NUMBER: one manifest.
kwok_node() {
  cat <<YAML
---
apiVersion: v1
kind: Node
metadata:
  name: kwok-$1
  annotations: {kwok.x-k8s.io/node: fake, node.alpha.kubernetes.io/ttl: "0"}
  labels: {type: kwok, kubernetes.io/hostname: kwok-$1, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
spec:
  taints: [{key: kwok.x-k8s.io/node, value: fake, effect: NoSchedule}]
status:
  allocatable: {cpu: "32", memory: 256Gi, pods: "110"}
  capacity: {cpu: "32", memory: 256Gi, pods: "110"}
YAML
}

# add_kwok_nodes COUNT
add_kwok_nodes() {
  local number
  start_kwok
  for ((number = 0; number < $1; number++)); do kwok_node "$number"; done |
    platform_kubectl apply --server-side --force-conflicts -f - >/dev/null
  platform_kubectl wait --for=condition=Ready --timeout=60s node -l type=kwok >/dev/null
}
