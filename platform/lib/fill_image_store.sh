#!/usr/bin/env bash
# Imports image archives with a containerd that runs for that alone.
# Started in namespaces of its own by image_store.sh as: fill_image_store.sh PROGRAMS WORK; the archives are in WORK/archives, and
# containerd's root becomes WORK/root.
set -euo pipefail
lib=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in say daemon; do
  # shellcheck source=/dev/null
  source "$lib/$part.sh"
done
programs=$1 work=$2
# Whose log says why it does not answer.
STATE=$work
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
await 30 containerd "$programs/ctr" --address "$socket" version
for archive in "$work"/archives/*.tar; do
  "$programs/ctr" --address "$socket" --namespace k8s.io images import --local --discard-unpacked-layers "$archive"
done
kill $containerd
wait $containerd
