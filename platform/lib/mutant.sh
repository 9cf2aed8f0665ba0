# shellcheck shell=bash
# What the scripts of a mutant start with: the running platform's functions, and its state directory (as for `up`).

# shellcheck source=load.sh
source "$(dirname "${BASH_SOURCE[0]}")/load.sh"
[[ -e $STATE/laid-out ]] || fail "no platform in $STATE"
use_state "$STATE"
platform_pid >/dev/null || fail "the platform in $STATE was killed; \`up\` makes it anew"
