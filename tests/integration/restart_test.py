"""An API server that restarts in the middle of a window: the run goes on, the gap is recorded, and nothing is concluded from it."""
import json
import subprocess
import unittest

import platforms
from harness import KUBECONFIG, STATE, SUITE, ClusterTest, await_object, command, created_objects, kubectl, platform, report_of, work_folder


def end_window():
    """Makes what the window ends with, where the case lives: however long the restart took, the window has seen it."""
    namespace = kubectl("get", "configmaps", "-A", "-l", "app=short-window", "-o", "jsonpath={.items[0].metadata.namespace}")
    kubectl("apply", "-f", "-", text=json.dumps({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": {"name": "over", "namespace": namespace, "labels": {"app": "short-window", "over": "true"}}}))


class Restart(ClusterTest):
    @classmethod
    def tearDownClass(cls):
        # For half a minute, those who watch the API server may be waiting to try again: the next test begins with another platform.
        platforms.command("down", STATE)

    def test_a_gap_in_a_window_is_inconclusive(self):
        results = work_folder("restart") / "results"
        words = command("run", "--kubeconfig", KUBECONFIG, "--suite", SUITE, "--select", "short-window", "--results", results)
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            await_object("configmaps", "app=short-window")  # applied once the watch of the window is open
            self.assert_exit(0, platform("restart", "control", "kube-apiserver"))
            end_window()
            output, _ = process.communicate(timeout=400)
        self.assertEqual(3, process.returncode, output)
        (case,) = report_of(results)["cases"]
        self.assertEqual("inconclusive", case["verdict"], case)
        evidence = (results / "latest/cases/short-window/evidence.jsonl").read_text().splitlines()
        self.assertTrue(any(json.loads(line)["kind"] == "gap" for line in evidence))
        self.assertEqual([], created_objects())


if __name__ == "__main__":
    unittest.main()
