# shellcheck shell=bash
# The Go workspaces that the programs are built in, with patched copies of what would not build there as it is.

# workspace MODULE: the folder of the Go workspace that it belongs to.
workspace() {
  if [[ -e $PLATFORM/go/$1/go.work ]]; then printf '%s/go/%s' "$PLATFORM" "$1"; else printf '%s/go' "$PLATFORM"; fi
}

# module_source MODULE GO-MODULE: the folder of its sources, which nothing may have been built from yet.
module_source() { (cd "$PLATFORM/go/$1" && go mod download "$2" && go list -m -f '{{.Dir}}' "$2"); }

# write_workspace MODULE DIR: DIR/go.work, the module's own, and what go/MODULE/patches/GO-MODULE.patch changes.
write_workspace() {
  local module=$1 folder=$2 workspace patches patch
  workspace=$(workspace "$module")
  patches=$PLATFORM/go/$module/patches
  rm -rf "$folder"
  mkdir -p "$folder"
  sed -E "s#^(\t|use )\.#\1$workspace#" "$workspace/go.work" >"$folder/go.work"
  if [[ -e $workspace/go.work.sum ]]; then cp "$workspace/go.work.sum" "$folder/"; fi
  if [[ ! -d $patches ]]; then return; fi
  while read -r patch; do
    patch_module "$module" "${patch%.patch}" "$patches/$patch" "$folder"
  done < <(find "$patches" -name '*.patch' -printf '%P\n')
}

# patch_module MODULE GO-MODULE PATCH DIR: DIR/go.work takes the Go module from a patched copy.
patch_module() {
  local copy=$4/$2 source
  source=$(module_source "$1" "$2")
  mkdir -p "${copy%/*}"
  cp -r --no-preserve=mode "$source" "$copy"
  patch --quiet --directory "$copy" -p1 <"$3"
  go work edit -replace="$2=$copy" "$4/go.work"
}
