"""The core stack from another registry: its images and the probe's, exported as a user would and made known to the nodes under that
registry's names, are the ones that run."""
import json
import unittest

from harness import KUBECONFIG, STATE, ClusterTest, platform, report_of, seaworthy, work_folder

REGISTRY = "registry.example/seaworthy"
CASE = "components-deploy"


def output_of(script, *words):
    result = platform(script, *words)
    if result.returncode != 0:
        raise AssertionError(f"{script} {words}: {result.stderr}")
    return result.stdout


def containerd(node, *words):
    return output_of("node-exec", node, STATE / "bin/ctr", "--namespace", "k8s.io", "images", *words)


class Images(ClusterTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.work = work_folder("images")
        exported = output_of("images", cls.work, REGISTRY).split()
        exported += seaworthy("images", "export", "--image-registry", REGISTRY, "--output", cls.work / "probe.tar").stdout.split()
        cls.names = [image.partition("@")[0] for image in exported]
        for node in ("node-a", "node-b"):
            cls.addClassCleanup(containerd, node, "rm", *cls.names)
            for archive in cls.work.glob("*.tar"):
                containerd(node, "import", archive)

    def test_every_image_of_level_0_is_exported(self):
        listed = seaworthy("images", "list", "--level", "0", "--image-registry", REGISTRY)
        self.assert_exit(0, listed)
        self.assertEqual(sorted(self.names), sorted(listed.stdout.split()))

    def test_the_case_runs_on_them(self):
        results = self.work / "results"
        run = seaworthy("run", "--kubeconfig", KUBECONFIG, "--select", CASE, "--image-registry", REGISTRY, "--results", results)
        self.assert_exit(0, run)
        (case,) = report_of(results)["cases"]
        self.assertEqual("pass", case["verdict"])
        (evidence,) = results.glob("latest/cases/*/evidence.jsonl")
        facts = [json.loads(line) for line in evidence.read_text().splitlines()]
        (ready,) = (fact["data"]["objects"] for fact in facts if fact["as"] == "ready")
        used = {pod["image"] for one in ready for pod in one["spec"]["template"]["spec"]["containers"]}
        self.assertEqual({name for name in self.names if "/platform/" in name}, used)


if __name__ == "__main__":
    unittest.main()
