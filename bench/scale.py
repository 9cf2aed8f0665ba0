#!/usr/bin/env python3
"""The judgements on attributes, topology and gangs against 10, 100 and 1 000 simulated nodes of eight devices each.

The cases on attributes and topology are those of suite/dra, word for word; that on gangs (scale/suite) has one member for each node.
For the topology every device of every other node is taken first, and the pair may go to any node: so the scheduler must find the
only pair of the cluster.

  bench/scale.py [NODES...]      default 10 100 1000; needs the reference platform (`bin/seaworthy up`)
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from measure import ROOT, SEAWORTHY, STATE, Requests, machine, measure

DEVICES = 8
CLASS = "kwok.accelsim.seaworthy.dev"
PINNED = """  affinity:
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [$NODE]}]}]
"""
TAKEN = """---
apiVersion: resource.k8s.io/v1
kind: ResourceClaim
metadata: {{name: taken-{n}, namespace: scale}}
spec: {{devices: {{requests: [{{name: all, exactly: {{deviceClassName: {cls}, allocationMode: All}}}}]}}}}
---
apiVersion: v1
kind: Pod
metadata: {{name: taken-{n}, namespace: scale}}
spec:
  terminationGracePeriodSeconds: 0
  tolerations: [{{operator: Exists}}]
  affinity:
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms: [{{matchFields: [{{key: metadata.name, operator: In, values: [kwok-{n}]}}]}}]
  resourceClaims: [{{name: all, resourceClaimName: taken-{n}}}]
  containers: [{{name: hold, image: seaworthy.dev/none, resources: {{claims: [{{name: all}}]}}}}]
"""
CASES = {"attributes": "dra-attributes", "topology": "dra-topology-numa", "gang": "gang-nodes"}


def platform(script, *words):
    subprocess.run([ROOT / "platform" / script, *map(str, words), "--state", STATE], check=True)


def kubectl(*words, **options):
    command = [STATE / "bin/kubectl", "--kubeconfig", STATE / "kubeconfig", *words]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.DEVNULL, **options)


def write_suite(folder):
    shutil.copytree(ROOT / "bench/scale/suite", folder)
    shutil.copytree(ROOT / "suite/dra/manifests", folder / "dra/manifests")
    for name in ("attributes.md", "topology-numa.md"):
        shutil.copy(ROOT / "suite/dra" / name, folder / "dra" / name)
    for name in ("pair.yaml", "any-two.yaml"):
        manifest = folder / "dra/manifests" / name
        pinned = manifest.read_text()
        if PINNED not in pinned:
            raise SystemExit(f"suite/dra/manifests/{name} does not pin its pod as it did")
        manifest.write_text(pinned.replace(PINNED, ""))


class Taken:
    """While this is open, every device of every node but the last is allocated."""

    def __init__(self, nodes):
        self.nodes = nodes

    def __enter__(self):
        kubectl("create", "namespace", "scale")
        objects = "".join(TAKEN.format(n=n, cls=CLASS) for n in range(self.nodes - 1))
        kubectl("create", "-f", "-", input=objects)
        kubectl("wait", "pod", "--all", "--namespace", "scale", "--for=condition=Ready", "--timeout=30m")

    def __exit__(self, *_):
        kubectl("delete", "namespace", "scale", "--timeout=30m")


def watch_longer(suite, nodes):
    """The scheduler looks at a gang as a whole: a large one must be watched for as long as that takes."""
    case = suite / "jobset/gang-nodes.md"
    text, count = re.subn(r"for: \d+s", f"for: {30 + nodes // 5}s", case.read_text())
    assert count == 1, case
    case.write_text(text)


def run(work, nodes, title):
    results = work / f"{nodes}-{title}"
    log = ROOT / f"build/bench/scale-{nodes}-{title}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with Requests("seaworthy") as requests, log.open("w") as output:
        figures = measure(SEAWORTHY, "run", "--kubeconfig", STATE / "kubeconfig", "--suite", work / "suite", "--results", results,
                          "--select", CASES[title], log=output)
    evidence = sum(path.stat().st_size for path in results.glob("latest/cases/*/evidence.jsonl"))
    print(f"| {nodes} | {title} | {figures['wall']:.1f} s | {figures['cpu']:.2f} s | {figures['rss'] / 2**20:.0f} MiB "
          f"| {evidence / 1e6:.2f} MB | {requests.count} |", flush=True)


def main():
    counts = [int(word) for word in sys.argv[1:]] or [10, 100, 1000]
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        write_suite(work / "suite")
        print(f"{machine()}\n\n| nodes | case | wall time | CPU time | peak memory | evidence | API requests |\n|---|---|---|---|---|---|---|")
        for nodes in counts:
            platform("kwok", "add", nodes, DEVICES)
            try:
                run(work, nodes, "attributes")
                watch_longer(work / "suite", nodes)
                run(work, nodes, "gang")
                with Taken(nodes):
                    run(work, nodes, "topology")
            finally:
                platform("kwok", "remove")


if __name__ == "__main__":
    main()
