#!/usr/bin/env bash
# Everything that has to hold before a change is kept. Installs what the tests need, then runs every step, whatever the
# earlier ones said, and ends with pytest's own summary. Exits with 1 when any step failed.
#
#   bash packaging/check.sh              every test; of the long suites a share, another one for each commit
#   bash packaging/check.sh --all PART   every case of one part: core, ui, reader, backend, faults or bench
#   bash packaging/check.sh --all        every part in turn, each at most an hour on two cores
#
# Style, types and the like are part of the first and of core. tests/guards/parts.py says which tests are in which part.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
arguments=("$@")
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

parts=(core ui reader backend faults bench)
slice_seconds=2700
part_seconds=3600

usage() {
    sed -n '2,10s/^# \{0,1\}//p' "$0"
    exit 2
}

case "${1:-}" in
    "")
        tier=slice
        # Desktops first: they are one piece of work. The audited program of ui stays alive to the end of a worker and makes
        # every test after it slower, so it comes last.
        chosen=(reader faults backend core ui)
        ;;
    --all)
        tier=all
        chosen=("${parts[@]}")
        if [ $# -ge 2 ]; then chosen=("$2"); fi
        if [ $# -gt 2 ] || [[ " ${parts[*]} " != *" ${chosen[0]} "* ]]; then usage; fi
        ;;
    *) usage ;;
esac

prepare check "$RUN_PACKAGES $CHECK_PACKAGES"
cd "$root"
export PATH="$venv/bin:$PATH"
outputs=$(mktemp -d "${TMPDIR:-/tmp}/elderclient-check.XXXXXX")
trap 'rm -rf "$outputs"' EXIT

steps=
names=()
failed=0

# Microseconds since the epoch; the locale decides how bash writes its fraction.
now() {
    echo "${EPOCHREALTIME/[.,]/}"
}

# $1: name, $2: ok or FAILED, $3: microseconds. One line of the table that pytest prints at its end.
note() {
    local seconds
    seconds=$(($3 / 1000000)).$(($3 / 100000 % 10))
    printf '%-24s%s (%s s)\n' "$1" "$2" "$seconds"
    steps+="$1"$'\t'"$2"$'\t'"$seconds"$'\n'
    if [ "$2" != ok ]; then failed=1; fi
}

# $1: name, the rest: a command that says nothing worth reading unless it fails. Runs beside the other steps.
step() {
    local name=$1 folder="$outputs/${#names[@]}"
    shift
    names+=("$name")
    mkdir "$folder"
    (
        began=$(now)
        outcome=ok
        "$@" >"$folder/output" 2>&1 </dev/null || outcome=FAILED
        echo "$outcome $(($(now) - began))" >"$folder/outcome"
    ) &
}

# Waits for the steps and reports them in their order.
report_steps() {
    local number outcome took
    wait
    for number in "${!names[@]}"; do
        outcome=FAILED
        took=0
        read -r outcome took <"$outputs/$number/outcome" || true
        if [ "$outcome" != ok ]; then
            printf -- '--- %s\n' "${names[number]}"
            tail -n 60 "$outputs/$number/output"
        fi
        note "${names[number]}" "$outcome" "$took"
    done
}

same_lines() {
    pylint --disable=all --enable=duplicate-code --min-similarity-lines=8 --ignore-imports=y --ignore-docstrings=y \
        --ignore-signatures=y --score=n elderclient
}

static_steps() {
    step "same lines twice" same_lines
    step "types" mypy
    step "dead code" python packaging/dead_code.py
    step "direction of imports" lint-imports --no-cache --no-logo
    step "style" ruff check .
    step "layout" ruff format --check .
    report_steps
}

commit=$(git -c safe.directory="$root" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)

# $1: seconds it may take, $2: the parts, the rest: more arguments for pytest.
run_tests() {
    local limit=$1 selection
    mapfile -t selection < <(python -m tests.guards.parts $2)
    shift 2
    ELDERCLIENT_CHECK_STEPS=$steps timeout --signal=INT --kill-after=60 "$limit" \
        python -m pytest "${selection[@]}" --tier="$tier" -q -p no:cacheprovider "$@" </dev/null
}

# The desktops are one worker's work and mostly wait, so that two cores have room for a third.
strict=(--slice-seed="$commit" --strict-skips -n 3 --dist loadgroup)

if [ "$tier" = slice ]; then
    static_steps
    run_tests "$slice_seconds" "${chosen[*]}" "${strict[@]}" || failed=1
    exit "$failed"
fi

strict+=(--hypothesis-seed="$(cksum <<<"$commit" | cut -d' ' -f1)")
for part in "${chosen[@]}"; do
    if [ "$part" = core ]; then static_steps; fi
    began=$(now)
    outcome=ok
    if [ "$part" = bench ]; then
        run_tests "$part_seconds" bench -s || outcome=FAILED
    else
        run_tests "$part_seconds" "$part" "${strict[@]}" || outcome=FAILED
    fi
    note "part $part" "$outcome" "$(($(now) - began))"
done
exit "$failed"
