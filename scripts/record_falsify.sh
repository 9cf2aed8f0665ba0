#!/usr/bin/env bash
# Measures the kill rate on the reference platform and publishes it: docs/falsify.json, and the catalogue in README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bin/seaworthy falsify --format json >docs/falsify.json.new
mv docs/falsify.json.new docs/falsify.json
scripts/readme_catalogue.py
