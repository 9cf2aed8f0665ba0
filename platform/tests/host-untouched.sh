#!/usr/bin/env bash
# Shows that the host is as it was: its files, links, routes, packet filters, mounts, control groups, kernel settings and block devices.
#
#   host-untouched.sh record FOLDER    before any of the platforms that are looked at is up
#   host-untouched.sh compare FOLDER   when all of them are down: exits with 1 and shows what is different
set -euo pipefail
word=$1 work=$2

# Places where a Kubernetes node usually writes.
node_folders=(/var/lib/kubelet /var/lib/cni /var/lib/containerd /var/lib/etcd /var/log/pods /var/log/containers /run/containerd
  /run/netns /run/cdi /run/xtables.lock /opt/cni /usr/libexec/kubernetes)

# Settings of the whole machine that a kubelet or a kube-proxy would change, and those of the host's own network.
settings=(vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys
  kernel.keys.root_maxbytes net.ipv4.ip_forward net.ipv6.conf.all.forwarding net.netfilter.nf_conntrack_max
  net.netfilter.nf_conntrack_tcp_timeout_established net.netfilter.nf_conntrack_tcp_timeout_close_wait)

# Another platform may be up beside this one, and its pods come and go: its control groups are not looked at.
others=$(ip -o link show | grep -oE '\bseaworthy[0-9]+' | sort -u | xargs | tr ' ' '|' || true)

# record DIR: one file a kind of fact.
record() {
  mkdir -p "$1"
  find /etc -xdev -printf '%p %y %m %u %g %l\n' | sort >"$1/etc-names"
  find /etc -xdev -type f -print0 | sort -z | xargs -0 sha256sum >"$1/etc-bytes"
  find "${node_folders[@]}" -xdev -printf '%p %y\n' 2>/dev/null | sort >"$1/node-folders" || true
  ip -o link show | sed -E 's/^[0-9]+: //; s/ qlen [0-9]+//' | sort >"$1/links"
  ip -o address show scope global | awk '{print $2, $3, $4}' | sort >"$1/addresses"
  ip route show table all | sed -E 's/ (expires|users|age) [^ ]+//g' | sort >"$1/routes"
  nft --stateless list ruleset >"$1/nftables" 2>/dev/null
  if command -v iptables-save >/dev/null; then iptables-save | sed -E '/^#/d; s/\[[0-9]+:[0-9]+\]//' >"$1/iptables"; fi
  sort /proc/self/mounts >"$1/mounts"
  find /sys/fs/cgroup -type d 2>/dev/null | grep -vE "/(${others:-none})(/|\$)" | sort >"$1/cgroups"
  sysctl -e "${settings[@]}" >"$1/settings" 2>/dev/null
  find /sys/block -mindepth 1 -printf '%f\n' | sort >"$1/block-devices"
}

case $word in
  record)
    rm -rf "$work"
    record "$work/before"
    ;;
  compare)
    rm -rf "$work/after"
    record "$work/after"
    if ! diff -ur "$work/before" "$work/after"; then
      echo 'FAIL: the host was touched'
      exit 1
    fi
    echo 'ok: the host is as it was'
    ;;
  *)
    echo "unknown word \`$word\`; see the head of $0" >&2
    exit 2
    ;;
esac
