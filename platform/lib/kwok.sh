# shellcheck shell=bash
# Nodes and pods that exist in the API only, for scale. Their taint keeps everything off them that does not ask for them.

KWOK_POD_RANGE=10.80.0.0/16
KWOK_DRIVER=kwok.accelsim.seaworthy.dev

# start_kwok [FLAG…]
start_kwok() {
  client_config kwok kwok system:masters
  daemon_start control kwok "$BIN/kwok" --kubeconfig="$CONF/kwok.conf" --config="$BIN/kwok-stages.yaml" --cidr="$KWOK_POD_RANGE" --node-ip=127.0.0.1 \
    --manage-all-nodes=false --manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake "$@"
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

# add_kwok_nodes COUNT [FLAG-OF-KWOK…]
add_kwok_nodes() {
  local number
  start_kwok "${@:2}"
  for ((number = 0; number < $1; number++)); do kwok_node "$number"; done |
    platform_kubectl apply --server-side --force-conflicts -f - >/dev/null
  platform_kubectl wait --for=condition=Ready --timeout=300s node -l type=kwok >/dev/null
}

# kwok_slice NUMBER DEVICES: the devices of one node, in one slice. As with accelsim, the first half lies on NUMA node 0 and the
# second on node 1, and the NVLink domain alternates, so that the two kinds of pairs differ. Unlike accelsim's there is nothing
# behind them: a pod that holds one is only said to run.
kwok_slice() {
  local device uuid root
  cat <<YAML
---
apiVersion: resource.k8s.io/v1
kind: ResourceSlice
metadata: {name: kwok-$1, labels: {type: kwok}}
spec:
  driver: $KWOK_DRIVER
  nodeName: kwok-$1
  pool: {name: kwok-$1, generation: 1, resourceSliceCount: 1}
  devices:
YAML
  for ((device = 0; device < $2; device++)); do
    printf -v uuid '%08x-0000-4000-8000-%012x' "$1" "$device"
    printf -v root 'pci%04x:%02x' "$1" $((16 * (device + 1)))
    cat <<YAML
    - name: accel-$device
      attributes:
        vendor: {string: Seaworthy}
        model: {string: accelsim-256}
        uuid: {string: "$uuid"}
        nvlinkDomain: {int: $((device % 2))}
        resource.kubernetes.io/numaNode: {int: $((device * 2 / $2))}
        resource.kubernetes.io/pcieRoot: {string: "$root"}
      capacity: {memory: {value: 256Mi}}
YAML
  done
}

# add_kwok_devices NODES DEVICES: so many on each node. Their driver is one of its own, so that no case that looks into pods takes
# them for accelerators that are there.
add_kwok_devices() {
  local number
  {
    cat <<YAML
apiVersion: resource.k8s.io/v1
kind: DeviceClass
metadata: {name: $KWOK_DRIVER}
spec: {selectors: [{cel: {expression: 'device.driver == "$KWOK_DRIVER"'}}]}
YAML
    for ((number = 0; number < $1; number++)); do kwok_slice "$number" "$2"; done
  } | platform_kubectl apply --server-side --force-conflicts -f - >/dev/null
}

# add_many_kwok_nodes COUNT: their signs of life would be all that the control plane does, and they never die: a sign every five
# minutes will do.
add_many_kwok_nodes() {
  restart_daemon control kube-controller-manager --node-monitor-grace-period=30m
  add_kwok_nodes "$1" --node-lease-duration-seconds=1200
}

# remove_kwok: nodes, devices and, where Karpenter's nodes do not need it, the program. Nobody waits for each; nothing holds them.
remove_kwok() {
  platform_kubectl delete --wait=false resourceslice,node -l type=kwok >/dev/null
  platform_kubectl delete deviceclass --ignore-not-found "$KWOK_DRIVER" >/dev/null
  if daemon_running control karpenter; then start_kwok; else daemon_stop control kwok; fi
  restart_daemon control kube-controller-manager
}
