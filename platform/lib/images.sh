# shellcheck shell=bash
# The platform's images: FROM scratch, written by this repository's own tool, imported on every node under their full names.

# import_image NAME CONTENT…: an image with this content, which are arguments of oci-image, on every node; where a node has it
# already, nothing happens.
import_image() {
  local name=$1 base archive writer content
  shift
  base=${name##*/}
  archive=$STATE/images/${base%%:*}.tar
  writer=$(cpp_binary oci-image) || fail "oci-image is not built: build the C++ targets first"
  content=$(image_content "$name" "$@")
  if [[ -e $archive.imported && $(<"$archive.imported") == "$content" ]]; then return; fi
  "$writer" "$name" "$archive" "$@" >"$STATE/images/${base%%:*}.digest"
  import_archive "$name" "$archive"
  printf '%s\n' "$content" >"$archive.imported"
}

# image_content NAME CONTENT…: what tells one image from the next without reading its files: the arguments, and the size and time of
# each file that they name.
image_content() {
  local argument
  printf '%s\n' "$@"
  for argument in "${@:2}"; do
    argument=${argument%%=*}
    if [[ -e $argument ]]; then find "$argument" -type f -printf '%p %s %T@\n' | sort; fi
  done
}

# import_archive NAME ARCHIVE: on every node. The archive is not needed any more.
import_archive() {
  local node
  local -A imports
  for node in "${NODES[@]}"; do
    node_ctr "$node" images import "$2" >>"$STATE/log/images.log" 2>&1 &
    imports[$node]=$!
  done
  for node in "${NODES[@]}"; do
    wait "${imports[$node]}" || fail "$node: cannot import $1; see $STATE/log/images.log"
  done
  rm -f "$2"
}

# import_program NAME PROGRAM USER: an image that holds one static program, on every node.
import_program() {
  local base
  base=$(basename "$2")
  import_image "$1" --file "$2=/$base" --entrypoint "/$base" --user "$3"
}

import_platform_images() {
  import_program "$PAUSE_IMAGE" "$BIN/pause" 65535
  import_program "$COREDNS_IMAGE" "$BIN/coredns" 65532
}

# The suite's probe, where it is built.
import_probe() {
  local probe
  if probe=$(cpp_binary seaworthy-probe); then
    import_program "seaworthy.dev/probe:$(project_version)" "$probe" 65532:65532
  fi
}

# project_version: as CMakeLists.txt has it.
project_version() { sed -nE 's/^project\(seaworthy VERSION ([0-9.]+).*/\1/p' "$REPO/CMakeLists.txt"; }
