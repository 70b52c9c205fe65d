/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of HTML to a doc and back, which covers both directions. */
#include "tests/unit/unit.h"

#include "model/doc-html.h"
#include "model/doc.h"
#include "page/doc/html-doc.h"

struct sample {
    const char *html, *want; /* line ends between blocks left out */
};

static void check_at(const struct sample *s, const char *base_url)
{
    AUTO(doc) d;
    doc_init(&d);
    struct error e;
    assert_true(html_doc_add(&d, d.root, str_from(s->html), base_url, &e));
    AUTO(buf) out = BUF_INIT, flat = BUF_INIT;
    doc_add_html(&out, d.root);
    for (size_t i = 0; i < out.n; i++)
        if (out.p[i] != '\n' || (i > 0 && out.p[i - 1] != '>'))
            buf_add_char(&flat, out.p[i]);
    assert_string_equal(buf_c(&flat), s->want);
}

static void check(const struct sample *s)
{
    check_at(s, "http://h.example/a/b.html");
}

#define CHECK_ALL(table)                                                                           \
    for (size_t i = 0; i < ARRAY_SIZE(table); i++)                                                 \
        check(&(table)[i]);

static void test_paragraphs(void **state)
{
    static const struct sample samples[] = {
        {"<p> a \n b </p><p></p><p>&nbsp;</p><div><div>c</div></div>", "<p>a b</p><p>c</p>"},
        {"a<br>b<br><br>c<br/>", "<p>a<br>b</p><p>c</p>"},
        {"<br><br>a<br> <br>&nbsp;<br>b", "<p>a</p><p>b</p>"},
        {"<p>　　中文<b>　段落</b>。\n下一行</p>", "<p>中文　<strong>段落</strong>。下一行</p>"},
        {"<b>a<p>b</p>c</b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"
                              "<p><strong>c</strong></p>"},
        {"a <i> b</i> c", "<p>a <em>b</em> c</p>"},
        {"<b></b><i> </i>", ""},
        {"10&nbsp;km", "<p>10\xc2\xa0km</p>"},
        {"x&#173;y\u200bz<wbr>a", "<p>x\u00ady\u200bz\u200ba</p>"},
        {"&shy;x&shy; y&shy;<br>&shy;z<b>&shy;</b>", "<p>x y<br>z</p>"},
        {"a&shy;<b>b</b> &#8203;<p>&#8203;</p>", "<p>a<strong>\u00adb</strong></p>"},
        {"<p align=center>a<p style='text-align:right'>b", "<p align=\"center\">a</p>"
                                                           "<p align=\"right\">b</p>"},
        {"<div dir=rtl><p>a</div>", "<p dir=\"rtl\">a</p>"},
        {"one <3 <a@b.example>\n<https://c.example/>",
         "<p>one &lt;3 &lt;<a href=\"mailto:a@b.example\">a@b.example</a>&gt;<br>"
         "&lt;<a href=\"https://c.example/\">https://c.example/</a>&gt;</p>"},
        {"a<span class=sidenote>b</span> c", "<p>a (b) c</p>"},
        {"one\ntwo\n\nthree &lt;", "<p>one<br>two</p><p>three &lt;</p>"},
        {"<p>a<hr><hr>b", "<p>a</p><hr><hr><p>b</p>"},
    };
    CHECK_ALL(samples);
}

static void test_blocks(void **state)
{
    static const struct sample samples[] = {
        {"<h2>A <br> b<p>c</p></h2><h3></h3>", "<h2>A<br>b c</h2>"},
        {"<ul><li>a<ul><li>b</ul><li></ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>"},
        {"<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
        {"<ol start=3><li><p>a</p></ol>", "<ol start=\"3\"><li>a</li></ol>"},
        {"<li>a", "<p>a</p>"},
        {"<dl><dt>a<dd>b<dd>c</dl>", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>"},
        {"<blockquote>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"},
        {"<pre>a\n  <code>b</code>\t<b>c</b></pre>", "<pre>a\n  b\t<strong>c</strong></pre>"},
        {"<pre><div>a</div><div>b</div></pre>", "<pre>a\nb\n</pre>"},
        {"<center><h1>t</h1></center>", "<h1 align=\"center\">t</h1>"},
    };
    CHECK_ALL(samples);
}

static void test_tables(void **state)
{
    static const struct sample samples[] = {
        {"<table><caption>t</caption><thead><tr><th colspan=2>a<tbody><tr><td>b<td></table>",
         "<table><caption>t</caption><tr><th colspan=\"2\">a</th></tr>"
         "<tr><td>b</td><td></td></tr></table>"},
        {"<table><tr><td>a<td>b<tr><td><p>c</p><p>d</p><td>e<tr><td><td></table>",
         "<table><tr><td>a</td><td>b</td></tr>"
         "<tr><td><p>c</p><p>d</p></td><td>e</td></tr></table>"},
        {"<table><tr><td>menu<td><table><tr><td><p>text</table></table>", "<p>menu</p><p>text</p>"},
        {"<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d<tr><td>e</table>",
         "<table><tr><th>a</th><th colspan=\"2\">b</th></tr>"
         "<tr><td></td><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>"},
        {"<table><tr><th>a<th rowspan=9>b<th>c<tbody><tr><td>d<td>e<td rowspan=0>f</table>",
         "<table><tr><th>a</th><th>b</th><th>c</th></tr>"
         "<tr><td>d</td><td>e</td><td>f</td></tr></table>"},
        {"<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
         "<p>a</p><p>b</p><p>c</p><p>d</p>"},
    };
    CHECK_ALL(samples);
}

static void test_images(void **state)
{
    static const struct sample samples[] = {
        {"<figure><a href=x><img src=i.png alt='A' "
         "width=10></a><figcaption>c</figcaption></figure>",
         "<figure><img src=\"http://h.example/a/i.png\" alt=\"A\" width=\"10\">"
         "<figcaption>c</figcaption></figure>"},
        {"<img src=blank.gif data-src=/real.jpg>",
         "<p><img src=\"http://h.example/real.jpg\" alt=\"\"></p>"},
        {"<img src='data:image/gif;base64,x' data-original='r.jpg'>",
         "<p><img src=\"http://h.example/a/r.jpg\" alt=\"\"></p>"},
        {"<img srcset='s.jpg 100w, l.jpg 900w, m.jpg 300w'>",
         "<p><img src=\"http://h.example/a/l.jpg\" alt=\"\"></p>"},
        {"<picture><source srcset='p.webp 2x'><img></picture>",
         "<p><img src=\"http://h.example/a/p.webp\" alt=\"\"></p>"},
        {"<img src='data:,'><noscript><img src=n.jpg></noscript>",
         "<p><img src=\"http://h.example/a/n.jpg\" alt=\"\"></p>"},
        {"<img src=p.gif width=1 height=1><img>", ""},
        {"<p><img src='data:image/png;base64,x' alt='A map'> of it", "<p>A map of it</p>"},
    };
    CHECK_ALL(samples);
}

/* Only a page that is a file has files for pictures and links. */
static void test_files(void **state)
{
    static const struct sample samples[] = {
        {"<img src=../i.png alt=A>", "<p><img src=\"file:///srv/i.png\" alt=\"A\"></p>"},
        {"<a href=c.csv>c</a>", "<p><a href=\"file:///srv/a/c.csv\">c</a></p>"},
    };
    static const struct sample refused[] = {
        {"<img src=file:///srv/i.png alt=A>", "<p>A</p>"},
        {"<img src=FILE:/srv/i.png>", ""},
        {"<a href=file:///etc/passwd>c</a>", "<p>c</p>"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(samples); i++)
        check_at(&samples[i], "file:///srv/a/b.html");
    CHECK_ALL(refused);
}

static void test_inlines(void **state)
{
    static const struct sample samples[] = {
        {"<a href=c.html title=T>x</a> <a href='javascript:y()'>y</a> <a href='#z'>z</a>",
         "<p><a href=\"http://h.example/a/c.html\" title=\"T\">x</a> y "
         "<a href=\"#z\">z</a></p>"},
        {"<em>a</em><strong>b</strong><u>c</u><del>d</del><mark>e</mark><small>f</small>",
         "<p><em>a</em><strong>b</strong><u>c</u><s>d</s><mark>e</mark><small>f</small></p>"},
        {"H<sub>2</sub>O x<sup>2</sup> <code>y</code>",
         "<p>H<sub>2</sub>O x<sup>2</sup> <code>y</code></p>"},
        {"<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>",
         "<p><ruby>漢<rt>kan</rt></ruby><ruby>字<rt>ji</rt></ruby></p>"},
        {"<abbr title='World Wide Web'>WWW</abbr>",
         "<p><abbr title=\"World Wide Web\">WWW</abbr></p>"},
        {"<q>a</q>", "<p>\xe2\x80\x9c"
                     "a\xe2\x80\x9d</p>"},
        {"<form>a<input type=email placeholder='Your mail'><input value=v><input type=submit "
         "value=Go>"
         "<textarea placeholder=x></textarea></form>",
         "<p>a v</p>"},
        {"<img src=i.png width=16 height=16>bob <img src=j.png width=16 height=16 alt=j>"
         "<img src=k.png width=48 height=48>",
         "<p>bob j<img src=\"http://h.example/a/k.png\" alt=\"\" width=\"48\" height=\"48\"></p>"},
        {"<script>x</script><style>x</style><form>a<input><button>b</button></form>"
         "<p hidden>x<p style='display:none'>y",
         "<p>a b</p>"},
        {"<a href=d.html></a> <a href=e.html title=E></a> <a href=f.html><img width=1></a>",
         "<p><a href=\"http://h.example/a/d.html\">h.example/a/d.html</a> "
         "<a href=\"http://h.example/a/e.html\" title=\"E\">E</a></p>"},
    };
    CHECK_ALL(samples);
}

/* Letters drawn as pictures are read where they stand. */
static void test_drawn_letters(void **state)
{
    static const struct sample samples[] = {
        {"so <img src=s.png alt='🌧️' class=emoji> today", "<p>so 🌧️ today</p>"},
        {"<img src=s.gif alt=';-)' height=15>", "<p>;-)</p>"},
        {"<img src=c.png alt=':crane:' class='custom-emoji'>", "<p>:crane:</p>"},
        {"<img src=t.png alt='\\frac{a}{b}' width=300 height=90>", "<p>\\frac{a}{b}</p>"},
        {"<img src=m.svg class=mwe-math alt='{\\displaystyle n^{2}}'>", "<p>n^{2}</p>"},
        {"<img src='https://d.example/equation?tex=u%5E2%2Bv'>", "<p>u^2+v</p>"},
        {"<img src=big.jpg alt='🌧️' width=800 height=600>",
         "<p><img src=\"http://h.example/a/big.jpg\" alt=\"🌧️\" width=\"800\" "
         "height=\"600\"></p>"},
        {"<img src=i.png alt='A long word for a flag' height=90>",
         "<p><img src=\"http://h.example/a/i.png\" alt=\"A long word for a flag\" "
         "height=\"90\"></p>"},
    };
    CHECK_ALL(samples);
}

static void test_formulas(void **state)
{
    static const struct sample samples[] = {
        {"<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mfrac><mrow><mi>a</mi><mo>-</mo>"
         "<mn>1</mn></mrow><mi>b</mi></mfrac></math>",
         "<p>x^2+(a-1)/b</p>"},
        {"<math><msqrt><mi>q</mi></msqrt><msub><mi>k</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn>"
         "</mrow></msub></math>",
         "<p>√(q)k_(i+1)</p>"},
        {"<math><semantics><mi>m</mi><annotation encoding='application/x-tex'>m_0</annotation>"
         "</semantics></math>",
         "<p>m_0</p>"},
        {"<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn>"
         "</mtd><mtd><mn>4</mn></mtd></mtr></mtable></math>",
         "<p>1, 2; 3, 4</p>"},
        {"<span class=katex><math><mi>w</mi></math><span class=katex-html>w</span></span>",
         "<p>w</p>"},
        {"<blockquote class=\"abstract mathjax\">q</blockquote>",
         "<blockquote><p>q</p></blockquote>"},
        {"a <script type='math/tex'>\\gamma</script>", "<p>a \\gamma</p>"},
    };
    CHECK_ALL(samples);
}

/* Films, frames and files are links that say what they are, and stay so when they are stored. */
static void test_media(void **state)
{
    static const struct sample samples[] = {
        {"a <iframe src='//www.youtube.com/embed/qwertyuiop1?rel=0' title=Kites></iframe> b",
         "<p>a</p><p><a href=\"https://www.youtube.com/watch?v=qwertyuiop1\" "
         "data-media=\"video\">Kites</a></p><p>b</p>"},
        {"<p><a href=f.pdf data-media=file>F</a>",
         "<p><a href=\"http://h.example/a/f.pdf\" data-media=\"file\">F</a></p>"},
        {"<video poster=p.jpg><source src=m.mp4>Get a newer browser: <a href=m.mp4>m</a></video>",
         "<p><img src=\"http://h.example/a/p.jpg\" alt=\"\"></p>"
         "<p><a href=\"http://h.example/a/m.mp4\" data-media=\"video\">h.example/a/m.mp4</a></p>"},
        {"say <audio src=s.ogg></audio> it",
         "<p>say <a href=\"http://h.example/a/s.ogg\" data-media=\"audio\">h.example/a/s.ogg"
         "</a> it</p>"},
        {"<iframe data-src=m.html src='about:blank'></iframe>",
         "<p><a href=\"http://h.example/a/m.html\" data-media=\"embed\">h.example/a/m.html"
         "</a></p>"},
        {"<iframe srcdoc='&lt;b&gt;in&lt;/b&gt;'></iframe>", "<p><strong>in</strong></p>"},
        {"<iframe src=t width=1 height=1></iframe><iframe src=u style='display:none'></iframe>",
         ""},
        {"<object data=d.swf><p>Words of it</p></object>",
         "<p><a href=\"http://h.example/a/d.swf\" data-media=\"file\">h.example/a/d.swf</a></p>"
         "<p>Words of it</p>"},
        {"<a href=o.html>out <video src=v.mp4></video></a>",
         "<p><a href=\"http://h.example/a/o.html\">out</a></p>"
         "<p><a href=\"http://h.example/a/v.mp4\" data-media=\"video\">h.example/a/v.mp4</a></p>"},
        {"<object data=p.pdf><a href=p.pdf>The plan</a></object>",
         "<p><a href=\"http://h.example/a/p.pdf\" data-media=\"file\">The plan</a></p>"},
        {"<noscript><iframe src=n.html></iframe></noscript>",
         "<p><a href=\"http://h.example/a/n.html\" data-media=\"embed\">h.example/a/n.html"
         "</a></p>"},
        {"<svg><title>Rain</title><g><text>May</text><text>June</text></g></svg>",
         "<p>Rain May June</p>"},
    };
    CHECK_ALL(samples);
}

static void test_players(void **state)
{
    static const struct sample samples[] = {
        {"<iframe src='https://player.vimeo.com/video/123?h=abc'></iframe>",
         "<p><a href=\"https://vimeo.com/123/abc\" data-media=\"video\">vimeo.com/123/abc</a></p>"},
        {"<iframe src='https://player.bilibili.com/player.html?aid=1&bvid=BV1ab'></iframe>",
         "<p><a href=\"https://www.bilibili.com/video/BV1ab\" data-media=\"video\">"
         "bilibili.com/video/BV1ab</a></p>"},
        {"<iframe src='https://www.youtube.com/embed/videoseries?list=PL1'></iframe>",
         "<p><a href=\"https://www.youtube.com/embed/videoseries?list=PL1\" data-media=\"video\">"
         "youtube.com/embed/videoseries?list=PL1</a></p>"},
        {"<lite-youtube videoid=qwertyuiop1></lite-youtube>",
         "<p><a href=\"https://www.youtube.com/watch?v=qwertyuiop1\" data-media=\"video\">"
         "youtube.com/watch?v=qwertyuiop1</a></p>"},
    };
    CHECK_ALL(samples);
}

/* Lists keep their numbers, marks and ticks. */
static void test_lists(void **state)
{
    static const struct sample samples[] = {
        {"<ol reversed><li>a<li>b</ol>", "<ol start=\"2\" reversed><li>a</li><li>b</li></ol>"},
        {"<ol><li>a<li value=7>b<li>c</ol>", "<ol><li>a</li><li value=\"7\">b</li><li>c</li></ol>"},
        {"<ol><li>a<li><li>c</ol>", "<ol><li>a</li><li value=\"3\">c</li></ol>"},
        {"<ol type=i><li>a</ol>", "<ol style=\"list-style-type:lower-roman\"><li>a</li></ol>"},
        {"<ul style='list-style: none'><li type=square>a</ul>",
         "<ul style=\"list-style-type:none\"><li style=\"list-style-type:square\">a</li></ul>"},
        {"<ul><li><input type=checkbox checked> a<li><p><input type=checkbox>b</ul>",
         "<ul><li><input type=\"checkbox\" checked disabled>a</li>"
         "<li><input type=\"checkbox\" disabled>b</li></ul>"},
        {"<select><option>a<option>b</select>", "<ul><li>a</li><li>b</li></ul>"},
    };
    CHECK_ALL(samples);
}

static void test_code(void **state)
{
    static const struct sample samples[] = {
        {"<table><tr><td class=gutter><pre>1\n2\n</pre><td class=code><pre>a\n  b\n</pre></table>",
         "<pre>a\n  b\n</pre>"},
        {"<table><tr><td data-line-number=1><td class=blob-code>a<tr><td data-line-number=2>"
         "<td class=blob-code>  b</table>",
         "<pre>a\n  b\n</pre>"},
        {"<div class=highlight><div class=line-numbers>1<br>2</div><pre>a\nb</pre></div>",
         "<pre>a\nb</pre>"},
        {"<pre>&nbsp;&nbsp;a</pre>", "<pre>  a</pre>"},
        {"<pre><ol><li>a</li><li>  b</li></ol></pre>", "<pre>a\n  b\n</pre>"},
        {"<pre><span class=ln>1</span>a\n<span class=ln>2</span>b</pre>", "<pre>a\nb</pre>"},
        {"<table><tr><td>1<td><code>a</code><tr><td>2<td><code>b</code></table>",
         "<table><tr><td>1</td><td><code>a</code></td></tr>"
         "<tr><td>2</td><td><code>b</code></td></tr></table>"},
        {"<div style='white-space:pre; font-family:monospace'>a\n  b</div>", "<pre>a\n  b</pre>"},
        {"<p style='white-space:pre-wrap'>a\n  b\n\nc</p>", "<p>a<br>\xc2\xa0\xc2\xa0"
                                                            "b</p><p>c</p>"},
        {"a<br>&nbsp; &nbsp;b<br>&nbsp;c", "<p>a<br>\xc2\xa0\xc2\xa0\xc2\xa0"
                                           "b<br>c</p>"},
        {"甲<br>&nbsp;&nbsp;&nbsp;&nbsp;乙", "<p>甲<br>乙</p>"},
        {"<code>a&nbsp;&nbsp;b</code>", "<p><code>a\xc2\xa0\xc2\xa0"
                                        "b</code></p>"},
    };
    CHECK_ALL(samples);
}

/* Links to a place in the text keep it, by whatever name and address; others leave no anchor. */
static void test_places(void **state)
{
    static const struct sample samples[] = {
        {"<p id=x>a<a href='#n'>1</a><p><a name=n></a>note",
         "<p>a<a href=\"#n\"><sup>1</sup></a></p><p><span id=\"n\"></span>note</p>"},
        {"<p>a<sup><a href='#n'>1</a></sup> <a href='#n'>2</a> b<a href='#n'>x</a><p><a "
         "name=n></a>note",
         "<p>a<sup><a href=\"#n\">1</a></sup> <a href=\"#n\">2</a> b<a href=\"#n\">x</a></p>"
         "<p><span id=\"n\"></span>note</p>"},
        {"<a href='http://h.example/a/b.html#n'>1</a><h2 id=n>T</h2>",
         "<p><a href=\"#n\">1</a></p><h2><span id=\"n\"></span>T</h2>"},
        {"<a href='b.html#gone'>1</a>", "<p><a href=\"http://h.example/a/b.html#gone\">1</a></p>"},
        {"<a href='#fn'>1</a><p id=user-content-fn>t",
         "<p><a href=\"#fn\">1</a></p><p><span id=\"fn\"></span>t</p>"},
        {"<a href='#%E6%B3%A8'>1</a><p id=注>t",
         "<p><a href=\"#注\">1</a></p><p><span id=\"注\"></span>t</p>"},
        {"<sup><a id=r href='#n'>1</a></sup><p id=n><a href='#r'>back</a>",
         "<p><sup><a href=\"#n\"><span id=\"r\"></span>1</a></sup></p>"
         "<p><a href=\"#r\"><span id=\"n\"></span>back</a></p>"},
        {"<p><a href=\"#n\"><span id=\"r\"></span>1</a> <a href=\"#r\">2</a>",
         "<p><a href=\"#n\"><span id=\"r\"></span>1</a> <a href=\"#r\">2</a></p>"},
        {"<a href='#e'>1</a><div id=e></div>", "<p><a href=\"#e\">1</a></p><span id=\"e\"></span>"},
    };
    CHECK_ALL(samples);
}

/* Bare addresses are links, but in links and code. */
static void test_bare_addresses(void **state)
{
    static const struct sample samples[] = {
        {"see http://b.example/x.",
         "<p>see <a href=\"http://b.example/x\">http://b.example/x</a>.</p>"},
        {"<a href=l>http://b.example/</a>",
         "<p><a href=\"http://h.example/a/l\">http://b.example/</a></p>"},
        {"<code>http://b.example/</code>", "<p><code>http://b.example/</code></p>"},
        {"<pre>http://b.example/</pre>", "<pre>http://b.example/</pre>"},
        {"<p>two: www.b.example, a@b.example",
         "<p>two: <a href=\"http://www.b.example\">www.b.example</a>, "
         "<a href=\"mailto:a@b.example\">a@b.example</a></p>"},
    };
    CHECK_ALL(samples);
}

/* The deepest nesting there may be stays within the doc's limit. */
static void test_depth(void **state)
{
    static const char *const nests[] = {"<ul><li>", "<blockquote>",         "<b><i>",
                                        "<div><b>", "<table><tr><th>a<th>", "<dl><dd>",
                                        "<ul><ul>"};
    for (size_t i = 0; i < ARRAY_SIZE(nests); i++) {
        AUTO(buf) in = BUF_INIT;
        for (int k = 0; k < 5000; k++)
            buf_add_c(&in, nests[i]);
        buf_add_c(&in, "end");
        AUTO(doc) d;
        doc_init(&d);
        struct error e;
        assert_true(html_doc_add(&d, d.root, buf_str(&in), NULL, &e));
        for (struct doc_node *n = d.root; n; n = doc_next(d.root, n)) {
            int depth = 0;
            for (struct doc_node *p = n; p->parent; p = p->parent)
                depth++;
            assert_true(depth <= DOC_MAX_DEPTH);
        }
        AUTO(buf) out = BUF_INIT;
        doc_add_plain(&out, d.root);
        assert_true(str_find(buf_str(&out), STR("end"), 0) != SIZE_MAX);
    }
}

/* Earlier content of the doc is unchanged, even an empty block. */
static void test_append(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    doc_add(&d, d.root, DOC_TITLE);
    struct error e;
    assert_true(html_doc_add(&d, d.root, STR("<p>a"), NULL, &e));
    assert_true(html_doc_add(&d, d.root, STR("<p>b"), NULL, &e));
    AUTO(buf) out = BUF_INIT;
    doc_add_html(&out, d.root);
    assert_string_equal(buf_c(&out), "<h1></h1>\n<p>a</p>\n<p>b</p>\n");
}

/* Readings and captions are no running text; a caption that is all there is stays in the doc. */
static void test_reading_text(void **state)
{
    AUTO(doc) d;
    doc_init(&d);
    struct error e;
    assert_true(
        html_doc_add(&d, d.root,
                     STR("<p><ruby>漢<rt>kan</rt></ruby>字 and text<figure><img src=http://h/a.png>"
                         "<figcaption>a caption</figcaption></figure>"
                         "<p><img src=http://h/b.png>a few words<p>end"),
                     NULL, &e));
    AUTO(buf) out = BUF_INIT;
    doc_add_reading_text(&out, d.root);
    assert_string_equal(buf_c(&out), "漢字 and text\nend\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs),    cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_tables),        cmocka_unit_test(test_images),
        cmocka_unit_test(test_files),         cmocka_unit_test(test_inlines),
        cmocka_unit_test(test_drawn_letters), cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_media),         cmocka_unit_test(test_players),
        cmocka_unit_test(test_lists),         cmocka_unit_test(test_code),
        cmocka_unit_test(test_places),        cmocka_unit_test(test_bare_addresses),
        cmocka_unit_test(test_depth),         cmocka_unit_test(test_append),
        cmocka_unit_test(test_reading_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
