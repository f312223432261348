#!/usr/bin/env bash
# Sets everything up, then runs every check and stops at the first that fails.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/set_up.sh"
set_up dev

cd "$root"
export PATH="$root/.venv/bin:$PATH"
ruff check --quiet
ruff format --check --quiet
mypy --no-error-summary
pytest -n 2 | sed "/^bringing up nodes/d"
# The fault and load runs in a tenth of their size; CAREDESK_SLOW_SHARE=1 runs them in full.
CAREDESK_SLOW_SHARE="${CAREDESK_SLOW_SHARE:-0.1}" pytest -m slow -n 2 | sed "/^bringing up nodes/d"
