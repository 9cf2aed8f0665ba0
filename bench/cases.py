#!/usr/bin/env python3
"""Trivial cases, one ConfigMap applied and one expectation each, run by Seaworthy and by Chainsaw on the same cluster.

  bench/cases.py [COUNT]      default 200; needs the reference platform (`bin/seaworthy up`)
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

from measure import ROOT, SEAWORTHY, STATE, Requests, machine, measure

PARALLEL = 8

CASE = """---
id: trivial-{n}
title: A ConfigMap is stored as it was applied
item: "0"
area: basic
level: 0
requirement: SHOULD
timeout: 1m
---

```yaml observe
- apply: manifests/{n}.yaml
- list: {{kind: ConfigMap, name: trivial-{n}, as: stored}}
```

```yaml judge
- id: stored
  that: '.stored.objects[0].data.key == "{n}"'
  because: What was applied must be what is there.
```
"""

CONFIG_MAP = """apiVersion: v1
kind: ConfigMap
metadata:
  name: trivial-{n}
data:
  key: "{n}"
"""

CHAINSAW_TEST = """apiVersion: chainsaw.kyverno.io/v1alpha1
kind: Test
metadata:
  name: trivial-{n}
spec:
  steps:
    - try:
        - apply:
            file: configmap.yaml
        - assert:
            resource:
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: trivial-{n}
              data:
                key: "{n}"
"""


def write_suite(folder, count):
    manifests = folder / "basic/manifests"
    manifests.mkdir(parents=True)
    (folder / "features.yaml").write_text("{}\n")
    for n in range(count):
        (folder / f"basic/{n}.md").write_text(CASE.format(n=n))
        (manifests / f"{n}.yaml").write_text(CONFIG_MAP.format(n=n))


def write_chainsaw(folder, count):
    for n in range(count):
        test = folder / f"trivial-{n}"
        test.mkdir(parents=True)
        (test / "chainsaw-test.yaml").write_text(CHAINSAW_TEST.format(n=n))
        (test / "configmap.yaml").write_text(CONFIG_MAP.format(n=n))


def run_seaworthy(work, count):
    write_suite(work / "suite", count)
    with Requests("seaworthy") as requests, open(work / "seaworthy.log", "w") as log:
        figures = measure(SEAWORTHY, "run", "--kubeconfig", STATE / "kubeconfig", "--suite", work / "suite", "--results", work / "results",
                          "--parallel", PARALLEL, log=log)
    return {**figures, "requests": requests.count}


def run_chainsaw(work, count, chainsaw):
    write_chainsaw(work / "chainsaw-tests", count)
    with Requests("chainsaw") as requests, open(work / "chainsaw.log", "w") as log:
        figures = measure(chainsaw, "test", work / "chainsaw-tests", "--parallel", PARALLEL, "--no-color",
                          env={"KUBECONFIG": str(STATE / "kubeconfig")}, log=log)
    return {**figures, "requests": requests.count}


def build_chainsaw():
    """From a copy of its pinned module, with one method more that today's Go asks for."""
    pins, work = ROOT / "bench/chainsaw", ROOT / "build/bench"
    program, source = work / "chainsaw", work / "chainsaw-source"
    module = "github.com/kyverno/chainsaw"
    work.mkdir(parents=True, exist_ok=True)
    subprocess.run(["go", "mod", "download", module], cwd=pins, check=True)
    words = ["go", "list", "-m", "-f", "{{.Dir}}", module]
    pinned = subprocess.run(words, cwd=pins, check=True, capture_output=True, text=True).stdout.strip()
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(pinned, source, copy_function=shutil.copyfile)
    shutil.copyfile(pins / "module_path.go.in", source / "pkg/runner/internal/module_path.go")
    for name in ("go.mod", "go.sum"):
        shutil.copyfile(pins / name, work / name)
    subprocess.run(["go", "mod", "edit", f"-replace={module}={source}", work / "go.mod"], check=True)
    subprocess.run(["go", "build", f"-modfile={work / 'go.mod'}", "-o", program, module], cwd=pins, check=True)
    return program


def table(ours, theirs):
    rows = [("wall time", "wall", "{:.1f} s", 1), ("CPU time", "cpu", "{:.2f} s", 1), ("peak memory", "rss", "{:.0f} MiB", 2**20),
            ("API requests", "requests", "{:.0f}", 1)]
    lines = ["| | Seaworthy | Chainsaw | ratio |", "|---|---|---|---|"]
    for title, key, form, unit in rows:
        lines.append(f"| {title} | {form.format(ours[key] / unit)} | {form.format(theirs[key] / unit)} | 1/{theirs[key] / ours[key]:.1f} |")
    return "\n".join(lines)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chainsaw = build_chainsaw()
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        ours = run_seaworthy(work, count)
        theirs = run_chainsaw(work, count, chainsaw)
    print(f"{count} cases, {PARALLEL} at once, on {machine()}\n\n{table(ours, theirs)}")


if __name__ == "__main__":
    main()
