"""The platform's commands may be given again, and after a crash: `up` keeps what runs, heals what a mutant left, restarts what died, and
begins anew where process 1 was killed; `prune` keeps what is used; `down` leaves nothing and may be given twice."""
import os
import pathlib
import shutil
import signal
import unittest
from unittest import mock

import platforms
from harness import STATE, ClusterTest, kubectl, platform, work_folder


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


def link(source, target):
    """Into another cache; a copy where that is on another file system."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


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

    def test_a_pruned_cache_has_what_is_used(self):
        # The nodes' stores of images are left out: they have other names where the cache lies elsewhere.
        work = work_folder("prune")
        cache = work / "platform"
        shutil.copytree(platforms.CACHE / "platform", cache, symlinks=True, copy_function=link, ignore=shutil.ignore_patterns("image-store-*"))
        unused = cache / "kubernetes-of-old"
        unused.mkdir()
        with mock.patch.dict(os.environ, SEAWORTHY_CACHE=str(work)):
            pruned = platform("prune")
            self.assert_exit(0, pruned)
            self.assertIn("\tkubernetes-of-old\n", pruned.stdout)
            self.assertFalse(unused.exists())
            for operator in ("jobset", "kueue"):
                manifest = pathlib.Path((STATE / f"run/{operator}.applied").read_text().strip())
                self.assertTrue((cache / manifest.relative_to(platforms.CACHE / "platform")).exists(), manifest)
            self.assertEqual("", platform("build").stdout, "nothing is missing")
            (program,) = cache.glob("runc-*/bin/runc")
            program.unlink()
            self.assertIn("building runc", platform("build").stdout, "what is missing would have been built")

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
