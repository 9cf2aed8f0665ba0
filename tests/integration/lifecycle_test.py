"""The platform's commands may be given again, and after a crash: `up` keeps what runs, heals what a mutant left, restarts what died, and
begins anew where process 1 was killed; `down` leaves nothing and may be given twice."""
import os
import pathlib
import signal
import unittest

import platforms
from harness import STATE, ClusterTest, kubectl, platform


def process_1():
    return int((STATE / "init.pid").read_text())


def scheduler():
    return (STATE / "run/control.kube-scheduler.pid.command").read_text().split()[0]


def webhooks():
    return kubectl("get", "validatingwebhookconfigurations", "-o", "name")


def processes():
    """The command lines that name a program of this platform."""
    found = []
    for file in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended meanwhile
        if f"{STATE}/bin/" in words:
            found.append(words)
    return found


class Lifecycle(ClusterTest):
    """In the order of their names, each from a platform that is up."""

    @classmethod
    def tearDownClass(cls):
        platforms.command("down", STATE)

    def setUp(self):
        self.assert_platform("up")

    def assert_platform(self, script, *words):
        self.assert_exit(0, platform(script, *words))

    def test_a_broken_one_is_healed(self):
        first = process_1()
        self.assert_platform("mutants/scheduler-ignores-constraints/break")
        self.assertEqual(f"{STATE}/bin/kube-scheduler-ignores-constraints", scheduler())
        self.assert_platform("mutants/jobset-webhook-off/break")
        self.assertNotIn("jobset-validating-webhook-configuration", webhooks())
        self.assert_platform("node-exec", "control", "kill", "-9", (STATE / "run/node-b.kubelet.pid").read_text().strip())
        self.assert_exit(1, platform("status"))

        self.assert_platform("up")
        self.assertEqual(first, process_1(), "the same platform runs")
        self.assertEqual(f"{STATE}/bin/kube-scheduler", scheduler())
        self.assertIn("jobset-validating-webhook-configuration", webhooks())
        self.assert_platform("status")

    def test_begins_anew_after_a_crash(self):
        os.kill(process_1(), signal.SIGKILL)
        self.assert_exit(1, platform("status"))
        self.assert_platform("up", "--kwok", "2")
        self.assert_platform("status")
        nodes = kubectl("get", "nodes", "-l", "type=kwok", "-o", "jsonpath={.items[*].status.conditions[?(@.type=='Ready')].status}")
        self.assertEqual(["True", "True"], nodes.split())

    def test_down_leaves_nothing(self):
        self.assertNotEqual([], processes(), "what is looked for afterwards is seen before")
        self.assert_platform("down")
        self.assertEqual([], processes())
        self.assertFalse(STATE.exists())
        self.assert_exit(1, platform("status"))
        self.assert_platform("down")


if __name__ == "__main__":
    unittest.main()
