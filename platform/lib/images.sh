# shellcheck shell=bash
# The platform's images: FROM scratch, written by this repository's own tool, imported on every node under their full names.

# import_image NAME CONTENT…: an image with this content, which are arguments of oci-image, on every node; where a node has it
# already, nothing happens.
import_image() {
  local note writer
  note=$(import_note "$1")
  writer=$(cpp_binary oci-image) || fail "oci-image is not built: build the C++ targets first"
  if [[ -e $note && $(<"$note") == "$(image_content "$@")" ]]; then return; fi
  "$writer" "$1" "$note.tar" "${@:2}" >/dev/null
  import_archive "$1" "$note.tar"
  note_import "$@"
}

# import_note NAME: the file that says what the nodes have by this name, whatever its tag.
import_note() {
  local base=${1##*/}
  printf '%s/images/%s' "$STATE" "${base%%:*}"
}

# note_import NAME CONTENT…
note_import() { image_content "$@" >"$(import_note "$1")"; }

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
  local content
  mapfile -t content < <(program_content "$2" "$3")
  import_image "$1" "${content[@]}"
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
