"""Every mutant bites, and the kill rate that is published (docs/falsify.json, README) is the one that is measured: of one area.

    falsify_test.py AREA

ctest calls it skipped where the measurement is one that was kept (kept.py): it is held against what is published all the same.
"""
import json
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import kept
from harness import KUBECONFIG, ROOT, STATE, ClusterTest, kubectl, seaworthy, work_folder
from story import tell

AREA = sys.argv[1]
PLACE = kept.place(AREA)
KEPT = kept.find(PLACE)
SKIPPED = 77


def cases_of(area):
    listed = seaworthy("list", "--area", area, "--format", "json")
    return {case["id"] for case in json.loads(listed.stdout)["cases"]}


def case_of(mutant):
    """The id of the case, whatever the instance."""
    return mutant["case"].split("[")[0]


def trials_of(mutant, results):
    """The folders of what was done to find out about it. A folder's name is the case's, as far as a file may be called so."""
    label = "baseline" if mutant["result"] == "void" else mutant["id"]
    case = re.sub(r"[^a-zA-Z0-9_.\[\]-]", "_", mutant["case"])
    return [trial for trial in results.glob(f"falsify-*/*/{label}") if trial.parent.name == case or trial.parent.name.startswith(f"{case}-")]


class Falsify(ClusterTest):
    @classmethod
    def setUpClass(cls):
        if KEPT is None:
            super().setUpClass()

    def falsify(self, name, *words):
        """What each mutant of these came to, from the cluster, and how the command ended."""
        work = work_folder(f"falsify-{AREA}/{name}")
        # Few at once: other tests run beside this one, on another platform.
        result = seaworthy("falsify", "--kubeconfig", KUBECONFIG, "--state", STATE, "--results", work / "results", "--format", "json",
                           "--parallel", "3", *words)
        (work / "falsify.json").write_text(result.stdout)
        measured = json.loads(result.stdout)["mutants"]
        trials = []
        for mutant in measured:
            if mutant["result"] != "bites":
                print(*mutant.values(), sep=" · ")
                trials += trials_of(mutant, work / "results")
        # What is void shares the trial of the unharmed case with others.
        for trial in sorted(set(trials)):
            tell(trial / "evidence.jsonl")
        return measured, result

    def measure(self):
        """What each mutant came to; kept where all of them bite. Half of the deadlines is a short cut. Where an unharmed case misses one of
        those, nothing is known of it, and one measurement with the deadlines that it has decides."""
        measured, result = self.falsify("half", "--area", AREA, "--patience", "0.5")
        void = [mutant for mutant in measured if mutant["result"] == "void"]
        if void:
            print("void with half of the deadlines, so measured with all of them:", *void, sep="\n  ")
            print(kubectl("get", "pods", "-A", "-o", "wide"))
            again = {case_of(mutant) for mutant in void}
            whole, result = self.falsify("whole", *(word for case in sorted(again) for word in ("--select", case)))
            measured = [mutant for mutant in measured if case_of(mutant) not in again] + whole
        self.assertEqual([], [mutant for mutant in measured if mutant["result"] != "bites"])
        self.assert_exit(0, result)
        kept.keep(PLACE, measured)
        return measured

    def test_every_mutant_bites_as_published(self):
        measured = self.measure() if KEPT is None else KEPT
        cases = cases_of(AREA)
        published = [mutant for mutant in json.loads((ROOT / "docs/falsify.json").read_text())["mutants"]
                     if case_of(mutant) in cases]
        key = lambda mutant: (mutant["case"], mutant["id"], mutant["kind"], mutant["result"])
        self.assertEqual(sorted(map(key, measured)), sorted(map(key, published)), "record it again: scripts/record_falsify.sh")


if __name__ == "__main__":
    passed = unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    sys.exit((0 if KEPT is None else SKIPPED) if passed else 1)
