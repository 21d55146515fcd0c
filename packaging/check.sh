#!/usr/bin/env bash
# Everything that has to hold before a change is kept. Installs what the tests need, then runs every step, whatever the
# earlier ones said, and ends with pytest's own summary. Exits with 1 when any step failed.
#
#   bash packaging/check.sh          every test; of the long suites a share, another one for each commit
#   bash packaging/check.sh --all    every case of every suite, and the figures of tests/bench
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
arguments=("$@")
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

tier=slice
limit=1500
case "${1:-}" in
    "") ;;
    --all)
        tier=all
        limit=4200
        ;;
    *)
        sed -n '2,7s/^# \{0,1\}//p' "$0"
        exit 2
        ;;
esac

prepare check "$RUN_PACKAGES $CHECK_PACKAGES"
cd "$root"
export PATH="$venv/bin:$PATH"
output=$(mktemp "${TMPDIR:-/tmp}/elderclient-check.XXXXXX")
trap 'rm -f "$output"' EXIT

steps=
failed=0

# $1: name, the rest: a command that says nothing worth reading unless it fails.
step() {
    local name=$1 began=$EPOCHREALTIME outcome=ok seconds
    shift
    if ! "$@" >"$output" 2>&1 </dev/null; then
        outcome=FAILED
        failed=1
        printf -- '--- %s\n' "$name"
        tail -n 60 "$output"
    fi
    seconds=$(python -c 'import sys; print(f"{float(sys.argv[2]) - float(sys.argv[1]):.1f}")' "$began" "$EPOCHREALTIME")
    printf '%-24s%s (%s s)\n' "$name" "$outcome" "$seconds"
    steps+="$name"$'\t'"$outcome"$'\t'"$seconds"$'\n'
}

same_lines() {
    pylint --disable=all --enable=duplicate-code --min-similarity-lines=8 --ignore-imports=y --ignore-docstrings=y \
        --ignore-signatures=y --score=n elderclient
}

step "style" ruff check .
step "layout" ruff format --check .
step "types" mypy
step "direction of imports" lint-imports --no-cache --no-logo
step "dead code" python packaging/dead_code.py
step "same lines twice" same_lines

commit=$(git -c safe.directory="$root" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
suites=()
for suite in unit contract backend ui a11y e2e reader; do
    if [ -n "$(find "tests/$suite" -name 'test_*.py' -print -quit 2>/dev/null)" ]; then
        suites+=("tests/$suite")
    fi
done
options=(--tier="$tier" --slice-seed="$commit" --strict-skips -q -p no:cacheprovider)
if [ "$tier" = all ]; then
    options+=(--hypothesis-seed="$(cksum <<<"$commit" | cut -d' ' -f1)")
    if ! timeout --signal=INT --kill-after=60 1200 python -m pytest tests/bench --tier=all -s -q -p no:cacheprovider </dev/null; then
        failed=1
        steps+="figures"$'\t'"FAILED"$'\t'"-"$'\n'
    fi
fi

export ELDERCLIENT_CHECK_STEPS=$steps
timeout --signal=INT --kill-after=60 "$limit" \
    python -m pytest "${suites[@]}" "${options[@]}" -n 2 --dist loadgroup </dev/null || failed=1
exit "$failed"
