#!/usr/bin/env bash
# Both commands of the README on a clean Debian, in a folder of the name that a newcomer types. Needs root, some 4 GB and
# the network; takes a minute longer than check.sh. Prints what each command came to, and exits with 1 when one failed.
#
#   bash packaging/check_in_root.sh 12|13                    Debian 12 (bookworm) or 13 (trixie); try.sh, then check.sh
#   bash packaging/check_in_root.sh 12|13 --all PART         the same with the arguments of check.sh
#   bash packaging/check_in_root.sh 12|13 tests/unit/speech  try.sh, then pytest with these arguments instead of check.sh
#
# The commit that is checked out is tested. What is specific to this machine's network comes from this machine: the
# mirror and its options from apt, certificate authorities from /usr/local/share/ca-certificates, proxies and the package
# index from the environment and pip. ELDERCLIENT_KEEP_ROOT=1 leaves the root, whose place is printed, where it is.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
arguments=("$@")
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

case "${1:-}" in
    12) suite=bookworm ;;
    13) suite=trixie ;;
    *)
        sed -n '2,12s/^# \{0,1\}//p' "$0"
        exit 2
        ;;
esac
shift
if [ "$(id -u)" -ne 0 ]; then
    fail "Only root can build a system of its own." "只有 root 才能建一个单独的系统。"
fi
system_packages "mmdebstrap git"

work=$(mktemp -d "${TMPDIR:-/tmp}/elderclient-root.XXXXXX")
system=$work/system
finish() {
    if [ -z "${ELDERCLIENT_KEEP_ROOT:-}" ]; then rm -rf --one-file-system "$work"; fi
}
trap finish EXIT

# The Debian sources of this machine, for the release that is wanted.
sources() {
    local codename
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        awk -v from="$codename" -v to="$suite" '
            $3 == "main" && ($2 == from || $2 == from "-updates" || $2 == from "-security") {
                sub(from, to, $2)
                print "deb", $1, $2, "main"
            }' | sort -u
}

build() {
    local options=$work/apt.conf mirrors
    mirrors=$(sources)
    if [ -z "$mirrors" ]; then
        echo "apt of this machine has no Debian sources" >&2
        return 1
    fi
    apt-config dump Acquire | grep -E '^Acquire::(Check|Retries|https?)' >"$options" || true
    mmdebstrap --quiet --variant=apt --include=ca-certificates,git,python3 --aptopt="$options" "$suite" "$system" - <<<"$mirrors" &&
        cp -L /etc/resolv.conf /etc/hosts "$system/etc/" &&
        find /usr/local/share/ca-certificates -name '*.crt' -exec cp -t "$system/usr/local/share/ca-certificates/" {} + &&
        chroot "$system" update-ca-certificates >/dev/null &&
        { [ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$system/etc/pip.conf"; } &&
        git -c safe.directory="$root" clone --quiet --no-local "$root" "$system/root/elderclient"
}

# $1: further options of unshare, the rest: a command, run inside in the environment of a fresh login. The shell stays as
# process 1 and reaps orphans.
inside() {
    local options=$1 surroundings=() name
    shift
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL PIP_PROXY; do
        if [ -n "${!name:-}" ]; then surroundings+=("$name=${!name}"); fi
    done
    if [ -z "${PIP_INDEX_URL:-}" ] && name=$(python3 -m pip config get global.index-url 2>/dev/null); then
        surroundings+=("PIP_INDEX_URL=$name")
    fi
    # shellcheck disable=SC2016 # for the shell inside
    unshare --mount --pid --fork --kill-child --propagation private $options bash -euc '
        system=$1
        shift
        mount --bind "$system" "$system"
        mount -t proc proc "$system/proc"
        for folder in /sys /dev; do mount --rbind "$folder" "$system$folder"; done
        status=0
        chroot "$system" "$@" || status=$?
        exit "$status"
    ' - "$system" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "${surroundings[@]}" sh -c 'cd "$HOME/elderclient" && exec "$@"' - "$@" </dev/null
}

table=
failed=0

# $1: name, the rest: a command.
line() {
    local name=$1 began=$SECONDS outcome=ok
    shift
    echo "=== $name"
    "$@" || outcome=FAILED
    if [ "$outcome" = FAILED ]; then failed=1; fi
    table+=$(printf '%-44s%8s%8d s' "$name" "$outcome" $((SECONDS - began)))$'\n'
}

# $1: name of the picture, $2: further options of unshare, the rest: a command before the command.
picture() {
    inside "$2" "${@:3}" bash packaging/try.sh --screenshot "../$1.png" && [ -s "$system/root/$1.png" ]
}

versions() {
    # shellcheck disable=SC2016 # for the shell inside
    inside "" sh -c '. /etc/os-release && echo "$PRETTY_NAME"; python3 -V
        dpkg-query -W espeak-ng orca xvfb libsqlite3-0 at-spi2-core 2>/dev/null'
}

line "a clean Debian ${suite}" build
line "try.sh --screenshot" picture first ""
line "try.sh --screenshot, without network" picture offline --net .venv/bin/python .ci/alone.py
if [[ "${1:-}" == tests/* ]]; then
    # shellcheck disable=SC2016 # for the shell inside
    line "what the tests need" inside "" bash -c \
        'root=$PWD arguments=() && . packaging/prepare.sh && prepare check "$RUN_PACKAGES $CHECK_PACKAGES"'
    line "pytest, as asked for" inside "" .venv/bin/python -m pytest -q -p no:cacheprovider "$@"
else
    line "check.sh $*" inside "" bash packaging/check.sh "$@"
fi
echo
versions || true
printf '%s' "$table"
if [ -n "${ELDERCLIENT_KEEP_ROOT:-}" ]; then echo "the root is $system"; fi
exit "$failed"
