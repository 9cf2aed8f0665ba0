# shellcheck shell=bash
# One bridge inside the platform joins the nodes; one pair of links to the host carries the API server alone. The platform has
# no route to anywhere else and does not forward, so that nothing that a pod sends can leave the machine.

# Addresses inside the platform's own network namespace; they cannot clash with the host's.
API_ADDRESS=10.77.0.1
SERVICE_RANGE=10.79.0.0/16
DNS_ADDRESS=10.79.0.10
POD_RANGE=10.78.0.0/16

# node_number NODE: 1, 2, …
node_number() {
  local number
  for number in "${!NODES[@]}"; do
    if [[ ${NODES[number]} == "$1" ]]; then printf '%d' $((number + 1)); fi
  done
}

node_address() { printf '10.77.0.1%d' "$(node_number "$1")"; }
node_pod_range() { printf '10.78.%d.0/24' "$(node_number "$1")"; }

# Several platforms may stand on one host, each with a slot that numbers its uplink, its addresses on it and its cgroups.
uplink_name() { printf 'seaworthy%d' "$1"; }
uplink_host_address() { printf '169.254.77.%d' $(($1 * 4 + 1)); }
uplink_address() { printf '169.254.77.%d' $(($1 * 4 + 2)); }

platform_slot() { cat "$STATE/slot"; }

# slot_claim SLOT: names the state directory of the platform that has the slot. One that was killed keeps its slot until it is taken
# down, since its control groups are still there; the machine's own restart frees them all.
slot_claim() { printf '/run/seaworthy%d' "$1"; }

# owns_slot: whether the links and control groups of the state's slot are this platform's, and not of one that came after it.
owns_slot() { [[ $(readlink "$(slot_claim "$(platform_slot)")") == "$STATE" ]]; }

# choose_slot: the first that no other platform holds; kept in the state.
choose_slot() {
  local slot claim
  for slot in {0..63}; do
    claim=$(slot_claim "$slot")
    if ! ip link show "$(uplink_name "$slot")" &>/dev/null && [[ -z $(ip -4 route list match "$(uplink_address "$slot")" proto kernel) ]]; then
      [[ -e $claim/slot ]] || rm -f "$claim"
      if ln --symbolic --no-target-directory "$STATE" "$claim" 2>/dev/null; then
        printf '%d\n' "$slot" >"$STATE/slot"
        return
      fi
    fi
  done
  fail "all 64 uplinks (seaworthy0 to seaworthy63) are taken"
}

connect_host() {
  local slot name pid
  slot=$(platform_slot)
  name=$(uplink_name "$slot")
  pid=$(platform_pid)
  ip link add "$name" type veth peer name uplink netns "$pid"
  ip address add "$(uplink_host_address "$slot")/30" dev "$name"
  ip link set "$name" up
  in_platform ip address add "$(uplink_address "$slot")/30" dev uplink
  in_platform ip link set uplink up
}

make_bridge() {
  in_platform ip link add nodes type bridge
  in_platform ip address add "$API_ADDRESS/24" dev nodes
  in_platform ip link set nodes up
}

# connect_node NODE: its link, and a route to its pods for everybody else.
connect_node() {
  local node=$1 pid other
  read -r pid <"$STATE/nodes/$node/ns.pid"
  in_platform ip link add "$node" type veth peer name eth0 netns "$pid"
  in_platform ip link set "$node" master nodes up
  in_node "$node" ip address add "$(node_address "$node")/24" dev eth0
  in_node "$node" ip link set eth0 up
  in_node "$node" sysctl -qw net.ipv4.ip_forward=1
  # A Service is looked up as a route before kube-proxy rewrites it.
  in_node "$node" ip route add "$SERVICE_RANGE" via "$API_ADDRESS"
  in_platform ip route add "$(node_pod_range "$node")" via "$(node_address "$node")"
  for other in "${NODES[@]}"; do
    if [[ $other != "$node" ]]; then in_node "$node" ip route add "$(node_pod_range "$other")" via "$(node_address "$other")"; fi
  done
}
