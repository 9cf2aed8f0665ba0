# shellcheck shell=bash
# containerd and the pod network of a node.

PAUSE_IMAGE=seaworthy.dev/platform/pause:$(pinned kubernetes k8s.io/kubernetes)

# Without CAP_SYS_RESOURCE (number 24) the kernel lets nobody lower oom_score_adj, and every sandbox would fail on it.
lacks_sys_resource() {
  local caps
  caps=$(awk '$1 == "CapEff:" {print $2}' /proc/self/status)
  ((!(0x$caps >> 24 & 1)))
}

# write_containerd_config FILE RUNTIME
write_containerd_config() {
  local restrict=false
  if lacks_sys_resource; then restrict=true; fi
  cat >"$1" <<TOML
version = 3
root = "/var/lib/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.nri.v1.nri", "io.containerd.tracing.processor.v1.otlp"]

[grpc]
address = "/run/containerd/containerd.sock"

[plugins."io.containerd.cri.v1.images".pinned_images]
sandbox = "$PAUSE_IMAGE"

[plugins."io.containerd.cri.v1.runtime"]
enable_cdi = true
cdi_spec_dirs = ["/etc/cdi", "/var/run/cdi"]
disable_apparmor = true
restrict_oom_score_adj = $restrict

[plugins."io.containerd.cri.v1.runtime".cni]
bin_dirs = ["$BIN"]
conf_dir = "/etc/cni/net.d"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
BinaryName = "$2"
SystemdCgroup = false

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.gvisor]
runtime_type = "io.containerd.runsc.v1"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.gvisor.options]
TypeUrl = "io.containerd.runsc.v1.options"
ConfigPath = "$CONF/runsc.toml"
TOML
}

# Every pod has a link of its own to the node, which routes: traffic between two pods of a node passes kube-proxy's rules too.
write_cni_config() {
  local node=$1 folder
  folder=$STATE/nodes/$node/etc/upper/cni/net.d
  mkdir -p "$folder"
  cat >"$folder/10-seaworthy.conflist" <<JSON
{
  "cniVersion": "1.0.0",
  "name": "pods",
  "plugins": [
    {
      "type": "ptp",
      "ipam": {
        "type": "host-local",
        "ranges": [[{"subnet": "$(node_pod_range "$node")"}]],
        "routes": [{"dst": "0.0.0.0/0"}]
      }
    },
    {"type": "portmap", "capabilities": {"portMappings": true}, "backend": "nftables"}
  ]
}
JSON
}

# start_containerd NODE: with RUNTIME instead of runc, where a mutant has set one. The configuration is named after it, so that an
# `up` after the mutant finds that containerd runs with another one.
start_containerd() {
  local runtime=${RUNTIME:-$BIN/runc} config
  config=$CONF/$1.containerd-${runtime##*/}.toml
  write_containerd_config "$config" "$runtime"
  daemon_start "$1" containerd "$BIN/containerd" --config "$config"
}

# node_ctr NODE COMMAND…: containerd's client, in the namespace of Kubernetes' containers.
node_ctr() {
  local node=$1
  shift
  in_node "$node" "$BIN/ctr" --namespace k8s.io "$@"
}

await_containerd() { await 30 "containerd on $1" node_ctr "$1" version; }
