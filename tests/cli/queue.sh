#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The queue of recordings: entries with chapters, order, survival of the article, hostile ones.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
cat >site/feed.xml <<'END'
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters">
<channel><title>Pond</title>
<item><title>Geese</title><guid>1</guid><enclosure url="/1.mp3" type="audio/mpeg" length="1"/>
<itunes:duration>1:02:03</itunes:duration><psc:chapters><psc:chapter start="0" title="Start"/>
<psc:chapter start="5:00" title="大雁"/></psc:chapters></item>
<item><title>Swans</title><guid>2</guid><enclosure url="/2.mp4" type="video/mp4" length="1"/>
<podcast:chapters url="/2.json" type="application/json+chapters"/></item>
<item><title>Ducks</title><guid>3</guid><enclosure url="/3.mp3" type="audio/mpeg" length="1"/>
<podcast:chapters url="/none.json"/></item>
<item><title>Text</title><guid>4</guid><enclosure url="/4.pdf" type="application/pdf" length="1"/></item>
</channel></rss>
END
printf '{"version":"1.2.0","chapters":[{"startTime":90.7,"title":"Second \\u001b[31m\\nline"},{"startTime":0,"title":"First"},{"startTime":1,"title":"Picture","toc":false},{"startTime":-1,"title":"x"},{"startTime":"a"},7]}' >site/2.json
serve site
run 0 add "$url/feed.xml" --title Pond
run 0 queue list
out_empty
run 0 queue add "$(id_of Swans)" "$(id_of Geese)"
run 0 queue add "$(id_of Ducks)"
run 0 queue list
out_is "  1 Swans  (Pond)
  2 Geese, 1:02:03  (Pond)
  3 Ducks  (Pond)"
run 0 queue list --json
json "[(e['title'], e['url'], e.get('duration_in_seconds'), e['place_in_seconds']) for e in d] == [('Swans', '$url/2.mp4', None, 0), ('Geese', '$url/1.mp3', 3723, 0), ('Ducks', '$url/3.mp3', None, 0)]"
json '[[(c["start"], c["title"]) for c in e["chapters"]] for e in d][1:] == [[(0, "Start"), (300, "大雁")], []]'
json '[c["start"] for c in d[0]["chapters"]] == [0, 90] and "\x1b" not in d[0]["chapters"][1]["title"]'

# A file whose name is not UTF-8 leaves its entry without a path.
echo sound >site/1.mp3
run 0 download "$(id_of Geese)"
run 0 queue list --json
json '["path" in e for e in d] == [False, True, False]'
python3 -IS -c 'import os, sqlite3
db = sqlite3.connect(os.environ["HOME"] + "/.local/share/gander/gander.db")
db.execute("UPDATE download SET path = CAST(? AS TEXT)", (b"/\xff.mp3",))
db.commit()'
run 0 queue list --json
json '[("path" in e, e["title"]) for e in d] == [(False, "Swans"), (False, "Geese"), (False, "Ducks")]'
run 1 queue add "$(id_of Geese)"
one_error "already in the queue"
run 1 queue add "$(id_of Text)"
one_error "this article has no recording"
run 1 queue add 4711
run 0 queue remove 3
run 1 queue remove 3
one_error "no entry 3 in the queue"

# It outlives its article.
run 0 portal remove "My feeds"
run 0 queue list
out_has Geese
run 0 check
run 2 queue
run 2 queue play
one_error "is not one of"
run 2 queue list 1
run 2 queue add
exit 0
