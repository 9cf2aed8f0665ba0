# shellcheck shell=bash
# The simulated accelerators: one driver a node, where it is built.

accelsim_state() { printf '%s/nodes/%s/accelsim' "$STATE" "$1"; }

# install_accelsim PROGRAM: the new build, if it is one; drivers of an older build are stopped.
install_accelsim() {
  local node
  if cmp -s "$1" "$BIN/accelsim"; then return; fi
  for node in "${NODES[@]}"; do daemon_stop "$node" accelsim; done
  install -m 755 "$1" "$BIN/accelsim"
}

start_accelsim() {
  local program node
  if ! program=$(cpp_binary accelsim); then
    printf '  accelsim is not built: the platform has no accelerators\n'
    return
  fi
  # The devices are its block devices; a machine need not have loaded it.
  [[ -e /sys/class/zram-control ]] || modprobe zram num_devices=0 ||
    fail "the simulated accelerators need the kernel's module zram, and \`modprobe zram\` does not load it"
  install_accelsim "$program"
  if [[ ! -e $CONF/accelsim.conf ]]; then client_config accelsim accelsim; fi
  for node in "${NODES[@]}"; do
    mkdir -p "$(accelsim_state "$node")" "$STATE/nodes/$node/var/lib/kubelet"/{plugins,plugins_registry}
    daemon_start "$node" accelsim "$BIN/accelsim" --node "$node" --kubeconfig "$CONF/accelsim.conf" \
      --plugins-dir /var/lib/kubelet/plugins --registry-dir /var/lib/kubelet/plugins_registry --cdi-dir /var/run/cdi \
      --state-dir "$(accelsim_state "$node")" --index "$(($(node_number "$node") - 1))" --devices 4 --shared 1
  done
  for node in "${NODES[@]}"; do
    # Answered when the devices are published; and a mutant that was not restored may have left it lying.
    await 30 "accelsim on $node" "$BIN/accelsim" truth --state-dir "$(accelsim_state "$node")"
  done
}

# remove_accelerators: the devices of drivers that were killed. They belong to the kernel and to no namespace; each driver's state
# says which are its own.
remove_accelerators() {
  local state
  for state in "$STATE"/nodes/*/accelsim; do
    if [[ -d $state && -e /sys/class/zram-control ]]; then "$BIN/accelsim" remove --state-dir "$state"; fi
  done
}

# accelerators_lie [LIE…]: every driver lies in these ways from now on, and in no others; without any, it tells the truth. Returns
# when the slices say so.
accelerators_lie() {
  local node
  for node in "${NODES[@]}"; do
    if (($#)); then
      "$BIN/accelsim" lie --state-dir "$(accelsim_state "$node")" "$@"
    else
      "$BIN/accelsim" truth --state-dir "$(accelsim_state "$node")"
    fi
  done
}
