# shellcheck shell=bash
# Programs for mutants: upstream's, from the same pins and with the same flags, but for one patch to a module they are made of.

# variant_program MUTANT COMPONENT: where the cache keeps it.
variant_program() {
  local module patch
  module=$(component_field "$2" 2)
  patch=$(sha256sum <"$PLATFORM/mutants/$1/$2.patch" | cut -c1-16)
  printf '%s/%s-%s/%s-%s/%s' "$CACHE" "$module" "$(module_digest "$module")" "$1" "$patch" "$2"
}

# write_variant_module MODULE GO-MODULE PATCH DIR: a patched copy of the Go module, and a go.mod beside it that takes it from there.
write_variant_module() {
  local pins=$PLATFORM/go/$1 source
  source=$(cd "$pins" && go list -m -f '{{.Dir}}' "$2")
  cp -r --no-preserve=mode "$source" "$4/module"
  patch --quiet --directory "$4/module" -p1 <"$3"
  cp "$pins/go.mod" "$pins/go.sum" "$4/"
  (cd "$4" && go mod edit -replace="$2=$4/module")
}

# build_variant MUTANT COMPONENT GO-MODULE: nothing happens where the cache has it.
build_variant() {
  local mutant=$1 component=$2 module program work
  module=$(component_field "$component" 2)
  program=$(variant_program "$mutant" "$component")
  if [[ -x $program ]]; then return; fi
  work=$program.build
  rm -rf "$work"
  mkdir -p "$work"
  write_variant_module "$module" "$3" "$PLATFORM/mutants/$mutant/$component.patch" "$work"
  step "building $component for $mutant" build_with_modfile "$module" "$component" "$work/go.mod" "$work/program"
  mv "$work/program" "$program"
  rm -rf "$work"
}

# build_with_modfile MODULE COMPONENT MODFILE OUTPUT
build_with_modfile() {
  local package flags=()
  package=$(component_field "$2" 3)
  mapfile -t flags < <(build_flags "$1")
  (cd "$PLATFORM/go/$1" && CGO_ENABLED=$(module_uses_cgo "$1") compile "${flags[@]}" -modfile="$3" -o "$4" "$package")
}
