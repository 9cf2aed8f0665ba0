# shellcheck shell=bash
# What every script of the project starts with: where things are, how progress is shown, what the builds share. Sourced, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../platform/lib/say.sh
source "$ROOT/platform/lib/say.sh"
# shellcheck source=../platform/lib/paths.sh
source "$ROOT/platform/lib/paths.sh"

# Compiled objects are kept by content, and a clone elsewhere finds them.
export CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=1
if [[ -n ${SEAWORTHY_CACHE:-} ]]; then export CCACHE_DIR=$SEAWORTHY_CACHE/ccache; fi
