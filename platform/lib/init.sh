#!/usr/bin/env bash
# Process 1 of the platform's namespaces: keeps them alive and collects orphans (bash waits for any child while it reads).
# When it dies, the kernel kills every process of the platform, and the mounts and links go with them.
# Started by namespaces.sh as: init.sh NAME READY-FIFO
set -euo pipefail

hostname "$1"
ip link set lo up
exec 3<>"$2.hold"
printf 'ready\n' >"$2"
while :; do read -r _ <&3 || true; done
