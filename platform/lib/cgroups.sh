# shellcheck shell=bash
# Each node's pods live below a control group of its own, /seaworthy<slot>/<node>, in every hierarchy of the host.

CGROUPS=/sys/fs/cgroup

cgroup_name() { printf 'seaworthy%d' "$(platform_slot)"; }

# cgroup_hierarchies: their mount points. Version 1 has one a controller, version 2 one in all.
cgroup_hierarchies() {
  if [[ -e $CGROUPS/cgroup.controllers ]]; then
    printf '%s\n' "$CGROUPS"
  else
    find "$CGROUPS" -mindepth 1 -maxdepth 1 -type d ! -name unified
  fi
}

# make_cgroup HIERARCHY PATH: a group that can hold others. In version 1 an empty cpuset holds no process, so it takes its
# parent's; in version 2 the parent must hand its controllers down.
make_cgroup() {
  local parent group setting
  parent=$1/$(dirname "$2")
  group=$1/$2
  if [[ -e $parent/cgroup.subtree_control ]]; then
    sed 's/[^ ]*/+&/g' "$parent/cgroup.controllers" >"$parent/cgroup.subtree_control"
  fi
  mkdir -p "$group"
  for setting in cpuset.cpus cpuset.mems; do
    if [[ -e $parent/$setting && ! -e $parent/cgroup.controllers ]]; then cat "$parent/$setting" >"$group/$setting"; fi
  done
}

make_node_cgroups() {
  local node=$1 hierarchy name
  name=$(cgroup_name)
  while read -r hierarchy; do
    make_cgroup "$hierarchy" "$name"
    make_cgroup "$hierarchy" "$name/$node"
  done < <(cgroup_hierarchies)
}

# remove_cgroups: after every process is gone; groups can be removed from the leaves up only. The container runtime makes some
# in hierarchies that the kubelet does not use, so all are looked at.
remove_cgroups() {
  local group name
  name=$(cgroup_name)
  for group in "$CGROUPS/$name" "$CGROUPS"/*/"$name"; do
    if [[ -d $group ]]; then find "$group" -depth -type d -exec rmdir {} +; fi
  done
}
