#!/usr/bin/env python3
"""Writes the catalogue of README.md, between its markers, from `seaworthy list` and the recorded kill rate (docs/falsify.json).

  scripts/readme_catalogue.py                  writes it
  scripts/readme_catalogue.py --check          fails where README.md is not current
  scripts/readme_catalogue.py … SEAWORTHY      with this command instead of bin/seaworthy
"""
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- catalogue: written by scripts/readme_catalogue.py -->\n", "<!-- end of catalogue -->\n"


def when(cases):
    """"on DAY", or "between DAY and DAY"."""
    days = sorted({case["date"][:10] for case in cases.values()})
    return f"on {days[0]}" if len(days) == 1 else f"between {days[0]} and {days[-1]}"


def catalogue(suite, recorded):
    """The section, from what `list` prints as JSON and what is recorded."""
    results = collections.defaultdict(collections.Counter)
    for mutant in recorded["mutants"] if recorded else []:
        results[mutant["case"].split("[")[0]][mutant["result"]] += 1
    total = sum(results.values(), collections.Counter())
    tried = sum(total.values()) - total["void"]
    lines = [
        "No replay of all mutants is recorded yet: `scripts/record_falsify.sh` records one." if not recorded else
        f"Kill rate **{total['bites']}/{tried}**, measured on the reference platform {when(recorded['cases'])}: "
        f"{total['survived']} survived, {total['wrong-reason']} for the wrong reason, {total['void']} void.",
        "",
        "| area | case | level | strength | what is proved | CNCF 1.37 | mutants that bite |",
        "|---|---|---|---|---|---|---|",
    ]
    for case in suite["cases"]:
        counts = results[case["id"]]
        bites = f"{counts['bites']}/{sum(counts.values()) - counts['void']}" if counts else f"{case['mutants']} defined"
        if counts and recorded["cases"].get(case["id"], {}).get("digest") != case["digest"]:
            bites += " before its last change"
        cncf = f"`{case['cncf']}`" if case["cncf"] else ""
        lines.append(f"| {case['area']} | `{case['id']}` | {case['level']} | {case['requirement']} | {case['title']} | {cncf} | {bites} |")
    return "\n".join(lines) + "\n"


def main():
    words = [word for word in sys.argv[1:] if word != "--check"]
    command = words[0] if words else ROOT / "bin/seaworthy"
    suite = json.loads(subprocess.run([command, "list", "--format", "json"], check=True, capture_output=True).stdout)
    record = ROOT / "docs/falsify.json"
    recorded = json.loads(record.read_text()) if record.exists() else None
    text = README.read_text()
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    current = before + BEGIN + catalogue(suite, recorded) + END + after
    if "--check" not in sys.argv:
        README.write_text(current)
    elif current != text:
        sys.exit("README.md: the catalogue is not current; write it again with scripts/readme_catalogue.py")


if __name__ == "__main__":
    main()
