# Makes the virtual environment and what it needs; sourced by run.sh and test.sh.
# set_up KIND ends with $root/.venv ready for KIND: "runtime" or "dev". A second call does nothing.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# What Qt loads from the system: library = package. The last five are for a real screen.
qt_libraries="
    libGL.so.1=libgl1 libEGL.so.1=libegl1 libglib-2.0.so.0=libglib2.0-0 libxkbcommon.so.0=libxkbcommon0
    libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1
    libxcb-cursor.so.0=libxcb-cursor0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0"

set_up() {
    local kind="$1" lock="$root/installer/requirements.lock" stamp missing
    [ "$kind" = dev ] && lock="$root/installer/requirements-dev.lock"
    stamp="$(_stamp "$lock")"
    if _is_ready "$kind" "$stamp"; then
        return 0
    fi
    missing="$(_missing_libraries) $(_missing_python)"
    if [ -n "${missing// /}" ]; then
        # shellcheck disable=SC2086  # a list of package names
        _apt_install $missing
    fi
    _make_environment
    echo "Installing packages ..." >&2
    "$root/.venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input \
        --no-deps --require-hashes --requirement "$lock"
    "$root/.venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation --editable "$root"
    # As pip does with what it installs; without it every start of the program would compile it again where
    # Python may not keep what it has compiled.
    "$root/.venv/bin/python" -m compileall -q "$root/caredesk"
    echo "$stamp" >"$root/.venv/installed-$kind"
}

# Changes when the lock, pyproject.toml or the place of the checkout does.
_stamp() {
    echo "$root $(cat "$1" "$root/pyproject.toml" | cksum)"
}

# The dev packages hold the runtime ones, so run.sh is content with either stamp.
_is_ready() {
    local kind="$1" stamp="$2"
    [ -x "$root/.venv/bin/caredesk" ] || return 1
    if [ "$(cat "$root/.venv/installed-$kind" 2>/dev/null)" = "$stamp" ]; then
        return 0
    fi
    [ "$kind" = runtime ] || return 1
    stamp="$(_stamp "$root/installer/requirements-dev.lock")"
    [ "$(cat "$root/.venv/installed-dev" 2>/dev/null)" = "$stamp" ]
}

_make_environment() {
    local python
    if _has_environment; then
        return 0
    fi
    python="$(_find_python)"
    if [ -z "$python" ]; then
        echo "Python 3.11 or newer is needed and was not found." >&2
        return 1
    fi
    "$python" -m venv --clear "$root/.venv"
}

_has_environment() {
    "$root/.venv/bin/python" -c 'import pip' 2>/dev/null
}

_find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
}

# Debian parts the making of environments from Python.
_missing_python() {
    local python
    if [ "$(uname)" != Linux ] || _has_environment; then
        return 0
    fi
    python="$(_find_python)"
    if [ -z "$python" ]; then
        echo "python3 python3-venv"
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
}

_missing_libraries() {
    local known pair missing=""
    [ "$(uname)" = Linux ] || return 0
    known="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)"
    for pair in $qt_libraries; do
        case "$known" in
            *"${pair%%=*} "*) ;;
            *) missing="$missing ${pair#*=}" ;;
        esac
    done
    # Without any font, text is silently blank.
    if [ -z "$(find /usr/share/fonts -name '*.[to]tf' -print -quit 2>/dev/null)" ]; then
        missing="$missing fonts-dejavu-core"
    fi
    echo "$missing"
}

# Installs Debian packages when this user may; else says the one command that is needed, and stops.
_apt_install() {
    local as_root="" log
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
    fi
    if ! command -v apt-get >/dev/null || { [ -n "$as_root" ] && ! sudo -n true 2>/dev/null; }; then
        echo "Some system packages are missing. Run this once, then start again:" >&2
        echo "    sudo apt-get update && sudo apt-get install -y $*" >&2
        return 1
    fi
    echo "Installing system packages: $* ..." >&2
    log="$(mktemp)"
    if ! { $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
        </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}
