# shellcheck shell=bash
# Programs for mutants: upstream's, from the same pins and with the same flags, but for one patch to a module they are made of.

# variant_program MUTANT COMPONENT: where the cache keeps it.
variant_program() {
  local module patch
  module=$(component_field "$2" 2)
  patch=$(sha256sum <"$PLATFORM/mutants/$1/$2.patch" | cut -c1-16)
  printf '%s/%s-%s/%s-%s/%s' "$CACHE" "$module" "$(module_digest "$module")" "$1" "$patch" "$2"
}

# build_variant MUTANT COMPONENT GO-MODULE: nothing happens where the cache has it.
build_variant() {
  local mutant=$1 component=$2 module program work
  module=$(component_field "$component" 2)
  program=$(variant_program "$mutant" "$component")
  if [[ -x $program ]]; then return; fi
  work=$program.build
  write_workspace "$module" "$work"
  patch_module "$module" "$3" "$PLATFORM/mutants/$mutant/$component.patch" "$work"
  step "building $component for $mutant" build_in_workspace "$module" "$component" "$work/go.work" "$work/program"
  mv "$work/program" "$program"
  rm -rf "$work"
}

# build_in_workspace MODULE COMPONENT GO-WORK OUTPUT
build_in_workspace() {
  local package flags=()
  package=$(component_field "$2" 3)
  mapfile -t flags < <(build_flags "$1")
  (cd "$PLATFORM/go/$1" && GOWORK=$3 CGO_ENABLED=$(module_uses_cgo "$1") compile "${flags[@]}" -o "$4" "$package")
}
