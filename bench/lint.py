#!/usr/bin/env python3
"""Linting a generated suite: 1 000 cases of three expressions each. Aim: under 3 s.

  bench/lint.py [COUNT]
"""
import pathlib
import sys
import tempfile

from measure import SEAWORTHY, machine, measure

CASE = """---
id: generated-{n}
title: A generated case
item: "0"
area: basic
level: 0
requirement: SHOULD
timeout: 1m
---

```yaml observe
- until: {{kind: Pod, selector: app=generated-{n}, expect: 'all(.[]; .status.phase == "Running" and .metadata.name != "{n}")', within: 30s, as: pods}}
```

```yaml judge
- id: placed
  none: '.pods.objects[] | select(.spec.nodeName == null) | "\\(.metadata.name) of {n}"'
  because: A pod without a node does not run.
- id: counted
  that: '[.pods.objects[] | .status.containerStatuses[]? | .restartCount] | add // 0 <= {n}'
  because: Restarts hide failures.
```
"""


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        suite = pathlib.Path(name)
        (suite / "basic").mkdir()
        (suite / "features.yaml").write_text("{}\n")
        for n in range(count):
            (suite / f"basic/{n}.md").write_text(CASE.format(n=n))
        figures = measure(SEAWORTHY, "lint", suite)
    print(f"{count} cases, 3 expressions each: {figures['wall']:.2f} s wall, {figures['cpu']:.2f} s CPU, {figures['rss'] / 2**20:.0f} MiB; {machine()}")


if __name__ == "__main__":
    main()
