#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Comments on an article: their number, fetching, reading without the network, hostile ones.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
cat >site/feed.xml <<'END'
<rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>Pond</title>
<item><title>Geese</title><link>/geese</link><guid>1</guid><comments>/geese#talk</comments>
<wfw:commentRss>/talk.xml</wfw:commentRss><slash:comments>3</slash:comments><description>Text</description></item>
<item><title>Swans</title><link>/swans</link><guid>2</guid><description>Text</description></item>
</channel></rss>
END
python3 - <<'END'
esc = "\x1b]0;owned\x07\x1b[31m"
open("site/talk.xml", "w", encoding="utf-8").write("""<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Talk</title>
<item><title>By: Li Wen</title><dc:creator>Li Wen</dc:creator><pubDate>Sat, 21 Nov 2026 10:00:00 +0000</pubDate>
<description>&lt;p&gt;大雁回来了！&lt;/p&gt;&lt;p&gt;Second.&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description></item>
<item><title>Earlier</title><pubDate>Fri, 20 Nov 2026 10:00:00 +0000</pubDate>
<description>&lt;b&gt;First &amp;#27;[31m \\u202eback&lt;/b&gt;</description></item>
</channel></rss>""".replace("\\u202e", "\u202e"))
END
serve site
run 0 add "$url/feed.xml" --title Pond
id=$(id_of Geese) other=$(id_of Swans)
run 0 show "$id"
out_has "3 comments"
run 0 comments "$id" --offline
out_empty
TZ=UTC run 0 comments "$id"
harmless
sed -i 's/\[31m//' out
cat >want <<'END'
Earlier, 2026-11-20T10:00:00Z
  First  back

Li Wen, 2026-11-21T10:00:00Z
  大雁回来了！
  Second.

END
tr -s ' ' <out >got
tr -s ' ' <want | cmp -s - got || fail "the comments should be: $(cat want)"
run 0 comments "$id" --json
json '[c["author"] for c in d] == ["Earlier", "Li Wen"] and d[1]["content_text"] == "大雁回来了！\nSecond."'

# Those that were fetched stay, whatever comes of a later fetch.
echo "<html>no feed</html>" >site/talk.xml
run 1 comments "$id"
err_has "not a feed"
out_has "大雁"
stop_servers
run 1 comments "$id"
out_has "大雁"
run 0 comments "$id" --offline --json
json 'len(d) == 2'
run 0 check
out_lacks comments
run 1 comments "$other"
one_error "this article has no feed of comments"
run 1 comments 4711
one_error "not found"
run 2 comments
run 2 comments geese
exit 0
