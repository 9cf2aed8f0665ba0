"""Every mutant bites, and the kill rate that is published (docs/falsify.json, README) is the one that is measured: of one area.

    falsify_test.py AREA

ctest calls it skipped where the measurement is one that was kept (kept.py): it is held against what is published all the same.
"""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import kept
from harness import KUBECONFIG, ROOT, STATE, ClusterTest, seaworthy, work_folder

AREA = sys.argv[1]
PLACE = kept.place(AREA)
KEPT = kept.find(PLACE)
SKIPPED = 77


def cases_of(area):
    listed = seaworthy("list", "--area", area, "--format", "json")
    return {case["id"] for case in json.loads(listed.stdout)["cases"]}


class Falsify(ClusterTest):
    @classmethod
    def setUpClass(cls):
        if KEPT is None:
            super().setUpClass()

    def measure(self):
        """What each mutant came to, from the cluster; kept where all of them bite."""
        work = work_folder(f"falsify-{AREA}")
        # Few at once: other tests run beside this one, on another platform. Here nothing needs half of the deadlines.
        result = seaworthy("falsify", "--kubeconfig", KUBECONFIG, "--state", STATE, "--results", work / "results", "--format", "json",
                           "--area", AREA, "--parallel", "3", "--patience", "0.5")
        (work / "falsify.json").write_text(result.stdout)
        measured = json.loads(result.stdout)["mutants"]
        self.assertEqual([], [mutant for mutant in measured if mutant["result"] != "bites"])
        self.assert_exit(0, result)
        kept.keep(PLACE, measured)
        return measured

    def test_every_mutant_bites_as_published(self):
        measured = self.measure() if KEPT is None else KEPT
        cases = cases_of(AREA)
        published = [mutant for mutant in json.loads((ROOT / "docs/falsify.json").read_text())["mutants"]
                     if mutant["case"].split("[")[0] in cases]
        key = lambda mutant: (mutant["case"], mutant["id"], mutant["kind"], mutant["result"])
        self.assertEqual(sorted(map(key, measured)), sorted(map(key, published)), "record it again: scripts/record_falsify.sh")


if __name__ == "__main__":
    passed = unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    sys.exit((0 if KEPT is None else SKIPPED) if passed else 1)
