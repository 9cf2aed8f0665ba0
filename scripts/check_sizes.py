#!/usr/bin/env python3
"""Headers of at most 250 lines, sources of at most 500, functions of at most 60: beyond that a reader loses the thread."""
import pathlib
import re
import subprocess
import sys

LIMITS = {".h": 250, ".cc": 500}
FUNCTION_LIMIT = 60
# Comments, raw strings, strings and characters: blanked out, so that every brace left is one of the code.
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\])+\'', re.S)
# What stands before the brace of a scope that may hold functions.
SCOPE = re.compile(r'\b(namespace|class|struct|union|enum)\b[^()=]*$|\bextern\s*$')


def functions(text):
    """Yields (first line, last line) of each function: a braced body directly in a namespace or class."""
    code = NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    scopes, head = [], 0
    for position, char in enumerate(code):
        if char == "{":
            start = head + len(code[head:position]) - len(code[head:position].lstrip())
            kind = "scope" if SCOPE.search(code[head:position]) else "body"
            scopes.append((kind, code.count("\n", 0, start) + 1))
        elif char == "}" and scopes:
            kind, first = scopes.pop()
            if kind == "body" and all(outer == "scope" for outer, _ in scopes):
                yield first, code.count("\n", 0, position) + 1
        if char in "{};":
            head = position + 1


def main():
    names = subprocess.run(["git", "ls-files", "*.h", "*.cc"], check=True, capture_output=True, text=True).stdout.split()
    findings = []
    for path in map(pathlib.Path, names):
        text = path.read_text()
        lines = text.count("\n")
        if lines > LIMITS[path.suffix]:
            findings.append(f"{path}: {lines} lines; at most {LIMITS[path.suffix]}")
        for first, last in functions(text):
            if last - first + 1 > FUNCTION_LIMIT:
                findings.append(f"{path}:{first}: a function of {last - first + 1} lines; at most {FUNCTION_LIMIT}")
    print("\n".join(findings) or f"ok: {len(names)} files")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
