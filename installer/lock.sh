#!/usr/bin/env bash
# Remakes the two lock files from pyproject.toml, for every system and Python that the program runs on.
# Needs `uv` (pip install uv). Add `--upgrade` to take newer versions within pyproject's ranges.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}

# setuptools builds the editable install; Python 3.12 and later no longer bring it along.
echo "setuptools>=77" | compile pyproject.toml - --output-file installer/requirements.lock "$@" >/dev/null
echo "setuptools>=77" | compile pyproject.toml - --extra dev --constraint installer/requirements.lock \
    --output-file installer/requirements-dev.lock "$@" >/dev/null
