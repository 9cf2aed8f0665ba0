#!/usr/bin/env bash
# Keeps the namespaces of one node and gives it folders of its own, so that what the node writes to its usual places stays
# in the platform's state. Started inside the platform by namespaces.sh as: node_init.sh STATE NODE READY-FIFO
set -euo pipefail
state=$1 node=$2 ready=$3
home=$state/nodes/$node

# /etc: the host's, with the node's own writes (CNI and CDI configuration, hostname) kept apart.
private_etc() {
  mkdir -p "$home/etc/upper" "$home/etc/work"
  mount -t overlay overlay -o "lowerdir=/etc,upperdir=$home/etc/upper,workdir=$home/etc/work" /etc
}

# /var: the node's alone, except for the platform's state, which keeps its path if it lies there.
private_var() {
  mkdir -p "$home/var/lib/kubelet" "$home/var/lib/containerd" "$home/var/log" "$home/var/tmp"
  ln -sfn /run "$home/var/run"
  mount --bind "$home/var" "$home/var"
  if [[ $state == /var/* ]]; then
    mkdir -p "$home$state"
    mount --bind "$state" "$home$state"
  fi
  mount --rbind "$home/var" /var
}

# The kubelet insists on a few kernel settings that belong to the whole machine. It shall read the values that it wants,
# and the machine shall keep its own: plain files lie over the kernel's.
own_kernel_settings() {
  local setting value
  mkdir -p "$home/sys"
  while read -r setting value; do
    printf '%s\n' "$value" >"$home/sys/${setting//\//.}"
    mount --bind "$home/sys/${setting//\//.}" "/proc/sys/$setting"
  done <<'SETTINGS'
vm/overcommit_memory 1
vm/panic_on_oom 0
kernel/panic 10
kernel/panic_on_oops 1
kernel/keys/root_maxkeys 1000000
kernel/keys/root_maxbytes 25000000
SETTINGS
}

private_etc
private_var
mount -t tmpfs -o mode=755 tmpfs /run
own_kernel_settings
mount --make-rshared /
hostname "$node"
ip link set lo up
printf '%s\n' $$ >"$home/ns.pid"
printf 'ready\n' >"$ready"
exec sleep infinity
