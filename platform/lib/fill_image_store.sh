#!/usr/bin/env bash
# Imports image archives with a containerd that runs for that alone.
# Started in namespaces of its own by image_store.sh as: fill_image_store.sh PROGRAMS WORK; the archives are in WORK/archives, and
# containerd's root becomes WORK/root.
set -euo pipefail
programs=$1 work=$2
# The socket's path has to be short.
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
socket=$state/containerd.sock

cat >"$state/config.toml" <<TOML
version = 3
root = "$work/root"
state = "$state/run"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.nri.v1.nri", "io.containerd.tracing.processor.v1.otlp"]
[grpc]
address = "$socket"
TOML
"$programs/containerd" --config "$state/config.toml" &
containerd=$!
# It says to nobody that it is ready.
for _ in {1..300}; do
  if [[ -S $socket ]] && "$programs/ctr" --address "$socket" version >/dev/null 2>&1; then break; fi
  kill -0 $containerd
  sleep 0.1
done
for archive in "$work"/archives/*.tar; do
  "$programs/ctr" --address "$socket" --namespace k8s.io images import --local --discard-unpacked-layers "$archive"
done
kill $containerd
wait $containerd
