"""What the integration tests share: the built command, the reference platform that ctest gave them, and what is left in its cluster."""
import json
import os
import pathlib
import shutil
import subprocess
import unittest

import platforms
from platforms import ROOT


SEAWORTHY = os.environ["SEAWORTHY"]
STATE = platforms.given_state()
SUITE = ROOT / "tests/integration/suite"
KUBECONFIG = STATE / "kubeconfig"


def work_folder(name):
    """An empty folder of this name."""
    folder = pathlib.Path(os.environ["SEAWORTHY_TEST_WORK"]) / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def command(*words):
    return [SEAWORTHY, *map(str, words)]


def seaworthy(*words):
    """Runs the command to its end; its streams are text."""
    return subprocess.run(command(*words), capture_output=True, text=True, check=False)


def platform(script, *words):
    """Runs a command of the platform, on the one that ctest gave, to its end; its streams are text."""
    words = [ROOT / "platform" / script, *map(str, words)]
    return subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, "SEAWORTHY_STATE": str(STATE)})


def kubectl(*words, text=None):
    """kubectl's answer, given `text` as its input; its failure is the test's."""
    words = [STATE / "bin/kubectl", "--kubeconfig", KUBECONFIG, *words]
    result = subprocess.run(words, input=text, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise AssertionError(f"kubectl {words[3:]}: {result.stderr}")
    return result.stdout


def await_object(kind, selector):
    """Returns as soon as an object of this kind and label exists anywhere; gives up after a minute."""
    words = ["timeout", "60", STATE / "bin/kubectl", "--kubeconfig", KUBECONFIG, "get", kind, "-A", "-l", selector, "-o", "name", "--watch"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as watch:
        name = watch.stdout.readline().strip()
        watch.terminate()
    if not name:
        raise AssertionError(f"no {kind} with {selector} appeared")


def created_objects():
    """Every object in the cluster that carries the label of a run, found without Seaworthy's help."""
    kinds = kubectl("api-resources", "--verbs=list,delete", "-o", "name").split()
    return kubectl("get", ",".join(kinds), "-A", "-l", "seaworthy.dev/run", "-o", "name", "--ignore-not-found").split()


def report_of(results):
    return json.loads((results / "latest/report.json").read_text())


class ClusterTest(unittest.TestCase):
    """On a platform that is up. Shows the whole of long texts, and what a command said where its exit code surprises."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        platforms.command("up", STATE)

    def assert_exit(self, expected, result):
        self.assertEqual(expected, result.returncode, f"{result.args}\n{result.stdout}\n{result.stderr}")
