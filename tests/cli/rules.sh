#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Rules for arriving articles from the command line; hiding and listing again.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

feed() {
    python3 - "$@" >feed.json <<'END'
import json, sys
print(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Pond", "items": [
    {"id": title, "url": "https://pond.example/" + str(n), "title": title, "content_text": "text"}
    for n, title in enumerate(sys.argv[1:])]}))
END
}
feed Geese Lottery
serve .
run 0 add "$url/feed.json"

run 0 rule list
out_empty
run 0 rule test lottery
out_has "It would have found 1 article:"
out_has "Lottery"
run 0 rule test -n 1 "geese OR lottery"
out_has "It would have found 2 articles:"
run 0 rule add "title:lottery" mute
out_is "Rule 1 added"
run 0 rule add --until 2999-12-31 大雁 star read "tag:two words"
run 0 rule list
out_has "  1 title:lottery  ->  mute"
out_has '  2 大雁  ->  star read tag:"two words"  (until 2999-12-31)'
run 0 rule list --json
json '[(r["id"], r.get("until")) for r in d] == [(1, None), (2, "2999-12-31")]'

feed Geese Lottery "Lottery II" "大雁归来"
run 0 sync --force
run 0 articles --json
json 'sorted(i["title"] for i in d["items"]) == ["Geese", "Lottery", "大雁归来"]'
json '[(i["_gander"]["starred"], i["_gander"]["read"]) for i in d["items"] if i["title"] == "大雁归来"] == [(True, True)]'
run 0 search tag:\"two words\"
out_has "大雁归来"
run 0 search "is:muted"
out_has "Lottery II"
run 0 unread
out_is "2"
run 0 rule remove 1
run 0 rule list
out_lacks "lottery"

# A day is one of the system's zone.
TZ=X-8 run 0 rule add --until 2999-12-30 zone read
TZ=X-8 run 0 rule list
out_has "(until 2999-12-30)"
TZ=X-14 run 0 rule list
out_has "(until 2999-12-31)"
TZ=X-8 run 0 rule list --json
json '[r["until"] for r in d if r["query"] == "zone"] == ["2999-12-30"]'

# What is no rule changes nothing and says where.
run 2 rule add "(geese" mute
err_has "column 1"
run 2 rule add geese shout
err_has "no action: shout"
run 2 rule add geese
run 2 rule add --until tomorrow geese mute
err_has "tomorrow"
run 2 rule remove
run 2 rule remove geese
err_has "geese: not a number as shown in lists"
run 1 rule remove 99
err_has "no rule 99"
run 2 rule shout
run 0 rule list
out_lacks "shout"

# A rule whose regular expression takes too long is switched off, and says so.
run 2 rule add "title:/a(b/" mute
err_has "not a regular expression: missing closing parenthesis, at column 11"
run 0 rule add "title:/^(g|g)+$/" mute
run 0 rule add "title:/^g+-$/" star
feed Geese gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg-
run 0 sync --force
run 0 rule list
out_has "title:/^(g|g)+$/  ->  mute  (off)  ! the regular expression takes too long, at column 1"
run 0 rule list --json
json '[r.get("problem") for r in d][-2:] == ["the regular expression takes too long, at column 1", None]'
run 0 check
out_has "! title:/^(g|g)+$/: the regular expression takes too long, at column 1"
run 0 articles --starred
out_has "ggggg-"
run 2 search "/^(g|g)+$/"
err_has "takes too long, at column 1"

# It can be switched on again, as any rule off and on; so can one whose day has passed.
off='[r.get("off") for r in d if r["query"] == "title:/^(g|g)+$/"] == '
run 0 rule list --json
json "$off[True]"
run 0 rule enable 4
run 0 rule list --json
json "$off[None]"
json '[r.get("problem") for r in d][-2:] == [None, None]'
run 0 rule add --until 2001-02-03 "title:late" mute
run 0 rule list
out_has "title:late  ->  mute  (until 2001-02-03)  (off)"
run 0 rule enable 6
run 0 rule list
out_lacks "2001"
run 0 rule disable 6
run 0 rule list
out_has "title:late  ->  mute  (off)"
feed Geese "late geese"
run 0 sync --force
run 0 search is:muted
out_lacks "late geese"
run 0 rule enable 6
run 1 rule disable 99
err_has "no rule 99"
run 2 rule enable
err_has "take the number of a rule"

# A rule marks also the articles that are there, if asked.
run 0 rule add --apply "title:late" mute star tag:old notify
out_is "Rule 7 added, 1 article marked"
run 0 search is:muted
out_has "late geese"
id=$("$gander" search --json is:muted title:late |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][0]["_gander"]["id"])')
run 0 show "$id"
out_has "Muted by the rule: title:late"
run 0 rule add --apply "title:nothing" mute
out_is "Rule 8 added, 0 articles marked"
run 2 rule test --apply geese
err_has "only add takes"

# Deleted articles stay away though the feed has them.
id=$("$gander" search --json title:geese |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["items"][0]["_gander"]["id"])')
run 0 mark delete "$id"
run 0 sync --force
run 0 search geese
out_empty
run 0 mark restore "$id"
run 0 search geese
out_has "Geese"
run 0 check
