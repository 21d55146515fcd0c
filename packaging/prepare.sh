# Shared by try.sh and check.sh, which source it: installs what is missing, and only that.
# Owns system packages (Debian and Ubuntu) and .venv. Must not start the client or a test.
# A caller sets `root` to the checkout and `arguments` to its own command line.

RUN_PACKAGES="espeak-ng alsa-utils libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0"
CHECK_PACKAGES="xvfb xauth dbus at-spi2-core openbox xdotool tesseract-ocr tesseract-ocr-chi-sim pulseaudio
    pulseaudio-utils libasound2-plugins poppler-utils orca locales git"
OLDEST_PYTHON="3, 11"

# One sentence to the person who started us, in both languages.
say() {
    printf '%s\n%s\n' "$2" "$1" >&2
}

fail() {
    say "$1" "$2"
    exit 1
}

# The lines of a log that tell why something could not be fetched.
is_network_trouble() {
    grep -qiE 'Temporary failure (resolving|in name resolution)|Could not resolve|Could not connect|Name or service not known|Failed to establish a new connection|Network is unreachable|Cannot initiate the connection|Unable to connect|Failed to fetch|No route to host|ConnectTimeout|Read timed out|ConnectionError|NewConnectionError|NameResolutionError' "$1"
}

# $1: log, $2/$3: what was being done, English and Chinese.
fail_with_log() {
    if is_network_trouble "$1"; then
        fail "No network: $2 has to be fetched once. Connect this computer to the internet and run the same command again. Details: $1" \
            "没有网：$3要从网上取一次。请先联网，再运行同一条命令。详情：$1"
    fi
    tail -n 5 "$1" >&2
    fail "$2 could not be installed. Details: $1" "$3没有装好。详情：$1"
}

is_installed() {
    local states
    states=$(dpkg-query -W -f '${db:Status-Status}\n' "$1" "${1}t64" 2>/dev/null || true)
    grep -qx installed <<<"$states"
}

# $*: packages. Installs those that are missing, by apt; asks for nothing and touches nothing when all are there.
system_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian or Ubuntu: please see to these packages or their like yourself: $(echo $*)" \
            "这不是 Debian 或 Ubuntu，请自己装好这些组件：$(echo $*)"
        return
    fi
    local package as_root log
    local missing=()
    for package in $*; do
        is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
            fail "System packages are missing and only an administrator can install them: apt-get install --no-install-recommends ${missing[*]}" \
                "缺系统组件，要管理员来装：apt-get install --no-install-recommends ${missing[*]}"
        fi
        as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
    fi
    say "Installing ${#missing[@]} system packages; this takes a few minutes, once." "正在装 ${#missing[@]} 个系统组件，只有第一次要等几分钟。"
    log=$(mktemp "${TMPDIR:-/tmp}/elderclient-apt.XXXXXX")
    "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 </dev/null || true
    if ! "${as_root[@]}" apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
        fail_with_log "$log" "a system package" "系统组件"
    fi
    rm -f "$log"
}

# Root in somebody else's checkout goes on as that person, so that no file of root's is left there.
become_owner() {
    local uid gid home
    uid=$(stat -c %u "$root")
    gid=$(stat -c %g "$root")
    if [ "$(id -u)" -ne 0 ] || [ "$uid" -eq 0 ]; then
        return
    fi
    home=$(getent passwd "$uid" | cut -d: -f6)
    if [ -z "$home" ]; then
        home=$(mktemp -d "${TMPDIR:-/tmp}/elderclient-home.XXXXXX")
        chown "$uid:$gid" "$home"
    fi
    exec setpriv --reuid="$uid" --regid="$gid" --clear-groups \
        env HOME="$home" XDG_RUNTIME_DIR= bash "$0" ${arguments[@]+"${arguments[@]}"}
}

has_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

is_new_enough() {
    "$1" -c "import sys; sys.exit(sys.version_info < ($OLDEST_PYTHON))" 2>/dev/null
}

# Sets `python` to the interpreter to build on, and `python_packages` to what it lacks: Debian leaves its venv module to
# a package of its own, named after the minor version.
find_python() {
    local name
    python=
    python_packages=
    for name in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && is_new_enough "$name"; then
            if has_venv "$name"; then
                python=$name
                python_packages=
                return
            fi
            if [ -z "$python" ]; then
                python=$name
                python_packages=$("$name" -c 'import sys; print(f"python3.{sys.version_info.minor}-venv")')
            fi
        fi
    done
    if [ -z "$python" ]; then
        name=$(python3 -V 2>/dev/null || true)
        fail "Python 3.11 or newer is needed, here it is: ${name:-none}. Debian 12 and Ubuntu 24.04 bring one: apt-get install python3" \
            "需要 Python 3.11 或更新的版本，这台电脑上是：${name:-没有}。Debian 12、Ubuntu 24.04 自带：apt-get install python3"
    fi
}

stamp_text() {
    (cd "$root" && echo "$root" && cat packaging/lock.txt packaging/lock-run.txt packaging/prepare.sh pyproject.toml setup.py) | sha256sum | cut -d' ' -f1
}

is_prepared() {
    [ -x "$venv/bin/python" ] && [ -f "$venv/stamp-$1" ] && [ "$(cat "$venv/stamp-$1")" = "$stamp" ] && "$venv/bin/python" -c '' 2>/dev/null
}

# $1: "run" or "check". Makes or refreshes .venv from the list of exact versions; nothing when it is as it should be.
virtual_environment() {
    local kind=$1 stamp log lock
    venv=$root/.venv
    stamp=$(stamp_text)
    if is_prepared check || is_prepared "$kind"; then
        return
    fi
    if [ ! -w "$root" ] || { [ -e "$venv" ] && [ ! -w "$venv" ]; }; then
        fail "This user may not write in $root; run it as the owner of that folder." "这个用户不能写 $root，请用它的主人来运行。"
    fi
    exec 9<"$root/pyproject.toml"
    flock 9
    if is_prepared "$kind"; then
        exec 9<&-
        return
    fi
    find_python
    if [ -n "$python_packages" ]; then
        fail "Python's venv module is missing: apt-get install $python_packages" "缺 Python 的 venv 组件：apt-get install $python_packages"
    fi
    say "Preparing .venv; this takes a few minutes, once." "正在准备运行环境，只有第一次要等几分钟。"
    log=$(mktemp "${TMPDIR:-/tmp}/elderclient-venv.XXXXXX")
    # A system whose network has a certificate authority of its own keeps it where the system keeps all of them.
    if [ -z "${PIP_CERT:-}" ] && [ -f /etc/ssl/certs/ca-certificates.crt ]; then
        export PIP_CERT=/etc/ssl/certs/ca-certificates.crt
    fi
    export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
    lock=$root/packaging/lock.txt
    if [ "$kind" = run ]; then
        lock=$root/packaging/lock-run.txt
    fi
    rm -f "$venv"/stamp-*
    if ! "$venv/bin/python" -m pip --version >>"$log" 2>&1; then
        if ! "$python" -m venv --clear "$venv" >>"$log" 2>&1; then
            fail_with_log "$log" "the virtual environment" "运行环境"
        fi
    fi
    if ! "$venv/bin/python" -m pip install --progress-bar off --only-binary :all: --require-hashes -r "$lock" >>"$log" 2>&1 </dev/null; then
        fail_with_log "$log" "a Python package" "Python 组件"
    fi
    if ! "$venv/bin/python" -m pip install --no-index --no-deps --no-build-isolation -e "$root" >>"$log" 2>&1 </dev/null; then
        fail_with_log "$log" "the client" "本程序"
    fi
    mv "$log" "$venv/prepare.log"
    echo "$stamp" >"$venv/stamp-$kind"
    exec 9<&-
}

# $1: "run" or "check", $2: the system packages. Everything above in order; afterwards `venv` is ready to use.
prepare() {
    local python python_packages=
    if ! [ -x "$root/.venv/bin/python" ]; then
        find_python
    fi
    system_packages "$python_packages $2"
    become_owner
    virtual_environment "$1"
}
