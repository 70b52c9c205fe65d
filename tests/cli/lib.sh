# SPDX-License-Identifier: GPL-3.0-or-later
# Library of the command line tests: a temporary home, and assertions. The first one that fails ends
# the test with a message.
set -u
build=$PWD
source=$(cd "${srcdir:-.}" && pwd)
gander=$build/gander
httpd=$build/tests/support/httpd
work=$(mktemp -d "${TMPDIR:-/tmp}/gander-cli.XXXXXX") || exit 99
trap 'status=$?; stop_servers; rm -rf "$work"; exit $status' EXIT
trap 'exit 1' HUP INT TERM
HOME=$work/home
GANDER_DATA_DIR=$source/data
TMPDIR=$work/tmp
LC_ALL=C.UTF-8
PYTHONDONTWRITEBYTECODE=1
export HOME GANDER_DATA_DIR TMPDIR LC_ALL PYTHONDONTWRITEBYTECODE
mkdir -p "$HOME" "$TMPDIR"
cd "$work" || exit 99
: >input

fail() {
    echo "FAILED: $*"
    echo "--- command: ${last_command-}"
    echo "--- status: ${status-}"
    echo "--- standard output:"
    head -c 4000 "$work/out" | cat -v
    echo "--- standard error:"
    head -c 4000 "$work/err" | cat -v
    exit 1
}

skip() {
    echo "SKIPPED: $*"
    exit 77
}

# run STATUS [ARGUMENT...]: gander with these arguments and the file `input` as standard input has
# to end with STATUS; what it wrote is in `out` and `err`.
run() {
    expected=$1
    shift
    last_command="gander $*"
    "$gander" "$@" <"$work/input" >"$work/out" 2>"$work/err"
    status=$?
    [ "$status" -eq "$expected" ] || fail "exit status $expected was expected"
}

out_is() {
    printf '%s\n' "$1" >"$work/want"
    cmp -s "$work/want" "$work/out" || fail "standard output should be: $1"
}

err_is() {
    printf '%s\n' "$1" >"$work/want"
    cmp -s "$work/want" "$work/err" || fail "standard error should be: $1"
}

out_empty() {
    [ ! -s "$work/out" ] || fail "nothing should be on standard output"
}

err_empty() {
    [ ! -s "$work/err" ] || fail "nothing should be on standard error"
}

out_has() {
    grep -qF -- "$1" "$work/out" || fail "standard output should have: $1"
}

out_lacks() {
    ! grep -qF -- "$1" "$work/out" || fail "standard output should not have: $1"
}

err_has() {
    grep -qF -- "$1" "$work/err" || fail "standard error should have: $1"
}

err_lacks() {
    ! grep -qF -- "$1" "$work/err" || fail "standard error should not have: $1"
}

# One line "gander: …" on standard error and nothing on standard output: how errors look.
one_error() {
    out_empty
    [ "$(wc -l <"$work/err")" -eq 1 ] || fail "one line should be on standard error"
    grep -q '^gander: ' "$work/err" || fail "the line should begin with gander:"
    err_has "$1"
}

# No control character but line end and tab, in C0 or C1 form, no DEL, no bidi override.
harmless() {
    for file in out err; do
        ! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' \
            "$work/$file" || fail "control characters reached $file"
    done
}

# judge FILE EXPRESSION: true when the Python expression is, over the JSON document as `d`. One process
# judges them all, since a start of Python costs more than most commands of gander; what an
# expression defines (with exec) is known to later ones.
judge() {
    [ -n "${judging-}" ] || start_judge
    printf '%s\0%s\0' "$1" "$2" >&8
    read -r verdict <&9
    [ "$verdict" = True ]
}

start_judge() {
    command -v python3 >/dev/null || fail "python3 is missing"
    rm -f "$work/asked" "$work/judged"
    mkfifo "$work/asked" "$work/judged"
    python3 -ISc '
import json, os, traceback
known, asked = {"json": json}, b""
while part := os.read(0, 65536):
    asked += part
    while asked.count(b"\0") >= 2:
        file, expression, asked = asked.split(b"\0", 2)
        try:
            known["d"] = json.load(open(file, encoding="utf-8"))
            verdict = bool(eval(expression.decode(), known))
        except Exception:
            traceback.print_exc()
            verdict = False
        print(verdict, flush=True)
' <"$work/asked" >"$work/judged" &
    servers="${servers-} $!"
    exec 8>"$work/asked" 9<"$work/judged"
    judging=yes
}

# json EXPRESSION: Python over the document on standard output, as `d`; it has to be true.
json() {
    judge "$work/out" "$1" || fail "not true of the JSON: $1"
}

# id_of TITLE: number of the article.
id_of() {
    "$gander" articles --limit 0 --json | python3 -IS -c '
import json, sys
print(next(i["_gander"]["id"] for i in json.load(sys.stdin)["items"] if i["title"] == sys.argv[1]))' "$1"
}

# sql DATABASE STATEMENTS: a change that no command makes.
sql() {
    python3 -IS - "$1" "$2" <<'END' || fail "SQL: $2"
import sqlite3, sys
sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])
END
}

# serve DIRECTORY [SCRIPT]: a server on the loopback, its address in $url.
serve() {
    [ -x "$httpd" ] || skip "the scripted server is not built (libmicrohttpd-dev)"
    rm -f "$work/httpd.port"
    "$httpd" --directory "$1" ${2:+--script "$2"} --log "$work/requests" \
        --port-file "$work/httpd.port" </dev/null >/dev/null 2>"$work/httpd.err" &
    await_server httpd
}

# await_server NAME: the program that was just started is a server, which writes its port to
# NAME.port and has its errors in NAME.err; its address in $url.
await_server() {
    servers="${servers-} $!"
    tries=0
    until [ -s "$work/$1.port" ]; do
        kill -0 $! 2>/dev/null || fail "the server did not start: $(cat "$work/$1.err")"
        tries=$((tries + 1))
        [ $tries -lt 200 ] || fail "the server did not start in time"
        sleep 0.05
    done
    url=http://127.0.0.1:$(cat "$work/$1.port")
}

stop_servers() {
    for server in ${servers-}; do
        kill "$server" 2>/dev/null
        wait "$server" 2>/dev/null
    done
    servers=
    judging=
}
