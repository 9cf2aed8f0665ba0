# shellcheck shell=bash
# gVisor: the sandboxed runtime of the nodes, by the shim of its own. RuntimeClass `gvisor` names it (manifests/gvisor.yaml).

# install_gvisor: its configuration, and where the kernel refuses the shim what it insists on, a wrapper around the shim.
install_gvisor() {
  # The nodes' control groups may be of version 1, which runsc cannot make below the kubelet's.
  printf '[runsc_config]\nplatform = "systrap"\nignore-cgroups = "true"\n' >"$CONF/runsc.toml"
  if lacks_sys_resource; then wrap_gvisor_shim; fi
}

# On `start` the shim lowers its oom_score_adj and fails where it may not, unless it runs in a user namespace, which it tells by its
# uid_map. So it reads one that says so. The file that lies over the kernel's goes with the process, which ends when the shim's
# daemon, another process, has started.
wrap_gvisor_shim() {
  mkdir -p "$BIN/gvisor"
  mv "$BIN/containerd-shim-runsc-v1" "$BIN/gvisor/"
  printf '         0          0 4294967294\n' >"$BIN/gvisor/uid_map"
  cat >"$BIN/containerd-shim-runsc-v1" <<SHELL
#!/bin/bash
if [[ " \$* " == *" start "* ]]; then mount --bind "$BIN/gvisor/uid_map" "/proc/\$\$/uid_map"; fi
exec "$BIN/gvisor/containerd-shim-runsc-v1" "\$@"
SHELL
  chmod 755 "$BIN/containerd-shim-runsc-v1"
}
