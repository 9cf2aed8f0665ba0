"""Every mutant bites, and the kill rate that is published (docs/falsify.json, README) is the one that is measured: of one area, and of
some kinds of mutants, on a platform of the test's own.

    falsify_test.py AREA KIND,KIND…
"""
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from harness import KUBECONFIG, ROOT, STATE, ClusterTest, seaworthy, work_folder

AREA, KINDS = sys.argv[1:3]


def cases_of(area):
    listed = seaworthy("list", "--area", area, "--format", "json")
    return {case["id"] for case in json.loads(listed.stdout)["cases"]}


def platform(command):
    subprocess.run([ROOT / "platform" / command, "--state", STATE], check=True)


class Falsify(ClusterTest):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(platform, "down")
        platform("up")

    def test_every_mutant_bites_as_published(self):
        work = work_folder(f"falsify-{AREA}-{KINDS}")
        # Few at once: other areas are falsified beside this one, each on a platform of its own.
        result = seaworthy("falsify", "--kubeconfig", KUBECONFIG, "--state", STATE, "--results", work / "results", "--format", "json",
                           "--area", AREA, "--kind", KINDS, "--parallel", "3")
        (work / "falsify.json").write_text(result.stdout)
        measured = json.loads(result.stdout)["mutants"]
        self.assertEqual([], [mutant for mutant in measured if mutant["result"] != "bites"])
        self.assert_exit(0, result)
        cases = cases_of(AREA)
        published = [mutant for mutant in json.loads((ROOT / "docs/falsify.json").read_text())["mutants"]
                     if mutant["case"].split("[")[0] in cases and mutant["kind"] in KINDS.split(",")]
        key = lambda mutant: (mutant["case"], mutant["id"], mutant["kind"], mutant["result"])
        self.assertEqual(sorted(map(key, measured)), sorted(map(key, published)), "record it again: scripts/record_falsify.sh")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
