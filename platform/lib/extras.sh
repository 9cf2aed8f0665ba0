# shellcheck shell=bash
# What the pinned Go modules carry beside Go programs: the pause container's C source, and kwok's stages.

extras_folder() {
  printf '%s/extras-%s-%s' "$CACHE" "$(pinned kubernetes k8s.io/kubernetes)" "$(pinned addons sigs.k8s.io/kwok)"
}

# write_kwok_stages FILE: how kwok's nodes and pods live: ready at once, kept alive by a lease.
write_kwok_stages() {
  local source stage
  source=$(module_source addons sigs.k8s.io/kwok)/kustomize/stage
  for stage in node/fast/node-initialize node/heartbeat-with-lease/node-heartbeat-with-lease \
    pod/fast/pod-ready pod/fast/pod-complete pod/fast/pod-delete; do
    printf -- '---\n'
    cat "$source/$stage.yaml"
  done >"$1"
}

build_extras() {
  local folder source work
  folder=$(extras_folder)
  if [[ -d $folder ]]; then return; fi
  source=$(module_source kubernetes k8s.io/kubernetes)
  work=$folder.partial
  mkdir -p "$work"
  write_kwok_stages "$work/kwok-stages.yaml"
  step "building pause" gcc -Os -Wall -static -s -DVERSION="$(pinned kubernetes k8s.io/kubernetes)" \
    -o "$work/pause" "$source/build/pause/linux/pause.c"
  mv "$work" "$folder"
}
