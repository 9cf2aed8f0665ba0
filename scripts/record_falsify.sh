#!/usr/bin/env bash
# Publishes the kill rate on the reference platform: docs/falsify.json, and the catalogue in README.md.
#
#   scripts/record_falsify.sh            measures every mutant
#   scripts/record_falsify.sh FILE…      puts together what `falsify --format json` printed of the parts of one suite, as the tests
#                                        leave it in build/release/tests/integration/work/falsify-*/falsify.json
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if (($#)); then
  jq --slurp '
    if (map(.suite) | unique | length) != 1 then error("these are of different suites") else . end
    | {
        date: (map(.date) | min),
        killRate: (map(.killRate) | reduce .[] as $part ({bites: 0, survived: 0, wrong_reason: 0, void: 0};
          with_entries(.value += $part[.key]))),
        mutants: (map(.mutants) | add | sort_by(.case)),
        suite: .[0].suite,
        tool: .[0].tool
      }' "$@" >docs/falsify.json.new
else
  bin/seaworthy falsify --format json >docs/falsify.json.new
fi
mv docs/falsify.json.new docs/falsify.json
scripts/readme_catalogue.py
