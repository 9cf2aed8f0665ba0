#!/usr/bin/env python3
"""Verifying a bundle of 100 MB beside what cannot be avoided: sha256sum of its files, and parsing its evidence as JSON.

The bundle is that of a run (default: results/latest) whose largest case has had facts added, under names that no judgement reads,
until it is large enough, and was sealed again.

  bench/verify.py [BUNDLE]
"""
import hashlib
import json
import pathlib
import shutil
import sys
import tempfile

from measure import ROOT, SEAWORTHY, machine, measure

SIZE = 100 * 10**6
PARSE = "import json, sys\nfor path in sys.argv[1:]:\n    for line in open(path, 'rb'):\n        json.loads(line)"


def grow(bundle):
    """Repeats the last facts of the largest case under other names until the bundle is large enough."""
    evidence = max(bundle.glob("cases/*/evidence.jsonl"), key=lambda path: path.stat().st_size)
    facts = [json.loads(line) for line in evidence.read_text().splitlines()]
    number, padding = facts[-1]["number"], [fact for fact in facts if fact["kind"] == "result"]
    with evidence.open("a") as file:
        while file.tell() < SIZE:
            for fact in padding:
                number += 1
                file.write(json.dumps({**fact, "number": number, "as": f"padding{number}"}, separators=(",", ":")) + "\n")


def seal(bundle):
    """The manifest of docs/evidence.md over what is there now."""
    entries, head = [], ""
    for path in sorted(str(path.relative_to(bundle)) for path in bundle.rglob("*") if path.is_file() and path.name != "manifest.json"):
        data = (bundle / path).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        head = hashlib.sha256(f"{head}\n{path}\n{digest}".encode()).hexdigest()
        entries.append({"path": path, "sha256": digest, "size": len(data), "chain": head})
    (bundle / "manifest.json").write_text(json.dumps({"format": 1, "files": entries, "head": head}))


def main():
    source = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "results/latest"
    with tempfile.TemporaryDirectory() as name:
        bundle = pathlib.Path(name) / "bundle"
        shutil.copytree(source.resolve(), bundle)
        grow(bundle)
        seal(bundle)
        files = [path for path in bundle.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        hashing = measure("sha256sum", *files)
        parsing = measure(sys.executable, "-c", PARSE, *bundle.glob("cases/*/evidence.jsonl"))
        verifying = measure(SEAWORTHY, "verify", bundle)
    floor = hashing["wall"] + parsing["wall"]
    print(f"{size / 1e6:.0f} MB: verify {verifying['wall']:.2f} s; sha256sum {hashing['wall']:.2f} s + parse {parsing['wall']:.2f} s "
          f"= {floor:.2f} s; ratio {verifying['wall'] / floor:.2f}; {machine()}")


if __name__ == "__main__":
    main()
