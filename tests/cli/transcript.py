#!/usr/bin/python3
"""Checks transcripts of the command: what is printed, where, and the exit code.

    transcript.py [--update] BINARY FILE.t...

A transcript holds comments (`# …`), commands and what they print:

    $ seaworthy explain nothing            a command of bash; `> …` continues it
      a line of standard output
    ! a line of standard error; an empty line is shown as ¶
    [2]                                    the exit code, where it is not 0

The commands of a file run one after the other in an empty folder, each in a shell of its own, with `seaworthy` in PATH,
$ROOT as the source tree, and no cluster: KUBECONFIG is unset and HOME is that folder, shown as `~`. --update writes what was printed.
"""

import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def environment(binary, folder):
    programs = folder / ".bin"
    programs.mkdir()
    (programs / "seaworthy").symlink_to(binary)
    return {
        "PATH": f"{programs}:/usr/bin:/bin",
        "HOME": str(folder),
        "ROOT": str(ROOT),
        "SEAWORTHY_HOME": str(ROOT),
        "SEAWORTHY_STATE": str(folder / "state"),
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }


def execute(command, folder, variables):
    done = subprocess.run(["/bin/bash", "-c", command], cwd=folder, env=variables, capture_output=True, timeout=60,
                          stdin=subprocess.DEVNULL, check=False)
    printed = [text.decode().replace(str(folder), "~") for text in (done.stdout, done.stderr)]
    lines = ["  " + (line or "¶") for line in printed[0].splitlines()]
    lines += ["! " + (line or "¶") for line in printed[1].splitlines()]
    if done.returncode != 0:
        lines.append(f"[{done.returncode}]")
    return [line.rstrip() for line in lines]


def replay(path, binary):
    """The transcript with what the commands print now."""
    actual, command = [], None
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        variables = environment(binary, folder)
        for line in path.read_text().splitlines() + ["#"]:
            if line.startswith(">") and command is not None:
                command += "\n" + line[2:]
                actual.append(line)
                continue
            if (line.startswith(("$ ", "#")) or not line) and command is not None:
                actual += execute(command, folder, variables)
                command = None
            if line.startswith("$ "):
                command = line[2:]
            if line.startswith(("$ ", "#")) or not line:
                actual.append(line)
    return actual[:-1]


def main(arguments):
    update = "--update" in arguments
    binary, *files = [pathlib.Path(argument).resolve() for argument in arguments if argument != "--update"]
    failed = False
    for path in files:
        expected, actual = path.read_text().splitlines(), replay(path, binary)
        if update:
            path.write_text("\n".join(actual) + "\n")
        elif expected != actual:
            failed = True
            print("\n".join(difflib.unified_diff(expected, actual, str(path), "now", lineterm="")))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
