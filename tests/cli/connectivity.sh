#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Outages of hosts and networks: reported once, no failure of sources, retried as soon as they end.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
cat >site/one.json <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "One", "items": [{"id": "1",
 "title": "Ferries leave on time", "content_text": "At last."}]}
END
cp site/one.json site/two.json
serve site
run 0 -q add "$url/one.json" --title "One"
run 0 -q add "$url/two.json" --title "Two"
stop_servers
host=${url#http://}

# A host that refuses: one line, and nothing counted against its sources.
for i in 1 2 3; do
    run 3 sync
    out_is "0 new articles, 2 sources wait"
    err_is "gander: connection refused by $host: 2 sources wait"
done
run 3 sync --json
json 'd["failed"] == 0 and d["waiting"] == 2 and len(d["sources"]) == 2'
json 'all(s["waiting"] and s["error"]["code"] == "network" for s in d["sources"])'
run 0 tree --json
json 'd["problems"] == 2'
json 'all(s["health"] == "unreachable" and s["failures"] == 0 for s in d["portals"][0]["children"])'
run 0 check
out_has "! 127.0.0.1: connection refused by $host, 2 sources"
run 3 sync "My feeds/One"
err_is "gander: One: connection refused by $host"

# No network at all: an error of its own.
unshare -rn true 2>/dev/null || skip "no network namespaces here; the rest passed"
printf '%s\n' 'http://one.invalid/feed "~Far"' 'http://two.invalid/feed "~Farther"' >urls
run 0 -q -d far.db import urls
away() {
    last_command="unshare -rn gander $*"
    expected=$1
    shift
    unshare -rn "$gander" "$@" <input >out 2>err
    status=$?
    [ "$status" -eq "$expected" ] || fail "exit status $expected was expected"
}
for i in 1 2; do
    away 1 -d far.db sync
    one_error "gander: no network: 2 sources wait"
done
away 1 -d far.db sync --json
json 'd["error"]["code"] == "offline" and d["waiting"] == 2 and d["sources"] == []'
run 0 -d far.db tree --json
json 'd["problems"] == 0 and d["waiting"] == 2 and d["offline_since"]'
run 0 -d far.db check
out_has "! no network: 2 sources wait"
away 1 -d far.db add http://three.invalid/
one_error "no network"

# With servers of one's own network only, their first answer ends it.
serve site
run 0 -q -d near.db add "$url/one.json" --title "Near"
away 1 -d near.db sync --force
one_error "gander: no network: 1 source waits"
run 0 -d near.db sync
run 0 -d near.db tree --json
json 'not d.get("waiting") and not d.get("offline_since")'
