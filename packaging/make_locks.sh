#!/usr/bin/env bash
# Writes the two lists of exact versions with hashes: lock-run.txt to run the client and its demo operator, lock.txt to
# work on it as well. Run after a change of dependencies in pyproject.toml, then commit both.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=uv
if [ -x .venv/bin/uv ]; then uv=.venv/bin/uv; fi
note='# Made by packaging/make_locks.sh from pyproject.toml; do not edit.'
common=(--universal --generate-hashes --no-header --no-annotate --quiet --python-version 3.11)
"$uv" pip compile "${common[@]}" pyproject.toml --extra backend --extra dev -o packaging/lock.txt
"$uv" pip compile "${common[@]}" pyproject.toml packaging/build.in --extra backend -c packaging/lock.txt -o packaging/lock-run.txt
for file in packaging/lock.txt packaging/lock-run.txt; do
    sed -i "1i $note" "$file"
done
