"""Every mutant bites, and the kill rate that is published (docs/falsify.json, README) is the one that is measured: of one area.

    falsify_test.py AREA
"""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from harness import KUBECONFIG, ROOT, STATE, ClusterTest, seaworthy, work_folder

AREA = sys.argv[1]


def cases_of(area):
    listed = seaworthy("list", "--area", area, "--format", "json")
    return {case["id"] for case in json.loads(listed.stdout)["cases"]}


class Falsify(ClusterTest):
    def test_every_mutant_bites_as_published(self):
        work = work_folder(f"falsify-{AREA}")
        # Few at once: other tests run beside this one, on another platform.
        result = seaworthy("falsify", "--kubeconfig", KUBECONFIG, "--state", STATE, "--results", work / "results", "--format", "json",
                           "--area", AREA, "--parallel", "3")
        (work / "falsify.json").write_text(result.stdout)
        measured = json.loads(result.stdout)["mutants"]
        self.assertEqual([], [mutant for mutant in measured if mutant["result"] != "bites"])
        self.assert_exit(0, result)
        cases = cases_of(AREA)
        published = [mutant for mutant in json.loads((ROOT / "docs/falsify.json").read_text())["mutants"]
                     if mutant["case"].split("[")[0] in cases]
        key = lambda mutant: (mutant["case"], mutant["id"], mutant["kind"], mutant["result"])
        self.assertEqual(sorted(map(key, measured)), sorted(map(key, published)), "record it again: scripts/record_falsify.sh")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
