# shellcheck shell=bash
# containerd's store with the images that every platform has, made once and kept in the cache: a node starts with it, instead of taking
# 600 MiB of archives apart.

# each_program_image LEVEL: name, program and user of each image that holds one program, for the cases up to this level; one a line.
each_program_image() {
  local operator
  printf '%s\n' "$PAUSE_IMAGE $(extras_folder)/pause 65535" "$COREDNS_IMAGE $(module_bin addons)/coredns 65532"
  for operator in $(level_operators "$1"); do printf '%s\n' "$(operator_image "$operator") $(module_bin operators)/$operator 65532"; done
  level_autoscaling_images "$1"
}

# each_stored_image LEVEL COMMAND…: runs COMMAND… NAME CONTENT… for each image that is there from the start.
each_stored_image() {
  local level=$1 name program user content
  shift
  while read -r name program user; do
    mapfile -t content < <(program_content "$program" "$user")
    "$@" "$name" "${content[@]}"
  done < <(each_program_image "$level")
  each_stack_image "$@"
}

# image_store LEVEL: the cache's folder of it, by all that it is made of: the cache's paths of programs and file systems say what is in them.
image_store() {
  local digest
  digest=$({
    each_stored_image "$1" printf '%s\n'
    module_bin node
    cat "$PLATFORM"/lib/{images,image_store,fill_image_store}.sh "$PLATFORM/tools/oci_image.cc" "$REPO"/src/store/{oci,tar}.cc
  } | sha256sum | cut -c1-16)
  printf '%s/image-store-%s' "$CACHE" "$digest"
}

# make_image_store LEVEL FOLDER
make_image_store() {
  local work=$2.partial
  rm -rf "$work"
  mkdir -p "$work/archives"
  each_stored_image "$1" write_archive "$work/archives" >/dev/null
  # In namespaces of its own: whatever becomes of it, nothing of it goes on running or stays mounted.
  unshare --mount --pid --fork --kill-child --mount-proc --propagation private \
    "$PLATFORM/lib/fill_image_store.sh" "$(module_bin node)" "$work" >"$work/log" 2>&1 || fail "cannot make the store of images: $(tail -n 3 "$work/log")"
  mv "$work/root" "$2"
  rm -rf "$work"
}

# build_image_store LEVEL FOLDER: nothing happens where the cache has it.
build_image_store() {
  oci_image >/dev/null
  if [[ ! -d $2 ]]; then step "making the nodes' store of images" make_image_store "$1" "$2"; fi
}

# give_images LEVEL FOLDER: what is in the store, to every node. The files are linked where the file system lets them be: images do not
# change. The databases are the node's own.
give_images() {
  local store=$2 node node_store database
  for node in "${NODES[@]}"; do
    node_store=$STATE/nodes/$node/var/lib/containerd
    mkdir -p "$node_store"
    if ! cp -al "$store/." "$node_store" 2>/dev/null; then
      rm -rf "$node_store"
      cp -a "$store" "$node_store"
    fi
    find "$store" -name '*.db' -printf '%P\n' | while read -r database; do
      cp --remove-destination "$store/$database" "$node_store/$database"
    done
  done
  each_stored_image "$1" note_import
}
