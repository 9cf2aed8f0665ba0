#!/usr/bin/env bash
# Every shell script, known by its first line, passes shellcheck.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
git grep -lzE '^#(!/usr/bin/env bash| shellcheck shell=bash)$' -- ':!*.md' | xargs -0 shellcheck
