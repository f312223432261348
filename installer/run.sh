#!/usr/bin/env bash
# Sets everything up, then starts CareDesk on the sample unit; arguments are handed to the program instead.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/set_up.sh"
set_up runtime

if [ $# -gt 0 ]; then
    exec "$root/.venv/bin/caredesk" "$@"
fi

# Its days are counted from the day it is made, so each day has its own.
sample="$HOME/CareDesk/exempel-$(date +%F).caredesk"
if [ ! -e "$sample" ]; then
    mkdir -p "$(dirname "$sample")"
    "$root/.venv/bin/caredesk" demo "$sample"
fi
exec "$root/.venv/bin/caredesk" "$sample"
