"""The reference platforms that tests share, in platforms.json. Run as a program, it takes all of them down and does what its arguments say."""
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Where what is built and what is measured is kept between checkouts, as scripts and platform do.
CACHE = pathlib.Path(os.environ.get("SEAWORTHY_CACHE") or pathlib.Path.home() / ".cache/seaworthy")


def state_of(platform):
    """Where the platform of this id lies."""
    return pathlib.Path(f"/var/lib/seaworthy-test-{platform}")


def given_state():
    """Where the platform lies that ctest keeps for this test alone; its variable reads `id:one,slots:1`."""
    given = os.environ.get("CTEST_RESOURCE_GROUP_0_PLATFORMS")
    if given is None:
        sys.exit("no platform was given: run this by `./test.sh -R NAME`")
    return state_of(dict(part.split(":") for part in given.split(","))["id"])


def command(name, state):
    subprocess.run([ROOT / "platform" / name, "--state", state], check=True)


if __name__ == "__main__":
    for each in json.loads((HERE / "platforms.json").read_text())["local"][0]["platforms"]:
        command("down", state_of(each["id"]))
    subprocess.run(sys.argv[1:], check=True)
