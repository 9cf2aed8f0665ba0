"""Every mutant bites, and the kill rate that is published (docs/falsify.json, README) is the one that is measured."""
import json
import unittest

from harness import KUBECONFIG, ROOT, STATE, ClusterTest, seaworthy, work_folder


class Falsify(ClusterTest):
    def test_every_mutant_bites_as_published(self):
        work = work_folder("falsify")
        result = seaworthy("falsify", "--kubeconfig", KUBECONFIG, "--state", STATE, "--results", work / "results", "--format", "json", "--parallel", "4")
        (work / "falsify.json").write_text(result.stdout)
        measured = json.loads(result.stdout)["mutants"]
        self.assertEqual([], [mutant for mutant in measured if mutant["result"] != "bites"])
        self.assert_exit(0, result)
        published = json.loads((ROOT / "docs/falsify.json").read_text())["mutants"]
        key = lambda mutant: (mutant["case"], mutant["id"], mutant["kind"], mutant["result"])
        self.assertEqual(sorted(map(key, measured)), sorted(map(key, published)), "record it again: scripts/record_falsify.sh")


if __name__ == "__main__":
    unittest.main()
