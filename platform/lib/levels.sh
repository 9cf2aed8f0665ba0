# shellcheck shell=bash
# What the cases up to a level need of upstream's programs.

# check_level LEVEL
check_level() { [[ $1 =~ ^[012]$ ]] || fail "--level \`$1\` is not 0, 1 or 2"; }

# level_programs [LEVEL]: one a line; all of them where no level is named.
level_programs() {
  component_names | grep -vxF -f <(
    component_names operators
    level_autoscaling
  )
  level_operators "${1:-}"
  level_autoscaling "${1:-}"
}
