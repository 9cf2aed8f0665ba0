#!/usr/bin/env bash
# Every shell script, known by its first line, passes shellcheck; and nothing that sources the platform's functions has one of the
# same name, which would take the other's place.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
git grep -lzE '^#(!/usr/bin/env bash| shellcheck shell=bash)$' -- ':!*.md' | xargs -0 shellcheck

defined() { git grep -ohE '^[a-z_0-9]+\(\) \{' -- "$@" | sort; }
twice=$(
  comm -12 <(defined platform/lib | uniq) <(defined platform ':!platform/lib' ':!platform/tests' | uniq)
  defined platform/lib | uniq -d
)
if [[ $twice ]]; then
  printf 'platform: a function by one name in two files that are sourced together:\n%s\n' "$twice" >&2
  exit 1
fi
