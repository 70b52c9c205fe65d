# SPDX-License-Identifier: GPL-3.0-or-later
# Checks of exported documents, and the feed that they are made from:
#   export.py feed URL          prints a JSON Feed with hostile titles and markup
#   export.py epub|html|eml FILE
# A failed check ends with its line.
import email
import email.policy
import json
import posixpath
import re
import sys
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

X = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
HOSTILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

TITLES = [
    "../../x",
    "$(touch hacked) `touch hacked`; touch hacked",
    'A "quoted" title\r\nBcc: victim@example.org\r\n\r\nbody',
    "]]> <script>alert(1)</script> & &amp; --> <!-- '",
    "\x1b]0;owned\x07\x1b[31mred\x9b2J \u202egnp.exe\u2066 end",
    "衡阳新闻：大雁每年都回到回雁峰过冬，人们在湘江两岸等候它们归来，这是一个很长的标题",
    "أخبار اليوم من المدينة",
    "ข่าววันนี้จากแม่น้ำ",
    "=?UTF-8?B?QmNjOiB4?= encoded",
    "",
]

MARKUP = """
<script>alert(1)</script><p onclick="x()">First &lt;b&gt; &amp; <b>bold <i>both</b> italic</i>
<a href="javascript:alert(1)">run</a> <a href="http://h.example/a b|c&quot;d?x=%zz#a#b">spaces</a>
<a href="http://[::1]/">six</a> <a href="#note">note</a> <a href="#nowhere">nowhere</a></p>
<img src="/img/goose.png" alt="A &quot;goose&quot; 雁 \u202e"><a href="http://l.example/"><img
src="http://gone.example/x.png" alt="gone"></a><img src="data:image/png;base64,AAAA" alt="inline">
<ul>text<li>one<ol type="i" start="3"><li>three<li value="9">nine</ol><ul></ul></ul>
<dl><dd>definition only</dd></dl><dl><dt>term</dt><dt>second<dd><p>meaning</p><dt>dangling</dl>
<table><caption>cap <h3>heading</h3></caption><tr><th><h2>in a head</h2><p>cell</th>
<td colspan="2"><table><tr><td>inner<td>x</table><ul><li>in</ul></td></tr><tr></tr></table>
<table></table><figure><p>before</p><figcaption>first</figcaption><img src="/img/ferry.jpg">
<figcaption>second</figcaption></figure><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby> <ruby>x</ruby>
<blockquote><h2 align="center">Quote</h2><pre>  code <b>x</b>
]]> </pre></blockquote><p id="note">note</p><p id="note">again</p>
<p dir="rtl">فقرة عربية</p><abbr title='"x" <y>'>ab</abbr><hr><input type="checkbox" checked> done
<iframe src="http://video.example/1"></iframe><svg><circle/></svg><math><mi>x</mi></math>
"""


def feed(url):
    items = []
    for i, title in enumerate(TITLES):
        items.append({
            "id": str(i + 1), "url": f"{url}/{i + 1}", "title": title,
            "authors": [{"name": 'Ann "x"\r\nBcc: y\x1b[2J'}],
            "date_published": f"2026-11-{10 + i:02}T08:00:00+08:00",
            "content_html": MARKUP if i else "<p>Only text.</p>",
            **({"language": ["en", "zh-CN", "ar", "x\"><y"][i % 4]} if i else {}),
        })
    print(json.dumps({"version": "https://jsonfeed.org/version/1.1",
                      "title": 'The <"Hostile"> & ../feed\u202e', "items": items}))


def check_xhtml(root):
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids)), ids
    for e in root.iter():
        assert e.tag not in (X + "script", "script"), "a script"
        assert not any(name.startswith("on") for name in e.keys()), e.attrib
        assert not HOSTILE.search("".join([e.text or "", e.tail or ""] + list(e.attrib.values())))
        href = e.get("href")
        if href and href.startswith("#"):
            assert href[1:] in ids, href
        elif href and e.tag.endswith("}a"):
            assert re.match(r"(https?|mailto|gemini|ftp|magnet):|a\d+\.xhtml$", href), href
            assert re.fullmatch(r"[!#-;=?-\[\]_a-z~%]+", href, re.I), href
    return ids


def check_epub(path):
    z = zipfile.ZipFile(path)
    assert z.testzip() is None
    first = z.infolist()[0]
    assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
    assert not first.extra and z.read(first) == b"application/epub+zip"
    names = set(z.namelist())
    assert len(names) == len(z.namelist()), "a name twice"
    assert all(re.fullmatch(r"mimetype|META-INF/container\.xml|EPUB/[a-z0-9.-]+", n) for n in names)
    container = ElementTree.fromstring(z.read("META-INF/container.xml"))
    package = next(e.get("full-path") for e in container.iter() if e.tag.endswith("rootfile"))
    root = ElementTree.fromstring(z.read(package))
    assert root.get("version") == "3.0"
    metadata = root.find(OPF + "metadata")
    for name in ("title", "language", "identifier"):
        assert metadata.find(DC + name).text, name
    assert metadata.find(DC + "identifier").get("id") == root.get("unique-identifier")
    modified = [m.text for m in metadata.findall(OPF + "meta")
                if m.get("property") == "dcterms:modified"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified[0]), modified
    items = {i.get("id"): i for i in root.find(OPF + "manifest")}
    files = {posixpath.join("EPUB", i.get("href")) for i in items.values()}
    assert files == names - {"mimetype", "META-INF/container.xml", package}, files ^ names
    signs = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8", "image/gif": b"GIF8"}
    used = set()
    for i in items.values():
        data = z.read("EPUB/" + i.get("href"))
        if i.get("media-type") == "application/xhtml+xml":
            document = ElementTree.fromstring(data)
            check_xhtml(document)
            for image in document.iter(X + "img"):
                assert image.get("alt") is not None
                assert "EPUB/" + image.get("src") in files, image.get("src")
                used.add(image.get("src"))
        elif i.get("media-type") in signs:
            assert data.startswith(signs[i.get("media-type")]), i.get("href")
    pictures = {i.get("href") for i in items.values() if i.get("media-type") in signs}
    assert pictures == used and (pictures or "all" not in path), pictures ^ used
    nav = ElementTree.fromstring(z.read("EPUB/nav.xhtml"))
    order = [a.get("href") for a in nav.iter(X + "a")]
    spine = [items[r.get("idref")].get("href") for r in root.find(OPF + "spine")]
    assert [s for s in spine if s != "nav.xhtml"] == order and order, (spine, order)


class Loads(HTMLParser):
    """Every address that a browser would load by itself."""
    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("src", "srcset", "data", "poster") or (tag == "link" and name == "href"):
                assert value.startswith("data:image/"), value
            assert not name.startswith("on")
        assert tag not in ("script", "iframe", "object", "embed", "form", "base"), tag


def check_html(path):
    data = open(path, "rb").read()
    assert data.startswith(b"<!DOCTYPE html>\n")
    check_xhtml(ElementTree.fromstring(data.replace(b"<html", b"<html xmlns='http://www.w3.org/1999/xhtml'", 1)))
    Loads().feed(data.decode())
    assert data.count(b"data:image/png;base64,") and data.count(b"data:image/jpeg;base64,")


def check_eml(path):
    data = open(path, "rb").read()
    assert all(line.endswith(b"\r") for line in data.split(b"\n")[:-1])
    assert max(map(len, data.split(b"\r\n"))) <= 998
    data.decode("ascii")
    m = email.message_from_bytes(data, policy=email.policy.default)
    assert set(m.keys()) == {"Subject", "Date", "MIME-Version", "X-Unsent", "Content-Type"}, m.keys()
    assert not HOSTILE.search(m["Subject"]) and "\n" not in m["Subject"]
    parts = list(m.walk())
    assert not any(p.defects for p in parts), [p.defects for p in parts]
    ids, wanted = set(), set()
    for p in parts:
        kind = p.get_content_type()
        assert not (kind.startswith("text/") and "private" in p.get_content()), p.get_content()
        if kind == "text/html":
            wanted |= set(re.findall('src="cid:([^"]+)"', p.get_content()))
            assert "<script" not in p.get_content()
        elif kind == "text/plain":
            assert not HOSTILE.search(p.get_content())
        elif kind.startswith("image/"):
            ids.add(p["Content-ID"].strip("<>"))
            name = p.get_filename()
            assert name and "/" not in name and not HOSTILE.search(name), name
            assert p.get_content()[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0"), p.get_content()[:4]
            if "雁" in name:
                assert name == 'A "goose" 雁.png', name
    assert ids == wanted, ids ^ wanted
    print(m["Subject"])


{"feed": feed, "epub": check_epub, "html": check_html, "eml": check_eml}[sys.argv[1]](sys.argv[2])
