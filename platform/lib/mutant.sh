# shellcheck shell=bash
# What the scripts of a mutant start with: the running platform's functions, and its state directory ($STATE, else as for `up`).

mutant_state=${STATE:-}
# shellcheck source=load.sh
source "$(dirname "${BASH_SOURCE[0]}")/load.sh"
STATE=${mutant_state:-$STATE}
[[ -e $STATE/laid-out ]] || fail "no platform in $STATE"
use_state "$STATE"
