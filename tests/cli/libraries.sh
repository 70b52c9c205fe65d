#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# libcurl, with all that it needs, is loaded for requests only, and not to show an article.
. "${srcdir:-.}/tests/cli/lib.sh"

# loads: succeeds when the last command loaded libcurl.
loads() { grep -q 'libcurl.*\.so' err; }

export LD_DEBUG=files
run 0 --version
grep -q 'libsqlite3\.so' err || skip "the system does not tell what a program loads (LD_DEBUG)"
for command in "0 --version" "0 tree" "0 unread" "0 search goose" "0 articles --json" "1 undo"; do
    # shellcheck disable=SC2086 # words
    run $command
    ! loads || fail "libcurl is loaded without a request"
done
cat >starred.json <<'END'
{"id": "user/-/state/org.freshrss/starred", "items": [{
    "id": "tag:google.com,2005:reader/item/0000000000000001", "title": "Goose", "published": 1,
    "origin": {"streamId": "feed/https://example.org/feed", "title": "Geese"},
    "alternate": [{"href": "https://example.org/goose"}],
    "content": {"content": "<p>A goose<img src='https://pictures.example.org/goose.jpg'></p>"}}]}
END
run 0 import starred.json
run 0 show 1
grep -q 'A goose' out || fail "the article is not shown"
! loads || fail "libcurl is loaded for an article with a picture"
run 1 add http://127.0.0.1:9/
loads || fail "libcurl is not loaded for a request"
exit 0
