#!/usr/bin/env bash
# From a fresh checkout to the open window, against the operator that comes with the client.
#
#   bash packaging/try.sh                          install what is missing, then open the client
#   bash packaging/try.sh --screenshot FILE        draw the home screen into a PNG instead; needs no display
#   bash packaging/try.sh --desk                   the client, and the operator's desk in the browser, to take its calls
#   bash packaging/try.sh ARGUMENTS                whatever `elderclient run --help` lists
#
# The second time it needs no network and starts at once.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
arguments=("$@")
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

needs_display() {
    local argument
    for argument in "$@"; do
        case $argument in
            --screenshot | --screenshot=* | -h | --help | --version) return 1 ;;
        esac
    done
}

if needs_display "$@"; then
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        fail "There is no display here. Run it in a desktop session, over 'ssh -X', or draw the home screen into a file: bash packaging/try.sh --screenshot home.png" \
            "这里没有显示屏。请在桌面上运行，或用 ssh -X，或者把首页画成图片：bash packaging/try.sh --screenshot home.png"
    fi
else
    export QT_QPA_PLATFORM=offscreen
fi

prepare run "$RUN_PACKAGES"
if [ "${1:-}" = --desk ]; then
    shift
    exec "$venv/bin/python" "$root/packaging/desk_beside_client.py" "$@"
fi
exec "$venv/bin/python" -m elderclient run "$@"
