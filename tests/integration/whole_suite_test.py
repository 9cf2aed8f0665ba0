"""The whole suite on the reference platform, by a service account with the role that `seaworthy rbac` prints and no other: green, and
its bundle holds."""
import json
import shutil
import unittest

import jsonschema
import yaml

from harness import KUBECONFIG, ROOT, ClusterTest, created_objects, kubectl, report_of, seaworthy, work_folder
from story import tell

GREEN = {"pass", "not-applicable"}


def make_account(file):
    """Makes the account with the printed role, and a kubeconfig for it."""
    role = seaworthy("rbac").stdout
    kubectl("apply", "-f", "-", text=role)
    kubectl("create", "serviceaccount", "seaworthy", "--namespace", "default")
    name = yaml.safe_load(role)["metadata"]["name"]
    kubectl("create", "clusterrolebinding", "seaworthy-test", "--clusterrole", name, "--serviceaccount", "default:seaworthy")
    config = yaml.safe_load(KUBECONFIG.read_text())
    token = kubectl("create", "token", "seaworthy", "--namespace", "default", "--duration", "2h").strip()
    config["users"][0]["user"] = {"token": token}
    file.write_text(yaml.safe_dump(config))


def remove_account():
    kubectl("delete", "clusterrolebinding", "seaworthy-test", "--ignore-not-found")
    kubectl("delete", "serviceaccount", "seaworthy", "--namespace", "default", "--ignore-not-found")
    kubectl("delete", "-f", "-", "--ignore-not-found", text=seaworthy("rbac").stdout)


class WholeSuite(ClusterTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.work = work_folder("whole-suite")
        cls.results = cls.work / "results"
        remove_account()  # of an earlier test that was killed
        cls.addClassCleanup(remove_account)
        make_account(cls.work / "kubeconfig")
        cls.run_result = seaworthy("run", "--kubeconfig", cls.work / "kubeconfig", "--results", cls.results)
        (cls.work / "transcript.txt").write_text(cls.run_result.stdout)  # for README.md

    def test_every_case_passes(self):
        cases = report_of(self.results)["cases"]
        for case in cases:
            if case["verdict"] not in GREEN and case["evidence"]:
                tell(self.results / "latest" / case["evidence"])
        self.assert_exit(0, self.run_result)
        verdicts = {case["id"]: case["verdict"] for case in cases}
        listed = json.loads(seaworthy("list", "--format", "json").stdout)["cases"]
        self.assertEqual({case["id"] for case in listed}, set(verdicts))
        self.assertLessEqual(set(verdicts.values()), GREEN, verdicts)

    def test_report_follows_its_schema(self):
        schema = json.loads((ROOT / "schemas/report.schema.json").read_text())
        jsonschema.validate(report_of(self.results), schema)

    def test_report_says_that_the_accelerators_are_simulated(self):
        self.assertIs(True, report_of(self.results)["run"]["simulated"])
        self.assertIn("simulated", (self.results / "latest/report.html").read_text())

    def test_bundle_verifies(self):
        result = seaworthy("verify", self.results / "latest")
        self.assert_exit(0, result)
        self.assertRegex(result.stdout, r": \d+ files, \d+ verdicts derived again, 0 findings\n$")

    def test_one_changed_byte_is_found(self):
        copy = self.work / "tampered"
        shutil.copytree(self.results / "latest", copy)
        evidence = next(copy.glob("cases/*/evidence.jsonl"))
        data = bytearray(evidence.read_bytes())
        data[len(data) // 2] ^= 1
        evidence.write_bytes(data)
        result = seaworthy("verify", copy)
        self.assert_exit(1, result)
        self.assertIn(str(evidence.relative_to(copy)), result.stdout)

    def test_nothing_is_left_in_the_cluster(self):
        self.assertEqual([], created_objects())


if __name__ == "__main__":
    unittest.main()
