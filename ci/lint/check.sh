#!/usr/bin/env bash
# The pipeline templates are valid: GitHub's by actionlint, GitLab's by its published schema. Tools are kept in the folder given.
#
#   ci/lint/check.sh FOLDER
set -euo pipefail
tools=${1:?usage: ci/lint/check.sh FOLDER}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! cmp -s "$here/requirements.txt" "$tools/requirements.txt"; then
  /usr/bin/python3 -m venv --clear "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$tools/"
fi
# With the flags of the platform's build, so that what it compiled is compiled.
(cd "$here" && CGO_ENABLED=0 GOFLAGS="$(go env GOFLAGS) -trimpath -gcflags=all=-dwarf=false" go tool actionlint ../github-actions.yml)
"$tools/bin/check-jsonschema" --builtin-schema vendor.gitlab-ci "$here/../gitlab-ci.yml"
