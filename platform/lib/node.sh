# shellcheck shell=bash
# A node: its kubelet and its kube-proxy.

write_kubelet_config() {
  local node=$1
  : >"$CONF/resolv.conf"
  cat >"$CONF/$node.kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication:
  anonymous: {enabled: false}
  webhook: {enabled: true}
  x509: {clientCAFile: $PKI/ca.crt}
authorization: {mode: Webhook}
cgroupDriver: cgroupfs
cgroupRoot: /$(cgroup_name)/$node
clusterDNS: [$DNS_ADDRESS]
clusterDomain: cluster.local
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
failCgroupV1: false
failSwapOn: false
# The images were imported and cannot be pulled again; and the host's disk is not the platform's to judge.
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: {memory.available: 100Mi, nodefs.available: "0%", imagefs.available: "0%"}
resolvConf: $CONF/resolv.conf
serializeImagePulls: false
# One machine carries all nodes: what they report often costs all of them.
nodeStatusReportFrequency: 1m
# A pod that was bound a moment ago may be refused its claim: the API server's node authorizer learns of the pair after the
# kubelet does. The kubelet tries again when the pod is synchronised next, by default 60 to 90 s later.
syncFrequency: 3s
# The usual place is below /usr, which is the host's.
volumePluginDir: /var/lib/kubelet/volume-plugins
YAML
}

start_kubelet() {
  local node=$1
  write_kubelet_config "$node"
  daemon_start "$node" kubelet "$BIN/kubelet" --config="$CONF/$node.kubelet.yaml" --kubeconfig="$CONF/$node.conf" \
    --hostname-override="$node" --node-ip="$(node_address "$node")"
}

# The settings of connection tracking that belong to the whole machine are left alone (0).
start_kube_proxy() {
  local node=$1
  daemon_start "$node" kube-proxy "$BIN/kube-proxy" --kubeconfig="$CONF/kube-proxy.conf" --hostname-override="$node" \
    --proxy-mode=nftables --cluster-cidr="$POD_RANGE" --conntrack-max-per-core=0 \
    --conntrack-tcp-timeout-established=0s --conntrack-tcp-timeout-close-wait=0s
}

await_nodes_ready() {
  local node
  for node in "${NODES[@]}"; do
    platform_kubectl wait --for=create --timeout=180s "node/$node" >/dev/null
    platform_kubectl patch node "$node" --type=merge \
      -p "{\"spec\":{\"podCIDR\":\"$(node_pod_range "$node")\",\"podCIDRs\":[\"$(node_pod_range "$node")\"]}}" >/dev/null
  done
  platform_kubectl wait --for=condition=Ready --timeout=180s "${NODES[@]/#/node/}" >/dev/null
}
