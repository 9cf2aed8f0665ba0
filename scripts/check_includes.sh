#!/usr/bin/env bash
# The stages stay apart: judging and reporting never see the cluster, and each library has one user (docs: architecture).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

failed=0
# forbid WHY PATTERN PATHS…: no file of these includes what the pattern says.
forbid() {
  local why=$1 pattern=$2
  shift 2
  if git grep -nE "^#include [<\"]($pattern)" -- "$@"; then
    printf 'FAIL: %s\n' "$why"
    failed=1
  fi
}

forbid 'judging and reporting are pure' '(kube|http|collect|run|cli)/' src/judge src/report
forbid 'the bundle is read without a cluster' '(kube|http|collect|run|cli)/' src/store
forbid 'a case is data' '(kube|http|collect|judge|run|report|store|cli)/' src/spec
forbid 'base stands on nothing' '(text|http|kube|spec|collect|judge|run|report|store|cli)/' src/base
forbid 'curl has one user' 'curl/' src ':!src/http'
forbid 'yaml-cpp, jq, cmark and mustache have one user' '(yaml-cpp|mustache|kainjow)/|(jq|jv|cmark)[.]h|mustache[.]hpp' src ':!src/text'
forbid 'CLI11 has one user' 'CLI/' src ':!src/cli'
forbid 'simdjson has one user' 'simdjson[.]h' src ':!src/base/json_parse.cc'
forbid 'SQLite has one user' 'sqlite3[.]h' src ':!src/store'
exit $failed
