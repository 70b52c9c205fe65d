/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "page/dom/dom.h"
#include "page/dom/guard.h"
#include "page/dom/select.h"
#include "page/evidence/measure.h"
#include "text/utf8.h"

static void parse(struct dom *d, const char *html)
{
    struct error e;
    assert_true(dom_parse(d, str_from(html), &e));
}

static struct dom_node *find(const struct dom *d, GumboTag tag)
{
    return dom_find_tag(d->nodes, tag);
}

static void test_order(void **state)
{
    AUTO(dom) d = {0};
    parse(&d, "<!-- no --><ul id=a class='x y'><li>one<li>two <b>three</b></ul>four");
    struct dom_node *ul = find(&d, GUMBO_TAG_UL), *li = find(&d, GUMBO_TAG_LI);
    assert_str(ul->id, "a");
    assert_true(dom_has_word(ul->classes, STR("y")));
    assert_false(dom_has_word(ul->classes, STR("x y")));
    assert_null(li->previous);
    assert_ptr_equal(li->next->previous, li);
    assert_ptr_equal(li->parent, ul);
    assert_ptr_equal(ul + 1, li);
    assert_str(dom_after(ul)->text, "four");
    assert_true(dom_contains(ul, li->next));
    assert_false(dom_contains(li, li->next));
    for (uint32_t i = 0; i < d.n; i++) {
        const struct dom_node *n = &d.nodes[i];
        assert_int_equal(n->index, i);
        assert_true(n->end > i && n->end <= d.n);
        assert_true(!n->parent || n->depth == n->parent->depth + 1);
        assert_true(!n->next || n->next->index == n->end);
    }
}

static void test_text(void **state)
{
    AUTO(dom) d = {0};
    parse(&d, "<body>a<b>b</b> \n c<p>d</p>e<br>f<script>no</script>\xc2\xa0\xe3\x80\x80g");
    assert_str(dom_text(&d, d.body, SIZE_MAX), "ab c d e f g");
}

static void test_hidden(void **state)
{
    static const struct {
        const char *html;
        bool hidden;
    } cases[] = {
        {"<p hidden>x", true},
        {"<p style='color: red; display : none'>x", true},
        {"<p style='visibility:hidden'>x", true},
        {"<p style='display:block'>x", false},
        {"<p hidden id='S:1a'>x", false}, /* sent late by React */
        {"<p hidden id='S:'>x", true},
        {"<p hidden id='Summary'>x", true},
        {"<p>x", false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(dom) d = {0};
        parse(&d, cases[i].html);
        assert_int_equal(dom_is_hidden(find(&d, GUMBO_TAG_P)), cases[i].hidden);
    }
}

static void test_selectors(void **state)
{
    static const struct {
        const char *selector, *found; /* text of the first match, NULL when none */
    } cases[] = {
        {"p", "one"},
        {"#b", "two"},
        {".c.d", "three"},
        {"p.d", "three"},
        {"div > p", "two"},
        {"section p", "three"},
        {"section > p", NULL},
        {"[data-x]", "three"},
        {"p[data-x=\"a b\"]", "three"},
        {"[data-x^=a], #b", "two"},
        {"[data-x$=b]", "three"},
        {"[data-x*=' ']", "three"},
        {"h1, .nothing", NULL},
        {"section * .c", "three"},
    };
    AUTO(dom) d = {0};
    parse(&d, "<p>one</p><div><p id=b>two</p></div>"
              "<section><div><p class='c d' data-x='a b'>three</p></div></section>");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct selector *s;
        struct error e;
        assert_true(selector_compile(&d.arena, str_from(cases[i].selector), &s, &e));
        struct dom_node *n = selector_find(s, d.nodes);
        if (cases[i].found) {
            assert_non_null(n);
            assert_str(dom_text(&d, n, SIZE_MAX), cases[i].found);
        } else {
            assert_null(n);
        }
    }
    static const char *const bad[] = {"", ",", "p >", "p[", "p[a=", "p:hover", ".", "p,", "a b,,c"};
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        struct selector *s;
        struct error e;
        assert_false(selector_compile(&d.arena, str_from(bad[i]), &s, &e));
    }
}

static void repeat(struct buf *b, const char *s, int times)
{
    for (int i = 0; i < times; i++)
        buf_add_c(b, s);
}

/* The parser compares each attribute with all before it. */
static void test_guard_drops_crowded_tags(void **state)
{
    AUTO(buf) in = BUF_INIT;
    AUTO(guarded) g;
    buf_add_c(&in, "<p a=1 b='x y' c>1<p ");
    for (int i = 0; i < 1000; i++)
        buf_printf(&in, i % 2 ? " a%d" : "/a%d='b c'", i);
    buf_add_c(&in, ">2");
    dom_guard(buf_str(&in), 20, &g);
    assert_str(g.html, "<p a=1 b='x y' c>1 2");
}

static void assert_unguarded(struct str html)
{
    AUTO(guarded) g;
    dom_guard(html, 20, &g);
    assert_ptr_equal(g.html.p, html.p);
    assert_int_equal(g.copy.n, 0);
}

/* Soup that needs no guard: nothing in it nests, though little of it is closed. */
static void test_guard_leaves_soup(void **state)
{
    static const char *const soup[] = {
        "<p>a",        "<li>a",       "<ul><li>a</ul>",  "<table><tr><td>a</table>",
        "<dt>a<dd>b",  "<br>",        "<div><p>a</div>", "<option>a",
        "<p><b>a</b>", "<img a='>'>",
    };
    for (size_t i = 0; i < ARRAY_SIZE(soup); i++) {
        AUTO(buf) in = BUF_INIT;
        repeat(&in, soup[i], 1000);
        assert_unguarded(buf_str(&in));
    }
    AUTO(buf) in = BUF_INIT;
    buf_add_c(&in, "<table>");
    repeat(&in, "<tr><td>a<td><p>b", 1000);
    assert_unguarded(buf_str(&in));
}

static void assert_parts(struct str html, size_t parts)
{
    AUTO(guarded) g;
    dom_guard(html, 20, &g);
    assert_int_equal(g.parts, parts);
}

static void test_guard_counts_parts(void **state)
{
    assert_parts(STR("a<!-- <p> --><p>b<br c d=e></p>"), 1 + 2 + 2 + 2);
    /* raw text goes on to its own end tag; a tag that is cut off is none */
    assert_parts(STR("<script>'<p>'</scripts><p></script><p><a href='<b>"), 2);
}

/* The parser gets a space for the text of a script or style, the tree the script's own. */
static void test_guard_holds_scripts(void **state)
{
    static const struct {
        const char *html, *guarded;
        const char *script; /* NULL: the page has none */
        const char *shown;
    } cases[] = {
        {"<script>a<b</script>c", "<script> </script>c", "a<b", "c"},
        {"<SCRIPT type=x>a\x1b[1mb\xc2\xad</Script >c", "<SCRIPT type=x> </Script >c", "ab", "c"},
        {"<script>1</scripts><p></script>c", "<script> </script>c", "1</scripts><p>", "c"},
        {"<script src=a></script>c", "<script src=a></script>c", "", "c"},
        {"<style>p > a {}</style>c", "<style> </style>c", NULL, "c"},
        {"<style><!-- <script> --></style>c", "<style> </style>c", NULL, "c"},
        {"<style>a</style><p><table><script>b</script><td>c",
         "<style> </style><p><table><script> </script><td>c", "b", "c"},
        {"<select><script>a</script></select>c", "<select><script> </script></select>c", "a", "c"},
        {"<script><!-- a --></script>c", "<script> </script>c", "<!-- a -->", "c"},
        /* the parser goes on to another end tag, or parses tags */
        {"<script><!-- '<Script>a</script>b' --></script>c",
         "<script><!-- '<Script>a</script>b' --></script>c", "<!-- '<Script>a</script>b' -->", "c"},
        {"<script>a</script1</script>c", "<script>a</script1</script>c", "a</script1", "c"},
        {"<svg><style>a<g>c</g></style></svg>", "<svg><style>a<g>c</g></style></svg>", NULL, ""},
        {"<svg><g></svg><style>a</style>c", "<svg><g></svg><style> </style>c", NULL, "c"},
        {"<script>c", "<script>c", "c", ""},
        {"<script>c</script", "<script>c</script", "c</script", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(guarded) g;
        dom_guard(str_from(cases[i].html), 20, &g);
        assert_str(g.html, cases[i].guarded);
        AUTO(dom) d = {0};
        parse(&d, cases[i].html);
        const struct dom_node *script = find(&d, GUMBO_TAG_SCRIPT);
        if (cases[i].script)
            assert_str(script->first ? script->first->text : STR(""), cases[i].script);
        else
            assert_null(script);
        assert_str(dom_text(&d, d.body, SIZE_MAX), cases[i].shown);
    }
}

/* No iframe must make the search for an end tag start over. */
static void test_guard_drops_runaways(void **state)
{
    enum { TIMES = 300000 };
    AUTO(buf) in = BUF_INIT;
    AUTO(guarded) g;
    buf_add_c(&in, "<noscript>");
    repeat(&in, "<iframe>", TIMES);
    buf_add_c(&in, "</noscript><p>a<noscript><iframe></iframe></noscript>");
    dom_guard(buf_str(&in), 20, &g);
    assert_int_equal(g.html.n, in.n - TIMES * (strlen("<iframe>") - 1));
    assert_true(str_ends(g.html, STR("</noscript><p>a<noscript><iframe></iframe></noscript>")));
    assert_int_equal(g.parts, TIMES + 2 + 2 + 2);
}

static void test_comments(void **state)
{
    AUTO(dom) d = {0};
    struct error e;
    assert_true(dom_parse(&d, STR("<body><!--a--><p>b<!--c--></p><!--d-->"), &e));
    assert_int_equal(d.n_comments, 3);
    assert_str(d.comments[0].text, "a");
    assert_int_equal(d.nodes[d.comments[0].before].tag, GUMBO_TAG_P);
    assert_int_equal(d.comments[1].before, d.n);
    assert_int_equal(d.comments[2].before, d.n);
}

/* Whatever is nested, the text is there and the tree is shallow. */
static void test_deep(void **state)
{
    static const char *const nests[] = {
        "<div>",
        "<b>",
        "<x-y>",
        "<p><b class=%>",
        "<table><tr><td>",
        "<ul><li>",
        "<font><p>",
        "<svg><g>",
        "<a><div>",
        "<object><b>",
        "<div><table><td></div>",
        "<button>",
        "<blockquote><i><p></blockquote>",
    };
    for (size_t i = 0; i < ARRAY_SIZE(nests); i++) {
        AUTO(buf) in = BUF_INIT;
        repeat(&in, nests[i], (size_t)part_of(100000));
        buf_add_c(&in, "<p>end</p>");
        AUTO(dom) d = {0};
        struct error e;
        if (dom_parse(&d, buf_str(&in), &e)) {
            uint16_t deepest = 0;
            bool found = false;
            for (uint32_t k = 0; k < d.n; k++) {
                const struct dom_node *n = &d.nodes[k];
                deepest = n->depth > deepest ? n->depth : deepest;
                found =
                    found || (n->tag == DOM_TEXT && str_find(n->text, STR("end"), 0) != SIZE_MAX);
            }
            if (!found)
                fail_msg("%s: the text is lost", nests[i]);
            assert_true(deepest < 3 * DOM_MAX_DEPTH);
        } else {
            assert_int_equal(e.code, ERROR_LIMIT);
        }
    }
}

static void test_large(void **state)
{
    AUTO(buf) in = BUF_INIT;
    repeat(&in, "<p>A paragraph of <b>some</b> text</p>\n", 100000);
    struct dom d;
    struct error e;
    assert_true(dom_parse(&d, buf_str(&in), &e));
    assert_true(d.n > 500000);
    dom_fini(&d);
    buf_reserve(&in, DOM_MAX_BYTES);
    repeat(&in, "<p>A paragraph of <b>some</b> text</p>\n", 600000);
    assert_false(dom_parse(&d, buf_str(&in), &e));
    assert_int_equal(e.code, ERROR_LIMIT);
}

static void test_most_parts(void **state)
{
    AUTO(buf) in = BUF_INIT;
    struct dom d;
    struct error e;
    repeat(&in, "<!---->", DOM_MAX_PARTS);
    assert_true(dom_parse(&d, buf_str(&in), &e));
    dom_fini(&d);
    buf_add_c(&in, "<!---->");
    assert_false(dom_parse(&d, buf_str(&in), &e));
    assert_int_equal(e.code, ERROR_LIMIT);
}

/* Ten megabytes of anything cost no more memory than there is: the tree, or being refused. */
static void test_memory(void **state)
{
    static const char *const parts[] = {"<div>",
                                        "<p>a",
                                        "<i></i>",
                                        "<br>",
                                        "<!---->",
                                        "<table><tr><td>a",
                                        "<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8>",
                                        "<b><p>",
                                        "<a href=x>a</a> ",
                                        "<select><option>a",
                                        "a &amp; "};
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        for (int mb = 1; mb <= 10; mb *= 10) {
            AUTO(buf) in = BUF_INIT;
            repeat(&in, parts[i], (size_t)part_of(mb << 20) / strlen(parts[i]));
            AUTO(dom) d = {0};
            struct error e;
            if (dom_parse(&d, buf_str(&in), &e))
                assert_true(d.arena.bytes < 100 << 20);
            else
                assert_int_equal(e.code, ERROR_LIMIT);
        }
    }
}

static void test_long_attributes(void **state)
{
    enum { LIMIT = 64 << 10 };
    AUTO(dom) d = {0};
    AUTO(buf) page = BUF_INIT;
    buf_add_c(&page, "<p id=\"x");
    for (int i = 0; i < LIMIT; i++)
        buf_add_c(&page, "é");
    buf_add_c(&page, "\" title=\"a&#x202e;b&#27;[31mc\">d&#xe0041;e");
    assert_true(dom_parse(&d, buf_str(&page), NULL));
    const struct dom_node *p = d.body->first;
    assert_int_equal(p->id.n, LIMIT - 1); /* not from within a character */
    assert_str(dom_attr(p, "title"), "abc");
    assert_str(p->first->text, "de");
}

/* Texts of several lengths against their characters one by one. */
static void test_weight(void **state)
{
    static const struct str signs = STR("aZ09 zA,.@[`{/:!雁é\x7f\t、 e b");
    for (unsigned seed = 1; seed < 3000; seed++) {
        AUTO(buf) text = BUF_INIT;
        for (unsigned i = 0; i < seed % 40; i++) {
            size_t at = (seed * 2654435761u >> (i % 13 + i / 13) % 28) % signs.n;
            utf8_step(signs, &at);
            size_t start = at;
            if (at < signs.n && utf8_step(signs, &at))
                buf_add(&text, str_slice(signs, start, at));
        }
        uint32_t want = 0, want_stops = 0, stops = 0;
        for (size_t at = 0; at < text.n;) {
            size_t start = at;
            assert_true(utf8_step(buf_str(&text), &at));
            want += text_weight(str_slice(buf_str(&text), start, at), &want_stops);
        }
        assert_int_equal(text_weight(buf_str(&text), &stops), want);
        assert_int_equal(stops, want_stops);
    }
    assert_int_equal(text_weight(STR("the ferry left at 9, then"), NULL), 19);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_weight),
        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_selectors),
        cmocka_unit_test(test_guard_drops_crowded_tags),
        cmocka_unit_test(test_guard_leaves_soup),
        cmocka_unit_test(test_guard_counts_parts),
        cmocka_unit_test(test_guard_holds_scripts),
        cmocka_unit_test(test_guard_drops_runaways),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_deep),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_most_parts),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_long_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
