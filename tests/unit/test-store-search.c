/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/store-fixture.h"

#include "store/search/match.h"
#include "store/search/prefilter.h"

/* ---- parsing ----------------------------------------------------------------------------- */

/* Appends a tree as "(and a (not b) title:c)". */
static void print(struct buf *b, const struct search_node *n)
{
    static const char *const fields[] = {"", "title:", "from:", "by:", "url:", "note:"};
    buf_add_c(b, n->exclude ? "-" : "");
    switch (n->kind) {
    case SEARCH_AND:
    case SEARCH_OR:
        buf_add_c(b, n->kind == SEARCH_AND ? "(and" : "(or");
        for (const struct search_node *child = n->first; child; child = child->next) {
            buf_add_char(b, ' ');
            print(b, child);
        }
        buf_add_char(b, ')');
        break;
    case SEARCH_WORD:
        buf_printf(b, "%s[%.*s]", fields[n->field], STR_ARG(n->text));
        break;
    case SEARCH_REGEX:
        buf_printf(b, "%s/%d", fields[n->field], n->column);
        break;
    case SEARCH_IN:
    case SEARCH_TAG:
        buf_printf(b, "%s[%.*s]", n->kind == SEARCH_IN ? "in:" : "tag:", STR_ARG(n->text));
        break;
    case SEARCH_FLAG:
        buf_printf(b, "flag:%llx", (long long)n->value);
        break;
    case SEARCH_SINCE:
        buf_printf(b, "since:%lld", (long long)n->value);
        break;
    case SEARCH_SIZE:
        buf_printf(b, "size:%lld", (long long)n->value);
        break;
    }
}

static void parses(const char *query, const char *tree)
{
    AUTO(search) q = {0};
    AUTO(buf) b = BUF_INIT;
    OK(search_parse(query, NOW, zone_fixed(480), &q, &e));
    if (q.root)
        print(&b, q.root);
    if (strcmp(buf_c(&b), tree) != 0)
        fail_msg("%s: %s, not %s", query, buf_c(&b), tree);
}

static void test_parse(void **state)
{
    parses("  Foo  title:\"Two  Words\" -bar from:Paper is:unread since:2025-06-01"
           " before:2025-06-02 -is:starred http://x.org 10:30 foo:bar \"is:odd\" \"open",
           "(and [foo] title:[two words] -[bar] from:[paper] -flag:1 since:1748736000"
           " -since:1748822400 -flag:2 (or [http://x.org] url:[http://x.org]) [10:30] [foo:bar] "
           "[is:odd] [open])");
    parses("北京\u3000天气 “下雨 了” -“雪” title:“a b”",
           "(and [北京] [天气] [下雨 了] -[雪] title:[a b])");
    parses("„Große Gänse“ -« a b » title:「下雨 了」 «c",
           "(and [grosse ganse] -[a b] title:[下雨 了] [«c])");
    parses("说“a b” -in:“a b”", "(and [说\"a] [b\"] -in:[a b])");
    parses("don’t “unclosed", "(and [don't] [\"unclosed])");
    parses("", "");
    parses("- \"\" -\"\" \"-\"", "[-]");
    parses("Geese & Ganders - Part 2 | * +", "(and [geese] [ganders] [part] [2])");
    parses("goos* title:gan** M*A*S*H \"a*\" *b", "(and [goos] title:[gan] [m*a*s*h] [a*] [*b])");
    parses("a AND b AND (c OR d)", "(and [a] [b] (or [c] [d]))");
    parses("AND a \"AND\" -AND AND", "(and [and] [a] [and] -[and] [and])");
    parses("-https://x.org/é 🐢 AI大模型",
           "(and -(or [https://x.org/e] url:[https://x.org/e]) [🐢] [ai大模型])");
    parses("--a", "-[-a]");
    parses("a or b and c", "(and [a] [or] [b] [and] [c])");
    parses("a OR b", "(or [a] [b])");
    parses("a b OR c d OR e", "(or (and [a] [b]) (and [c] [d]) [e])");
    parses("a (b OR c) -(d e)", "(and [a] (or [b] [c]) -(and [d] [e]))");
    parses("-(a OR -(b))", "-(or [a] -[b])");
    parses("((a))-(-b)", "(and [a] [b])");
    parses("(\"a b\" OR\"c\")d", "(and (and [a b] [orc]) [d])");
    parses("f(x) g() \"(\" -\"a) OR", "(and [f(x)] [g()] [(] -[a) or])");
    parses("\"\" OR a", "[a]");
    parses("a \"OR\" b -OR", "(and [a] [or] [b] -[or])");
    parses("in:A OR -in:\"B c\"", "(or in:[A] -in:[B c])");
    parses("tag:Go tag:\"Two  Words\" tag: -tag:x", "(and tag:[go] tag:[two words] flag:800"
                                                    " -tag:[x])");
    parses("note: note:Goose -note:\"\"", "(and flag:400 note:[goose] -flag:400)");
    parses("by:Ann url:Example.org title: by:", "(and by:[ann] url:[example.org])");
    parses("size:>10k size:<500 -size:>0", "(and size:10001 -size:500 -size:1)");
    parses("sort:match a", "[a]");
    parses("/a b\\/\"[)]/ -title:/x y/i (url:/z/)OR by:/q/",
           "(or (and /1 -title:/13 url:/28) by:/39)");
    parses("note:/a/ from:/雁/ tag:/x/ /etc/passwd /a url:/2025/ / //",
           "(and note:/1 from:/10 tag:[/x/] [/etc/passwd] [/a] url:/42)");
    parses("has:full-text is:offline has:\"note\"", "(and flag:8 flag:8 [has:note])");
    parses("衡阳 OR （教育）", "(or [衡阳] [(教育)])");
}

/* Days are the zone's: NOW is 2025-06-15 12:00 UTC, 20:00 in +08:00. */
static void test_days(void **state)
{
    static const struct {
        const char *query;
        int64_t time;
    } days[] = {
        {"since:today", NOW / 86400 * 86400 - 8 * 3600},
        {"since:0d", NOW / 86400 * 86400 - 8 * 3600},
        {"since:yesterday", NOW / 86400 * 86400 - 32 * 3600},
        {"since:1d", NOW / 86400 * 86400 - 32 * 3600},
        {"since:2w", NOW / 86400 * 86400 - 14 * 86400 - 8 * 3600},
        {"since:3m", 1741996800 - 8 * 3600}, /* 2025-03-15 */
        {"since:1y", 1718409600 - 8 * 3600}, /* 2024-06-15 */
        {"since:9999m", -62135596800},       /* checked below for order only */
    };
    for (size_t i = 0; i < ARRAY_SIZE(days); i++) {
        AUTO(search) q = {0};
        OK(search_parse(days[i].query, NOW, zone_fixed(480), &q, &e));
        if (i + 1 < ARRAY_SIZE(days))
            assert_int_equal(q.root->value, days[i].time);
        else
            assert_true(q.root->value < -20000000000);
    }
    AUTO(search) q = {0}; /* a month without that day: 2024-03-31 minus a month */
    OK(search_parse("since:1m", 1711843200, zone_fixed(0), &q, &e));
    assert_int_equal(q.root->value, 1709164800);
}

/* Says what is wrong, and where. */
static void test_wrong(void **state)
{
    static const struct {
        const char *query;
        int column;
        const char *detail;
    } wrong[] = {
        {"goose is:nothing", 7,
         "is: knows unread, read, starred, changed, offline and muted, not nothing"},
        {"-is:odd", 1, "is: knows unread, read, starred, changed, offline and muted, not odd"},
        {"is: goose", 1, "is: knows unread, read, starred, changed, offline and muted, not "},
        {"教育 has:x", 4,
         "has: knows picture, attachment, audio, video, comments, full-text, note and tag, not x"},
        {"since:tomorrow goose", 1,
         "not a day as in 2025-06-30, today, yesterday, 3d, 2w, 6m or 1y: tomorrow"},
        {"before:2025-13-01", 1,
         "not a day as in 2025-06-30, today, yesterday, 3d, 2w, 6m or 1y: 2025-13-01"},
        {"before:昨天", 1, "not a day as in 2025-06-30, today, yesterday, 3d, 2w, 6m or 1y: 昨天"},
        {"since:1000y", 1, "not a day as in 2025-06-30, today, yesterday, 3d, 2w, 6m or 1y: 1000y"},
        {"size:10k", 1, "not a size as in >10k or <500: 10k"},
        {"size:>", 1, "not a size as in >10k or <500: >"},
        {"size:>k", 1, "not a size as in >10k or <500: >k"},
        {"sort:size", 1, "sort: knows date and match, not size"},
        {"a (b OR c", 3, "the bracket is not closed"},
        {"衡阳 -(教育", 5, "the bracket is not closed"},
        {"a b) c", 4, "no bracket is open here"},
        {"a ()", 3, "nothing between the brackets"},
        {"OR a", 1, "OR stands between two terms"},
        {"a OR", 3, "OR stands between two terms"},
        {"a OR OR b", 3, "OR stands between two terms"},
        {"雁 title:/a(b/", 13, "not a regular expression: missing closing parenthesis"},
        {"/雁[/", 4, "not a regular expression: missing terminating ] for character class"},
        {"(a OR) b", 4, "OR stands between two terms"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        AUTO(search) q = {0};
        struct error e = {0};
        assert_false(search_parse(wrong[i].query, NOW, zone_fixed(0), &q, &e));
        assert_int_equal(e.code, ERROR_USAGE);
        char detail[256];
        snprintf(detail, sizeof detail, "%s, at column %d", wrong[i].detail, wrong[i].column);
        assert_string_equal(e.detail, detail);
        assert_int_equal(e.number, wrong[i].column);
    }
}

static void repeat(struct buf *b, const char *what, int n)
{
    for (int i = 0; i < n; i++)
        buf_add_c(b, what);
}

/* Size and depth have bounds. */
static void test_bounds(void **state)
{
    struct search q;
    struct error error = {0};
    AUTO(buf) b = BUF_INIT;
    repeat(&b, "(", SEARCH_MAX_DEPTH);
    buf_add_c(&b, "a");
    repeat(&b, ")", SEARCH_MAX_DEPTH);
    OK(search_parse(buf_c(&b), NOW, zone_fixed(0), &q, &e));
    search_fini(&q);
    buf_clear(&b);
    repeat(&b, "(a -", 300);
    assert_false(search_parse(buf_c(&b), NOW, zone_fixed(0), &q, &error));
    assert_string_equal(error.detail, "brackets are nested too deep, at column 65");
    search_fini(&q);
    buf_clear(&b);
    repeat(&b, "a ", SEARCH_MAX_BYTES / 2);
    buf_add_c(&b, "(");
    OK(search_parse(buf_c(&b), NOW, zone_fixed(0), &q, &e));
    search_fini(&q);
}

/* ---- matching ---------------------------------------------------------------------------- */

/* Matches a copy of the subject, for a state of its own. */
static bool matches(const char *query, const struct search_subject *of)
{
    AUTO(search) q = {0};
    struct search_subject subject = *of;
    bool found;
    OK(search_parse(query, NOW, zone_fixed(0), &q, &e));
    OK(search_matches(&q, &subject, &found, &e));
    search_subject_fini(&subject);
    return found;
}

static void test_matches(void **state)
{
    static const struct search_subject subject = {
        .title = STR("Geese over Goosewater — Ärger am SEE"),
        .from = STR("Harbour Street"),
        .texts = {STR("<p class=\"quokka\">The city&rsquo;s <b>br</b>idge, caf&eacute;</p>\n"
                      "<p>衡阳市召开 教育</p><p>in&shy;form\u200bation</p>"),
                  STR("Москва &#x7425;&#29632; AI <b>大模型</b>与5G <i></i>网络")},
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
        {"ai大模型", true},
        {"\"AI 大模型\"", true},
        {"5g网络", true},
        {"与5g", true},
        {"\"与 5g 网\"", true},
        {"ai模型", false},
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
        {"city's", true},
        {"CITY’S bridge", true},
        {"\"goosewater - ärger\"", true},
        {"cities'", false},
        {"rsquo", false},
        {"bridge", true},
        {"water", false},
        {"oosewater", false},
        {"-water", true},
        {"\u00e4r\u00adger", true},
        {"information", true},
        {"/G[a-z]+se over/", true},
        {"/g[a-z]+se over/", false},
        {"/g[a-z]+se over/i", true},
        {"title:/SEE$/", true},
        {"title:/bridge/", false},
        {"/bridge, café$/", true},
        {"/^衡阳.召开 教育$/", true},
        {"/quokka|<b>/", false},
        {"from:/^\\w+ Street/", true},
        {"-from:/Street/", false},
        {"note:/x*/ OR by:/x*/", false}, /* nothing is found in what is not there */
        {"", true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        if (matches(cases[i].query, &subject) != cases[i].matches)
            fail_msg("%s", cases[i].query);
}

/* An expression that takes too long fails the search, with its place; cheap terms come first. */
static void test_costly(void **state)
{
    static const struct search_subject subject = {
        .title = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-"),
        .texts = {STR("<p>bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-")},
    };
    struct search_subject copy = subject;
    AUTO(search) q = {0};
    struct error error = {0};
    bool found;
    OK(search_parse("雁 OR /(a+)+$/", NOW, zone_fixed(0), &q, &e));
    assert_false(search_matches(&q, &copy, &found, &error));
    assert_int_equal(error.code, ERROR_USAGE);
    assert_int_equal(error.number, 6);
    assert_string_equal(error.detail, "the regular expression takes too long, at column 6");
    assert_false(matches("/(b+)+$/ text:swan", &subject));
    assert_false(matches("note:/(b+)+$/", &subject));
    search_subject_fini(&copy);
}

/* Every field and operator. */
static void test_operators(void **state)
{
    static const struct str tags[] = {STR("to read"), STR("鸟")};
    static const int64_t nodes[] = {3, 7};
    static const struct search_subject subject = {
        .title = STR("Geese over the pond"),
        .from = STR("Harbour Street"),
        .url = STR("https://News.example.org/2025/geese?id=7"),
        .by = STR("Ann Lee, Bo"),
        .note = STR("Ask 王 about Herons"),
        .texts = {STR("<p>0123456789</p>"), STR("<p>衡阳<IMG src=x></p>"), STR("")},
        .time = 1748736000,
        .flags = SEARCH_IS_STARRED | SEARCH_IS_OFFLINE | SEARCH_HAS_AUDIO | SEARCH_HAS_ATTACHMENT,
        .tags = tags,
        .n_tags = ARRAY_SIZE(tags),
        .nodes = nodes,
        .n_nodes = ARRAY_SIZE(nodes),
    };
    static const struct {
        const char *query;
        bool matches;
    } cases[] = {
        {"swan OR geese", true},
        {"swan OR duck", false},
        {"swan geese OR pond", true},
        {"swan (geese OR pond)", false},
        {"-(swan OR duck)", true},
        {"-(swan OR geese)", false},
        {"-(geese swan)", true},
        {"-(-geese)", true},
        {"-swan OR -geese", true},
        {"herons", true},
        {"note:herons", true},
        {"note:\"about herons\"", true},
        {"note:王", true},
        {"note:geese", false},
        {"note:", true},
        {"-note:", false},
        {"title:herons", false},
        {"tag:\"To  Read\"", true},
        {"tag:to", false},
        {"tag:鸟", true},
        {"tag: has:tag", true},
        {"by:lee", true},
        {"by:geese", false},
        {"url:example.org", true},
        {"url:2025", true},
        {"url:xample", false},
        {"is:starred is:offline has:full-text", true},
        {"is:read", false},
        {"is:unread -is:muted -is:changed", true},
        {"has:picture", true},
        {"has:audio has:attachment", true},
        {"has:video", false},
        {"has:comments", false},
        {"size:>1 size:<3", true},
        {"size:>2", false},
        {"size:<2", false},
        {"since:2025-06-01", true},
        {"since:2025-06-02", false},
        {"before:2025-06-01", false},
        {"-before:2025-06-01", true},
        {"since:1d OR tag:鸟", true},
        {"sort:match", true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        if (matches(cases[i].query, &subject) != cases[i].matches)
            fail_msg("%s", cases[i].query);
}

/* Many queries against one subject find the same as each against one of its own. */
static void test_many_queries(void **state)
{
    static const char *const words[] = {"goose", "gee",           "衡阳", "阳",   "pond",
                                        "x",     "swan",          "夜校", "阳市", "ab",
                                        "quiet", "\"the quiet\"", "ai鹅", "2鹅群"};
    static const struct search_subject subject = {
        .title = STR("A gander"),
        .texts = {STR("<b>Goo</b>se, 衡<i>阳</i>市 AI 鹅"), STR("<p>the quiet</p>"), STR("ab")},
        .note = STR("pond"),
    };
    struct search_subject shared = subject;
    for (size_t i = 0; i < 3 * ARRAY_SIZE(words); i++) {
        const char *word = words[i % ARRAY_SIZE(words)];
        AUTO(search) q = {0};
        bool found;
        OK(search_parse(word, NOW, zone_fixed(0), &q, &e));
        OK(search_matches(&q, &shared, &found, &e));
        if (found != matches(word, &subject))
            fail_msg("%s", word);
    }
    search_subject_fini(&shared);
}

static uint32_t next_random(void)
{
    static uint64_t seed = 1;
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33);
}

/* Appends a random query of brackets, alternatives and negations. */
static void add_query(struct buf *b, int depth)
{
    static const char *const fields[] = {"", "", "title:", "from:", "by:", "url:", "note:"};
    static const char *const words[] = {
        "gander",  "goose",   "衡阳",  "阳",      "pond",          "swan",     "ab",
        "夜校",    "harbour", "ann",   "example", "\"the quiet\"", "/o+/",     "/swan|gull/",
        "Ärger",   "heron",   "gull",  "鹅群",    "puffin",        "arger",    "GANDÉR",
        "strasse", "ａｂ",    "göose", "ángel",   "șwan",          "/ärger/i", "/ARGER/",
        "елка",    "ｶﾅ",      "ai鹅",  "2鹅群"};
    uint32_t n = next_random() % 3 + 1;
    for (uint32_t i = 0; i < n; i++) {
        buf_add_c(b, i == 0 ? "" : next_random() % 2 ? " OR " : " ");
        buf_add_c(b, next_random() % 4 ? "" : "-");
        if (depth < 3 && next_random() % 3 == 0) {
            buf_add_char(b, '(');
            add_query(b, depth + 1);
            buf_add_char(b, ')');
        } else {
            buf_add_c(b, fields[next_random() % ARRAY_SIZE(fields)]);
            buf_add_c(b, words[next_random() % ARRAY_SIZE(words)]);
        }
    }
}

/* A query that is rejected without evaluation does not match. */
static void test_rejected_queries(void **state)
{
    static const struct search_subject subject = {
        .title = STR("A gander’s ÄRGER, Ёлка"),
        .from = STR("Harbour Straße"),
        .by = STR("Ann"),
        .url = STR("https://example.org/swan"),
        .texts = {STR("<b>Go&ouml;</b>se, 衡<i>阳</i>市 AI <u>鹅</u>"),
                  STR("<p>the quiet a&#769;ngel カナ</p>"), STR("ab")},
        .note = STR("pond"),
    };
    struct search_subject shared = subject;
    AUTO(buf) query = BUF_INIT;
    size_t rejected = 0;
    shared.many = true;
    for (int round = 0; round < 20000; round++) {
        AUTO(search) q = {0};
        bool found;
        buf_clear(&query);
        add_query(&query, 0);
        OK(search_parse(buf_c(&query), NOW, zone_fixed(0), &q, &e));
        OK(search_matches(&q, &shared, &found, &e));
        if (found != matches(buf_c(&query), &subject))
            fail_msg("%s", buf_c(&query));
        rejected += shared.set && !search_may_match(&q, shared.set);
    }
    assert_true(rejected > 1000);
    search_subject_fini(&shared);
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
            struct search_subject subject = {.title = STR(""), .from = STR("")};
            subject.texts[k] = str_from(cases[i].html);
            if (matches(queries[k], &subject) != cases[i].has)
                fail_msg("%s in %s", queries[k], cases[i].html);
        }
    }
    struct search_subject subject = {.texts = {STR("30 \u212aelvin")}};
    assert_true(matches("kelvin", &subject));
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
    OK(merge_page(f.s, page, &whole, NULL, NOW, NULL, &e));
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
        cmocka_unit_test(test_parse),        cmocka_unit_test(test_days),
        cmocka_unit_test(test_wrong),        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_matches),      cmocka_unit_test(test_markup),
        cmocka_unit_test(test_costly),       cmocka_unit_test(test_operators),
        cmocka_unit_test(test_many_queries), cmocka_unit_test(test_rejected_queries),
        cmocka_unit_test(test_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
