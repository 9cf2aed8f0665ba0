"""Ways to the real API server that do not work: what is said, and the exit code. Nothing is created and no bundle is made."""
import base64
import unittest

import yaml

from harness import KUBECONFIG, STATE, ClusterTest, kubectl, seaworthy, work_folder


class Connection(ClusterTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.work = work_folder("connection")
        cls.server = yaml.safe_load(KUBECONFIG.read_text())["clusters"][0]["cluster"]["server"]
        cls.authority = cls.server.removeprefix("https://")

    def run_with(self, user=None, **cluster):
        """`seaworthy run` with a kubeconfig like the platform's but for the user and these fields of the cluster."""
        config = yaml.safe_load(KUBECONFIG.read_text())
        config["clusters"][0]["cluster"].update(cluster)
        config["contexts"][0]["name"] = config["current-context"] = "broken"
        if user is not None:
            config["users"][0]["user"] = user
        file = self.work / "kubeconfig"
        file.write_text(yaml.safe_dump(config))
        result = seaworthy("run", "--kubeconfig", file, "--results", self.work / "results")
        self.assertFalse((self.work / "results").exists(), "a run that cannot start makes no bundle")
        return result

    def assert_refused(self, result, *lines):
        self.assertEqual("\n".join(lines) + "\n", result.stderr)
        self.assert_exit(3, result)

    def test_another_authority(self):
        other = base64.b64encode((STATE / "pki/etcd/ca.crt").read_bytes()).decode()
        self.assert_refused(
            self.run_with(**{"certificate-authority-data": other}),
            f"cannot reach {self.authority}: the server's certificate is signed by an unknown authority; "
            "does certificate-authority belong to this server?")

    def test_another_host_name(self):
        self.assert_refused(
            self.run_with(**{"tls-server-name": "another.example"}),
            f"cannot reach {self.authority}: the server's certificate is for another host name; tls-server-name can name it")

    def test_nobody_listens(self):
        host = self.authority.split(":")[0]
        self.assert_refused(self.run_with(server=f"https://{host}:1"),
                            f"cannot reach {host}:1: connection refused; is the server up?")

    def test_unknown_token(self):
        self.assert_refused(self.run_with(user={"token": "nobody-knows-it"}),
                            "cannot GET /version: the API server does not accept the credentials of context \"broken\"")

    def test_user_without_rights(self):
        token = kubectl("create", "token", "default", "--namespace", "default").strip()
        self.assert_refused(
            self.run_with(user={"token": token}),
            "cannot list gatewayclasses.gateway.networking.k8s.io: forbidden for user \"system:serviceaccount:default:default\" in context \"broken\"",
            "  the cases need this role: seaworthy rbac | kubectl apply -f -")


if __name__ == "__main__":
    unittest.main()
