/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nothing vanishes between HTML and a doc: every element of the standard, obsolete ones, roots of
 * SVG and MathML and custom elements are given a text and an address, and both are there again.
 * The table of exceptions has the elements that may vanish, with the reason.
 */
#include "tests/unit/unit.h"

#include <string.h>

#include "model/doc-html.h"
#include "model/doc.h"
#include "page/doc/html-doc.h"

static const char elements[] =
    /* HTML, section 4 */
    "a abbr address article aside b bdi bdo blockquote body button canvas caption cite code data "
    "datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 head header hgroup html i iframe ins kbd label legend li main map mark menu meter "
    "nav noscript object ol optgroup option output p pre progress q rp rt ruby s samp script "
    "search "
    "section select selectedcontent slot small span strong style sub summary sup table tbody td "
    "template textarea tfoot th thead time title tr u ul var video audio "
    /* section 16.2, obsolete */
    "acronym applet big blink center dir fencedframe font isindex listing marquee menuitem "
    "multicol nobr noembed noframes plaintext portal rb rbc rtc strike tt xmp "
    /* others' */
    "svg math my-note amp-story x-";

/* Elements that no text is shown of, by the standard or by what they are for. */
static const struct exception {
    const char *element, *reason;
} silent[] = {
    {"script", "a program"},
    {"style", "a style sheet"},
    {"template", "inert until a script copies it"},
    {"title", "the page's name, which is read as such"},
    {"rp", "brackets for browsers without ruby; the layout has its own"},
};

static const char *reason_for(struct str element)
{
    for (size_t i = 0; i < ARRAY_SIZE(silent); i++)
        if (str_eq(element, str_from(silent[i].element)))
            return silent[i].reason;
    return NULL;
}

/* The doc's own HTML, without line ends. */
static char *convert(struct str html)
{
    AUTO(doc) d;
    struct error e;
    struct buf out = BUF_INIT;
    doc_init(&d);
    assert_true(html_doc_add(&d, d.root, html, "https://page.example/", &e));
    doc_add_html(&out, d.root);
    buf_add_c(&out, "");
    return buf_take(&out);
}

static void test_text_stays(void **state)
{
    struct str rest = str_from(elements), name;
    while (str_split(&rest, ' ', &name)) {
        AUTO(buf) html = BUF_INIT;
        buf_printf(&html, "<p>before</p><%.*s>within</%.*s><p>behind</p>", STR_ARG(name),
                   STR_ARG(name));
        char *got = convert(buf_str(&html));
        bool shown = strstr(got, "within") != NULL;
        if (shown != !reason_for(name) || !strstr(got, "before") || !strstr(got, "behind"))
            fail_msg("<%.*s>: %s", STR_ARG(name), got);
        free(got);
    }
}

/* Each element with an address that a reader may want; "@" stands for it. */
static const char *const addresses[] = {
    "<a href=@>t</a>",
    "<a href=@></a>",
    "<map><area href=@ alt=t></map>",
    "<map><area href=@></map>",
    "<blockquote cite=@>t</blockquote>",
    "<blockquote class=instagram-media data-instgrm-permalink=@></blockquote>",
    "<div class=fb-post data-href=@></div>",
    "<q cite=@>t</q>",
    "<ins cite=@>t</ins>",
    "<del cite=@>t</del>",
    "<iframe src=@></iframe>",
    "<iframe src='about:blank' data-src=@></iframe>",
    "<iframe srcdoc='&lt;a href=@>t&lt;/a>'></iframe>",
    "<embed src=@>",
    "<object data=@>t</object>",
    "<object><param name=movie value=@></object>",
    "<object><embed src=@></object>",
    "<video src=@></video>",
    "<video poster=@></video>",
    "<video><source src=@></video>",
    "<video src=v.mp4><track src=@ label=English></video>",
    "<audio src=@></audio>",
    "<audio><source data-src=@></audio>",
    "<img src=@>",
    "<img srcset='@ 2x'>",
    "<img data-src=@ src=data:,>",
    "<img src=i.png longdesc=@>",
    "<picture><source srcset=@><img></picture>",
    "<input type=image src=@ alt=>",
    "<form action=@>t</form>",
    "<button formaction=@>t</button>",
    "<input type=submit formaction=@>",
    "<noscript><a href=@>t</a></noscript>",
    "<noembed><a href=@>t</a></noembed>",
    "<noframes><a href=@>t</a></noframes>",
    "<applet code=@>t</applet>",
    "<bgsound src=@>",
    "<portal src=@></portal>",
    "<fencedframe src=@></fencedframe>",
    "<svg><a href=@><text>t</text></a></svg>",
    "<svg><a xlink:href=@><text>t</text></a></svg>",
    "<svg><image href=@></image></svg>",
    "<svg><g><foreignObject><a href=@>t</a></foreignObject></g></svg>",
    "<math href=@><mi>t</mi></math>",
    "<my-player src=@></my-player>",
    "<my-card href=@>t</my-card>",
    "<my-lazy data-src=@>t</my-lazy>",
    "<amp-img src=@></amp-img>",
    "<p>t @ t",
};

static void test_address_stays(void **state)
{
    static const struct str address = {"https://there.example/a/b?c=1", 29};
    for (size_t i = 0; i < ARRAY_SIZE(addresses); i++) {
        AUTO(buf) html = BUF_INIT;
        for (const char *p = addresses[i]; *p; p++)
            buf_add(&html, *p == '@' ? address : (struct str){p, 1});
        char *got = convert(buf_str(&html));
        /* A link or an image, and not only the words of one. */
        if (!strstr(got, "=\"https://there.example/a/b?c=1\""))
            fail_msg("%s: %s", addresses[i], got);
        free(got);
    }
}

static void test_frames(void **state)
{
    char *got = convert(STR("<html><frameset><frame src=menu.html name=m>"
                            "<noframes><p>Take <a href=all.html>all</a></noframes></frameset>"));
    assert_non_null(strstr(got, "https://page.example/menu.html"));
    assert_non_null(strstr(got, "Take <a href=\"https://page.example/all.html\">all</a>"));
    free(got);
}

/* A stored doc parses to the same doc. */
static void test_stored(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(addresses); i++) {
        char *once = convert(str_from(addresses[i]));
        char *twice = convert(str_from(once));
        assert_string_equal(once, twice);
        free(once);
        free(twice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_stays),
        cmocka_unit_test(test_address_stays),
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_stored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
