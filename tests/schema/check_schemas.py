#!/usr/bin/env python3
"""The JSON Schemas of schemas/ accept what the loader accepts and reject what it rejects.

The loader's half is spec_test (fixtures_test.cc): it finds nothing in tests/fixtures/cases/good, and in each file of bad the
finding that its first line names.
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

BLOCK = re.compile(r"^( *)```yaml (setup|observe|control|judge|mutants)\n(.*?)^ *```$", re.M | re.S)


class CoreLoader(yaml.SafeLoader):
    """PyYAML reads YAML 1.1; dates stay text as in 1.2."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text):
    return yaml.load(text, CoreLoader)


def load_case(path):
    """A case as one map, whether Markdown or YAML."""
    text = path.read_text()
    if path.suffix != ".md":
        return load(text)
    _, front, body = text.split("---\n", 2)
    case = load(front)
    for indent, role, block in BLOCK.findall(body):
        case.setdefault(role, []).extend(load(re.sub(f"^{indent}", "", block, flags=re.M)))
    return case


def main(root):
    def validator(name):
        schema = json.loads((root / f"schemas/{name}.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    case, failures, seen = validator("case"), [], 0
    suite, fixtures = root / "suite", root / "tests/fixtures/cases"
    cases = [path for path in suite.rglob("*.md") if path.name != "README.md"]
    accepted = [(case, path, load_case(path)) for path in cases + sorted((fixtures / "good").iterdir())]
    accepted += [(validator("vendor"), path, load(path.read_text())) for path in (suite / "vendors").glob("*.yaml")]
    accepted += [(validator("profile"), path, load(path.read_text())) for path in (suite / "profiles").glob("*.yaml")]
    accepted.append((validator("features"), suite / "features.yaml", load((suite / "features.yaml").read_text())))
    for schema, path, document in accepted:
        seen += 1
        failures += [f"{path}: {error.json_path}: {error.message}" for error in schema.iter_errors(document)]
    for path in sorted((fixtures / "bad").iterdir()):
        seen += 1
        if case.is_valid(load_case(path)):
            failures.append(f"{path}: the schema accepts it, the loader does not")
    print("\n".join(failures) or f"ok: {seen} files")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
