/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/store-fixture.h"

#include "store/search.h"

static void test_parse(void **state)
{
    struct search q;
    OK(search_parse("  Foo  title:\"Two  Words\" -bar from:Paper is:unread since:2025-06-01"
                    " before:2025-06-02 -is:starred http://x.org 10:30 foo:bar \"is:odd\" \"open",
                    &q, &e));
    static const struct search_term want[] = {
        {STR("foo"), SEARCH_ANYWHERE, false},          {STR("two words"), SEARCH_TITLE, false},
        {STR("bar"), SEARCH_ANYWHERE, true},           {STR("paper"), SEARCH_FROM, false},
        {STR("http://x.org"), SEARCH_ANYWHERE, false}, {STR("10:30"), SEARCH_ANYWHERE, false},
        {STR("foo:bar"), SEARCH_ANYWHERE, false},      {STR("is:odd"), SEARCH_ANYWHERE, false},
        {STR("open"), SEARCH_ANYWHERE, false},
    };
    assert_int_equal(q.n, ARRAY_SIZE(want));
    for (size_t i = 0; i < q.n; i++) {
        assert_true(str_eq(q.terms[i].text, want[i].text));
        assert_int_equal(q.terms[i].field, want[i].field);
        assert_int_equal(q.terms[i].exclude, want[i].exclude);
    }
    assert_int_equal(q.unread, SEARCH_YES);
    assert_int_equal(q.starred, SEARCH_NO);
    assert_int_equal(q.since, 1748736000);
    assert_int_equal(q.before, 1748736000 + 86400);
    search_fini(&q);

    OK(search_parse("", &q, &e));
    assert_int_equal(q.n, 0);
    search_fini(&q);
    OK(search_parse("- \"\" -\"\"", &q, &e));
    assert_int_equal(q.n, 1); /* a hyphen alone is a word */
    search_fini(&q);

    struct buf many = BUF_INIT;
    for (int i = 0; i < 10000; i++)
        buf_printf(&many, "w%d ", i);
    OK(search_parse(buf_c(&many), &q, &e));
    assert_int_equal(q.n, SEARCH_MAX_TERMS);
    search_fini(&q);
    buf_fini(&many);
}

/* A filter that could only find nothing says why. */
static void test_wrong_filters(void **state)
{
    static const char *const wrong[][2] = {
        {"goose is:nothing", "is: knows unread, read and starred, not nothing"},
        {"-is:odd", "is: knows unread, read and starred, not odd"},
        {"is: goose", "is: knows unread, read and starred, not "},
        {"since:yesterday goose", "not a day as in 2025-06-30: yesterday"},
        {"before:2025-13-01", "not a day as in 2025-06-30: 2025-13-01"},
        {"before:昨天", "not a day as in 2025-06-30: 昨天"},
    };
    struct search q;
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        struct error e = {0};
        assert_false(search_parse(wrong[i][0], &q, &e));
        assert_int_equal(e.code, ERROR_USAGE);
        assert_string_equal(e.detail, wrong[i][1]);
        search_fini(&q);
    }
    static const struct {
        const char *query;
        enum search_state unread;
    } states[] = {{"is:unread", SEARCH_YES},
                  {"is:read", SEARCH_NO},
                  {"-is:unread", SEARCH_NO},
                  {"-is:read", SEARCH_YES}};
    for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
        OK(search_parse(states[i].query, &q, &e));
        assert_int_equal(q.unread, states[i].unread);
        assert_int_equal(q.n, 0);
        search_fini(&q);
    }
}

static void test_matches(void **state)
{
    static const struct search_subject subject = {
        .title = STR("Geese over Goosewater — Ärger am SEE"),
        .from = STR("Harbour Street"),
        .texts = {STR("<p class=\"quokka\">The city&rsquo;s <b>br</b>idge, caf&eacute;</p>\n"
                      "<p>衡阳市召开 教育</p><p>in&shy;form\u200bation</p>"),
                  STR("Москва &#x7425;&#29632;")},
    };
    static const struct {
        const char *query;
        bool matches;
    } cases[] = {
        {"geese", true},
        {"GOOSE", true},
        {"swan", false},
        {"geese swan", false},
        {"geese -swan", true},
        {"-geese", false},
        {"ÄRGER", true},
        {"ärger see", true},
        {"see am", true},
        {"\"see am\"", false},
        {"\"am see\"", true},
        {"衡阳", true},
        {"阳市", true},
        {"教", true},
        {"开教", false},
        {"quokka", false},
        {"class", false},
        {"café", true},
        {"москва", true},
        {"МОСК", true},
        {"琥珀", true},
        {"title:geese", true},
        {"title:city", false},
        {"from:harbour", true},
        {"from:geese", false},
        {"-title:city", true},
        {"\"over goosewater\"", true},
        {"rsquo", false},
        {"bridge", true},
        {"water", false},
        {"oosewater", false},
        {"-water", true},
        {"\u00e4r\u00adger", true},
        {"information", true},
        {"", true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct search q;
        OK(search_parse(cases[i].query, &q, &e));
        if (search_matches(&q, &subject) != cases[i].matches)
            fail_msg("%s", cases[i].query);
        search_fini(&q);
    }
}

/* However a word is written in HTML, it is found; and it is not where the HTML only looks so. */
static void test_markup(void **state)
{
    static const struct {
        const char *html;
        bool has;
    } cases[] = {
        {"<p>GANDER</p>", true},
        {"<b>g</b>ander", true},
        {"<p><i>gan</i></b><!-- x --><u title=\"a>b\">der", true},
        {"gan&shy;der", true},
        {"g&#97;nder", true},
        {"gan\u00adder", true},
        {"gan\u200bder &amp; goose", true},
        {"1 < 2 gan<b>der</b>", true},
        {"gan<b >der", true},
        {"gan<br>der", false},
        {"gan</p><p>der", false},
        {"gan der", false},
        {"<p title=\"gander\">goose</p>", false},
        {"n<b>d</b>", false},
        {"<b", false},
        {"", false},
    };
    static const char *const queries[] = {"gander", "gander -swan", "\"gander\""};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (size_t k = 0; k < ARRAY_SIZE(queries); k++) {
            struct search q;
            struct search_subject subject = {.title = STR(""), .from = STR("")};
            subject.texts[k] = str_from(cases[i].html);
            OK(search_parse(queries[k], &q, &e));
            if (search_matches(&q, &subject) != cases[i].has)
                fail_msg("%s in %s", queries[k], cases[i].html);
            search_fini(&q);
        }
    }
    struct search kelvin;
    struct search_subject subject = {.texts = {STR("30 \u212aelvin")}};
    OK(search_parse("kelvin", &kelvin, &e));
    assert_true(search_matches(&kelvin, &subject));
    search_fini(&kelvin);
}

static void test_lists(void **state)
{
    struct fixture f;
    struct article_list list;
    fixture_open(&f);
    int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), a = add_node(f.s, p, NODE_FEED, "A"),
            b = add_node(f.s, p, NODE_FEED, "B");
    for (int i = 0; i < 40; i++) {
        char url[32], title[32];
        snprintf(url, sizeof url, "https://x.org/%d", i);
        snprintf(title, sizeof title, "%s %d", i % 4 ? "plain" : "Rare", i);
        struct article article = {.title = title,
                                  .url = url,
                                  .content = i % 8 ? "<p>text</p>" : "<p>琥珀</p>",
                                  .published = {NOW - 86400 * i, 0, DATE_SECOND}};
        merge(f.s, i % 2 ? b : a, &article, 1);
    }
    int64_t newest = article_at(f.s, p, 0), page = article_at(f.s, p, 1);
    OK(articles_mark(f.s, MARK_READ, &newest, 1, NULL, &e));
    struct article whole = {.content = "<p>only on the page</p>", .views = -1};
    OK(merge_page(f.s, page, &whole, NULL, NOW, &e));
    static const struct {
        const char *query;
        size_t all, in_b;
    } cases[] = {
        {"rare", 10, 0},
        {"rare 琥珀", 5, 0},
        {"plain", 30, 20},
        {"rare is:unread", 9, 0},
        {"is:read", 1, 0},
        {"since:2025-06-10", 6, 3},
        {"before:2025-06-10", 34, 17},
        {"since:2025-06-10 before:2025-06-11", 1, 1},
        {"is:starred", 0, 0},
        {"from:B plain", 20, 20},
        {"only page", 1, 1},
        {"in:P/A", 20, 0},
        {"plain in:p/b", 20, 20},
        {"in:\"P\" rare", 10, 0},
        {"in:https://example.org/B.xml is:unread", 20, 20},
        {"in: plain", 30, 20},
        {"", 40, 20},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (int way = 0; way < 4; way++) {
            for (int in_b = 0; in_b < 2; in_b++) {
                struct article_query query = {.node = in_b ? b : TREE_ROOT,
                                              .search = cases[i].query,
                                              .oldest_first = way & 1};
                struct article_position from = {0};
                size_t n = 0;
                bool more = true;
                while (more) {
                    OK(articles_list(f.s, &query, n ? &from : NULL, false, way & 2, 3, &list, &e));
                    n += list.n;
                    if (list.n)
                        from = list.rows[way & 2 ? 0 : list.n - 1].at;
                    more = list.more;
                    article_list_fini(&list);
                }
                if (n != (in_b ? cases[i].in_b : cases[i].all))
                    fail_msg("%s: %zu", cases[i].query, n);
            }
        }
    }
    static const char *const nowhere[] = {"in:Q", "in:B plain" /* not a portal */,
                                          "in:https://example.org/Q.xml", "is:odd"};
    for (size_t i = 0; i < ARRAY_SIZE(nowhere); i++)
        FAILS(ERROR_USAGE,
              articles_list(f.s, &(struct article_query){.node = TREE_ROOT, .search = nowhere[i]},
                            NULL, false, false, 3, &list, &e));
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),   cmocka_unit_test(test_wrong_filters),
        cmocka_unit_test(test_matches), cmocka_unit_test(test_markup),
        cmocka_unit_test(test_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
