"""A run that is interrupted cleans up and reports what it saw; what a killed one leaves, sweep finds and removes."""
import json
import signal
import subprocess
import unittest

from harness import KUBECONFIG, SUITE, ClusterTest, await_object, command, created_objects, report_of, seaworthy, work_folder

RUNNING = "app=long-window"


def start_long_run(results):
    """A run in the middle of a window of five minutes, with a pod, a ConfigMap and a ClusterRole of its own."""
    words = command("run", "--kubeconfig", KUBECONFIG, "--suite", SUITE, "--select", "long-window", "--results", results)
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    await_object("configmaps", RUNNING)
    return process


def facts(results):
    lines = (results / "latest/cases/long-window/evidence.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


class Interrupt(ClusterTest):
    def test_sigint_leaves_no_object_and_a_partial_report(self):
        results = work_folder("sigint") / "results"
        with start_long_run(results) as process:
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=120)
        self.assertEqual(130, process.returncode, output)
        self.assertEqual([], created_objects())
        (case,) = report_of(results)["cases"]
        self.assertIn(case["verdict"], ("error", "inconclusive", "not-run"))
        self.assertTrue((results / "latest/report.html").exists())
        self.assert_exit(0, seaworthy("verify", results / "latest"))

    def test_sigkill_keeps_the_evidence_and_sweep_removes_the_rest(self):
        results = work_folder("sigkill") / "results"
        with start_long_run(results) as process:
            process.kill()
        left = created_objects()
        self.assertGreaterEqual({name.split("/")[0] for name in left}, {"configmap", "pod", "namespace", "clusterrole.rbac.authorization.k8s.io"})
        self.assertTrue(any(fact["kind"] == "event" for fact in facts(results)), facts(results))

        shown = seaworthy("sweep", "--kubeconfig", KUBECONFIG, "--dry-run")
        self.assert_exit(0, shown)
        self.assertEqual(left, created_objects(), "a dry run removes nothing")
        self.assertRegex(shown.stdout, r"^\d+ objects of 1 run in context ")

        swept = seaworthy("sweep", "--kubeconfig", KUBECONFIG)
        self.assert_exit(0, swept)
        self.assertIn("removed, and seen gone\n", swept.stdout)
        self.assertEqual([], created_objects())


if __name__ == "__main__":
    unittest.main()
