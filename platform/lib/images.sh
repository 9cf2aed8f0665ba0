# shellcheck shell=bash
# The platform's images: FROM scratch, written by this repository's own tool, imported on every node under their full names.

# import_image NAME CONTENT…: an image with this content, which are arguments of oci-image, on every node; where a node has it
# already, nothing happens.
import_image() {
  local note
  note=$(image_file "$STATE/images" "$1")
  if [[ -e $note && $(<"$note") == "$(image_content "$@")" ]]; then return; fi
  write_archive "$STATE/images" "$@" >/dev/null
  import_archive "$1" "$note.tar"
  note_import "$@"
}

# note_import NAME CONTENT…: the nodes have it.
note_import() { image_content "$@" >"$(image_file "$STATE/images" "$1")"; }

# image_file FOLDER NAME: a file for the image of this name, whatever its registry and tag.
image_file() {
  local base=${2##*/}
  printf '%s/%s' "$1" "${base%%:*}"
}

# oci_image: the path of the program that writes images.
oci_image() { cpp_binary oci-image || fail "oci-image is not built: build the C++ targets first"; }

# write_archive FOLDER NAME CONTENT…: the image as an archive in the folder; prints its digest.
write_archive() {
  local writer
  writer=$(oci_image)
  "$writer" "$2" "$(image_file "$1" "$2").tar" "${@:3}"
}

# program_content PROGRAM USER: the arguments of oci-image for an image that holds one static program, one a line.
program_content() {
  local name=/${1##*/}
  printf '%s\n' --file "$1=$name" --entrypoint "$name" --user "$2"
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
