#!/usr/bin/env bash
# Publishes the kill rate on the reference platform: docs/falsify.json, and the catalogue in README.md. Of cases that were not
# measured now, what is published stays.
#
#   scripts/record_falsify.sh                 measures every mutant
#   scripts/record_falsify.sh --area gang     what follows is for `seaworthy falsify`
#   scripts/record_falsify.sh FILE…           takes what `seaworthy falsify --format json` printed
#
# What is published was measured with the deadlines that the cases state. The tests measure again with half of them, and compare.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if (($#)) && [[ $1 != -* ]]; then
  measured=$(cat "$@")
else
  measured=$(bin/seaworthy falsify --format json "$@")
fi
if [[ -f docs/falsify.json ]]; then published=docs/falsify.json; else published=/dev/null; fi
jq --slurp --slurpfile published "$published" --slurpfile list <(bin/seaworthy list --format json) '
  $list[0] as $list | ($published[0] // {}) as $published |
  def id: .case | split("[")[0];
  if any(.[]; .suite != $list.suite) then error("this was measured with another suite than the present one") else . end
  | if any(.[]; .patience != 1) then error("this was measured with less patience than the cases ask for") else . end
  | ($list.cases | map({(.id): .digest}) | add) as $digests
  | (map(.date as $date | .mutants[] | {(id): {$date, digest: $digests[id]}}) | add) as $measured
  | ([$published.mutants[]? | select(id | in($digests) and (in($measured) | not))] + map(.mutants[]) | sort_by(.case)) as $mutants
  | {
      cases: (($published.cases // {} | with_entries(select(.key | in($digests)))) + $measured),
      killRate: ({bites: 0, survived: 0, wrong_reason: 0, void: 0}
        + ($mutants | group_by(.result) | map({(.[0].result | sub("-"; "_")): length}) | add)),
      $mutants
    }' <<<"$measured" >docs/falsify.json.new
mv docs/falsify.json.new docs/falsify.json
scripts/readme_catalogue.py
