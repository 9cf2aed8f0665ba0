# shellcheck shell=bash
# Builds upstream programs into the cache, keyed by all that decides their bytes. Interrupted builds go on where they were:
# the Go build cache keeps what was compiled, and a program appears under its name only when it is whole.

# module_digest MODULE: of its own sources, the pins, the flags and the compiler. In a workspace the pins of all modules decide.
module_digest() {
  {
    find "$PLATFORM/go/$1" -type f -print0 | sort -z | xargs -0 sha256sum | cut -d' ' -f1
    (cd "$(workspace "$1")" && sed -n 's|^\t\./\(.*\)|\1/go.mod|p' go.work | xargs -r cat go.work)
    build_flags "$1"
    go env GOVERSION GOARCH
  } | sha256sum | cut -c1-16
}

# module_bin MODULE: the folder of its programs in the cache.
module_bin() {
  printf '%s/%s-%s/bin' "$CACHE" "$1" "$(module_digest "$1")"
}

# missing_components MODULE BIN NAME…: those of the names that belong to the module and are not in the cache.
missing_components() {
  local module=$1 bin=$2 name
  shift 2
  for name in "$@"; do
    if [[ $(component_field "$name" 2) == "$module" && ! -x $bin/$name ]]; then printf '%s\n' "$name"; fi
  done
}

# go_output PACKAGE: the name that `go build -o DIR/` gives the program: the last element that is not a major version.
go_output() {
  local package=${1%/v[0-9]}
  printf '%s' "${package##*/}"
}

# compile ARGUMENT…: `go build`; its compilers collect no garbage before they have grown to a gigabyte, which saves them a tenth of their time.
compile() {
  GOGC=off GOMEMLIMIT=1GiB nice -n 5 go build "$@"
}

# build_programs MODULE BIN NAME…: one `go build` for all, so that what they share is compiled once.
build_programs() {
  local module=$1 bin=$2 partial=$2.partial work=$2.workspace name packages=() flags=()
  shift 2
  for name in "$@"; do packages+=("$(component_field "$name" 3)"); done
  mapfile -t flags < <(build_flags "$module")
  mkdir -p "$bin" "$partial"
  write_workspace "$module" "$work"
  (cd "$PLATFORM/go/$module" && GOWORK=$work/go.work CGO_ENABLED=$(module_uses_cgo "$module") compile "${flags[@]}" -o "$partial/" "${packages[@]}")
  for name in "$@"; do mv "$partial/$(go_output "$(component_field "$name" 3)")" "$bin/$name"; done
  rm -rf "$partial" "$work"
}

# need_go: all that the cache holds is known by Go's version, and most of it is made by Go.
need_go() {
  command -v go >/dev/null || fail "Go is not on the PATH; \`scripts/setup.sh --platform\` says which is needed"
}

# build_missing NAME…: those that are missing, two modules at once; the table's first, which is small, alone, lest both compile Go's library.
build_missing() {
  local module modules bin missing
  need_go
  mapfile -t modules < <(component_modules)
  for module in "${modules[@]}"; do
    bin=$(module_bin "$module")
    mapfile -t missing < <(missing_components "$module" "$bin" "$@")
    if ((${#missing[@]})); then
      start_job step "building ${missing[*]}" build_programs "$module" "$bin" "${missing[@]}"
      if [[ $module == "${modules[0]}" ]]; then await_job; fi
    fi
  done
  await_jobs
}

# build_components NAME…: those that are missing, and what the platform needs beside programs.
build_components() {
  build_missing "$@"
  build_extras
  build_stack
}

# install_programs DIR: links every program of the cache that a folder lacks into it; copies where the file system does not let it.
install_programs() {
  local module bin file
  mkdir -p "$1"
  for module in $(component_modules); do
    bin=$(module_bin "$module")
    # A module that the level does not need may never have been built.
    [[ -d $bin ]] || continue
    for file in "$bin"/*; do
      [[ -e $1/${file##*/} ]] || cp -l "$file" "$1/" 2>/dev/null || cp "$file" "$1/"
    done
  done
  for file in "$(extras_folder)"/*; do [[ -e $1/${file##*/} ]] || cp "$file" "$1/"; done
}
