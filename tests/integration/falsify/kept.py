"""Measurements of an area's mutants, kept by content outside the tree: while nothing that decides one has changed, it stands."""
import hashlib
import json
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from platforms import CACHE, ROOT


def deciding_files(area):
    """Our programs, the area's cases with what all areas share, the platform with its pins and mutants, and these tests."""
    build = pathlib.Path(os.environ["SEAWORTHY_BUILD"])
    suite = ROOT / "suite"
    others = [folder for folder in suite.iterdir() if any(folder.glob("*.md")) and folder.name != area]
    platform = ROOT / "platform"
    files = [*(build / "bin").iterdir(), *platform.rglob("*"), *suite.rglob("*"), *pathlib.Path(__file__).parent.glob("*.py")]
    left_out = [*others, platform / "tests", *platform.rglob("README.md"), suite / "README.md"]
    return sorted(file for file in files if file.is_file() and not any(map(file.is_relative_to, left_out)))


def digest(area):
    total = hashlib.sha256()
    for file in deciding_files(area):
        name = file.name if file.is_relative_to(os.environ["SEAWORTHY_BUILD"]) else str(file.relative_to(ROOT))
        total.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def place(area):
    """Where the measurement of this content is kept. Asked for before it begins: what is changed meanwhile was not measured."""
    return CACHE / "falsify" / f"{area}-{digest(area)}.json"


def find(file):
    """What `keep` was given, or None: nothing of this content was measured, or SEAWORTHY_FRESH asks to measure all again."""
    if os.environ.get("SEAWORTHY_FRESH") or not file.exists():
        return None
    kept = json.loads(file.read_text())
    print(f"as measured at {kept['time']} ({file}); nothing that decides it has changed. SEAWORTHY_FRESH=1 measures it again.")
    return kept["mutants"]


def keep(file, mutants):
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = file.with_suffix(f".{os.getpid()}")
    whole.write_text(json.dumps({"time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "mutants": mutants}))
    whole.replace(file)
