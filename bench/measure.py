"""What the benchmarks share: a command's wall time, CPU time and peak memory; the requests it sent; and the machine's shape."""
import json
import os
import pathlib
import platform
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
STATE = pathlib.Path(os.environ.get("SEAWORTHY_STATE", "/var/lib/seaworthy"))
SEAWORTHY = ROOT / "bin/seaworthy"


def measure(*words, env=None, log=subprocess.DEVNULL):
    """Runs a command to its end. CPU and memory are the kernel's figures (wait4); a failure of the command is ours."""
    begin = time.monotonic()
    process = subprocess.Popen(list(map(str, words)), env={**os.environ, **(env or {})}, stdout=log, stderr=subprocess.STDOUT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{words[0]} failed with {process.returncode}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss * 1024}


class Requests:
    """The API requests of a program while this is open, counted in the API server's audit log by their User-Agent."""

    def __init__(self, agent):
        self.agent, self.count = agent, 0

    def __enter__(self):
        self.log = open(STATE / "audit.log")
        self.log.seek(0, os.SEEK_END)
        return self

    def __exit__(self, *_):
        lines = self.log.readlines()
        with open(STATE / "audit.log") as log:
            if os.fstat(log.fileno()).st_ino != os.fstat(self.log.fileno()).st_ino:  # the API server began a new one
                lines += log.readlines()
        events = map(json.loads, lines)
        self.count = len({event["auditID"] for event in events if event.get("userAgent", "").startswith(self.agent)})
        self.log.close()


def machine():
    """ "2 × Xeon …, 23 GiB, Linux 6.1" """
    cpu = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{os.cpu_count()} × {cpu}, {memory:.0f} GiB, Linux {platform.release()}"
