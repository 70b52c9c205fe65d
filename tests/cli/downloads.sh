#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An article's files: downloaded by number, listed, resumed, forgotten.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
python3 - <<'END'
import json
feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
    {"id": "1", "title": "Geese", "content_text": "honk", "attachments": [
        {"url": "/talk.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 50000, "duration_in_seconds": 75},
        {"url": "/%E5%9B%BE.pdf", "mime_type": "application/pdf", "title": "图"},
        {"url": "/lost.pdf", "mime_type": "application/pdf"}]},
    {"id": "2", "title": "None", "content_text": "quiet"}]})
talk = "0123456789" * 5000
json.dump([{"target": "/feed.json", "body": feed},
           {"target": "/talk.mp3", "body": talk, "headers": {"ETag": '"1"'}, "fault": "cut-off", "times": 1},
           {"target": "/talk.mp3", "body": talk, "headers": {"ETag": '"1"'}, "ranges": True},
           {"target": "/图.pdf", "body": "pdf"}, {"target": "/%E5%9B%BE.pdf", "body": "pdf"},
           {"target": "/lost.pdf", "status": 404}], open("script", "w"))
END
serve site script
run 0 add "$url/feed.json" --kind feed
run 0 articles --json
json 'len(d["items"]) == 2'
id=$(id_of Geese) none=$(id_of None)
run 0 show "$id"
out_has "(audio/mpeg, 50 KB, 1:15)"

# Into the desktop's folder, by number; a broken one goes on where it was.
mkdir -p "$HOME/.config"
printf 'XDG_DOWNLOAD_DIR="$HOME/Herunter"\n' >"$HOME/.config/user-dirs.dirs"
run 0 downloads
out_empty
run 1 download "$id" 1
out_empty
err_has "closed the connection before"
run 0 downloads --json
json 'len(d) == 1 and d[0]["state"] == "failed" and d[0]["got"] == 25000 and d[0]["path"] is None'
[ -f "$HOME/Herunter/gander/talk.mp3.part" ] || fail "the part should be there"
run 0 downloads --resume
out_is "$HOME/Herunter/gander/talk.mp3"
err_empty
[ "$(wc -c <"$HOME/Herunter/gander/talk.mp3")" -eq 50000 ] || fail "the file should be whole"
grep -q '"target":"/talk.mp3","status":206' requests || fail "it should have gone on"

# Somewhere else, and all of an article's.
printf 'download-dir ~/in\n' >config
run 1 -c config download "$id" --json
json '[x["path"] is not None for x in d] == [True, True, False] and d[2]["error"]["code"] == "http"'
[ "$(cat "$HOME/in/图.pdf")" = pdf ] || fail "the named folder should have it"
run 0 downloads
grep -qE '^ +1 done +50 KB /.*/talk.mp3$' out || fail "the whole one should be listed"
grep -qE '^ +3 failed +0 B lost.pdf: .*HTTP 404' out || fail "the lost one should be listed"

# Forgetting leaves whole files.
run 0 downloads --remove 3
run 0 downloads --remove 1
[ -f "$HOME/Herunter/gander/talk.mp3" ] || fail "a whole file is the user's"
run 0 downloads --json
json '[x["name"] for x in d] == ["图.pdf"]'
run 1 downloads --remove 3
one_error ""
run 1 download "$none"
one_error ""
run 1 download "$id" 4
one_error ""
run 1 download 99999
one_error ""
run 2 download
printf 'download-dir /dev/null/x\n' >config
run 1 -c config download "$id" 3
one_error ""
