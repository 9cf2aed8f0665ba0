#!/usr/bin/env bash
# No file names the host of a package registry: where packages come from is the configuration of their clients.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
hosts='(proxy|sum)[.]golang[.]org|pypi[.]org|pythonhosted[.]org|registry[.]npmjs[.]org|crates[.]io|deb[.]debian[.]org|repo1?[.]maven'
if git grep -nE "$hosts"; then
  echo 'FAIL: these lines name the host of a package registry'
  exit 1
fi
