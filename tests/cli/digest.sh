#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The digest: titles by category, each once, as text, page and mail.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

python3 - <<'END'
import json, time
def feed(name, *items):
    json.dump({"version": "https://jsonfeed.org/version/1.1", "title": name, "items": [
        {"id": url, "url": "https://pond.example/" + url, "title": title, "content_text": "text",
         "date_published": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - age))}
        for url, title, age in items]}, open(name + ".json", "w"))
feed("pond", ("1", "Geese \x1b[31m<b>\r\nBcc: all@example.org", 7200), ("2", "大雁归来", 3600),
     ("3", "Old", 90000))
feed("lake", ("2", "大雁归来", 3600), ("4", "Swans", 60))
END
serve .
run 0 add "$url/pond.json" --in Home/News
run 0 add "$url/lake.json" --in Home/Water

run 0 digest
out_has "News since "
out_has "Home › News"
out_has "• 大雁归来 (pond, "
out_has "Home › Water"
out_has "• Swans (lake, "
out_lacks "Old"
harmless
[ "$(grep -c 大雁归来 out)" = 1 ] || fail "an article of two categories stands there twice"
run 0 digest --since 2d --in Home/News
out_has "Old"
out_lacks "Swans"
# A view that is named, and nothing of views within folders.
run 0 view add --in Home/News Water 大雁 OR swans
run 0 digest --in Home/News/Water
out_has "Home › News › Water"
out_has "• 大雁归来 (pond, "
out_has "• Swans (lake, "
out_lacks "Geese"
run 0 digest --in Home/News
out_has "• 大雁归来 (pond, "
out_lacks "Swans"
out_lacks "› Water"
run 0 digest
[ "$(grep -c Swans out)" = 1 ] || fail "an article of a view stands there twice"
# A quiet source is left out, but for one that is named; what others have, too, stays.
run 0 source Home/Water/lake --quiet yes
run 0 digest
out_lacks "Swans"
out_has "• 大雁归来 (pond, "
run 0 digest --in Home/Water
out_has "No news."
run 0 digest --in Home/Water/lake
out_has "• Swans (lake, "
run 0 source Home/Water/lake --quiet no
run 0 digest --since 2999-01-01
out_has "No news."
run 0 digest --format html
out_has '<a href="https://pond.example/4">Swans</a>'
out_lacks "<b>"
harmless
run 0 digest --format eml -o mail.eml
python3 - <<'END' || fail "the mail is not as it should be"
import email, email.policy
m = email.message_from_file(open("mail.eml"), policy=email.policy.default)
assert m["Subject"].startswith("News since "), m["Subject"]
assert m["Bcc"] is None and not m.defects
assert "Swans" in m.get_body(("plain",)).get_content()
assert "pond.example/4" in m.get_body(("html",)).get_content()
END
run 2 digest --since soon
one_error "no time as 12h"
run 2 digest --since 0d
run 2 digest --format pdf
run 1 digest --in Nowhere
