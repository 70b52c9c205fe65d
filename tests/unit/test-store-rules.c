/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for arriving articles. */
#include "tests/unit/store-fixture.h"

#include "store/mark/tags.h"
#include "store/rule/rules.h"
#include "store/tree/listing.h"

enum { DAY = 86400 };

static int64_t feed;

static void open_filled(struct fixture *f)
{
    fixture_open(f);
    feed = add_node(f->s, add_node(f->s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
}

static int64_t add_rule(struct store *s, const char *query, const char *actions, int64_t until)
{
    int64_t id;
    struct rule rule = {.query = query, .actions = actions, .until = until};
    OK(rules_add(s, &rule, &id, &e));
    return id;
}

static int64_t arrive(struct store *s, const char *title, const char *content)
{
    static int number;
    char url[64];
    int64_t id;
    snprintf(url, sizeof url, "https://x.org/%d", ++number);
    struct article a = {.title = title, .content = content, .url = url};
    merge(s, feed, &a, 1);
    OK(db_get(s, &e, &id, "SELECT id FROM article WHERE url = ?1", DB(url)));
    return id;
}

static int64_t field(struct store *s, const char *sql, int64_t id)
{
    int64_t value;
    OK(db_get(s, &e, &value, sql, DB(id)));
    return value;
}

static void assert_actions(const char *text, const char *expected)
{
    AUTO(arena) arena = {0};
    struct rule_actions actions;
    AUTO(buf) b = BUF_INIT;
    OK(rule_parse_actions(text, &arena, &actions, &e));
    rule_add_actions(&b, &actions);
    assert_string_equal(buf_c(&b), expected);
}

static void assert_no_actions(const char *text, const char *word)
{
    AUTO(arena) arena = {0};
    struct rule_actions actions;
    struct error e = {0};
    assert_false(rule_parse_actions(text, &arena, &actions, &e));
    assert_int_equal(e.code, ERROR_USAGE);
    if (!strstr(e.detail, word))
        fail_msg("%s: %s", text, e.detail);
}

static void test_actions(void **state)
{
    char *long_text = mem_zalloc(RULE_MAX_BYTES + 2, 1);
    assert_actions("mute", "mute");
    assert_actions(" notify star\tread  mute full-text ", "mute star read full-text notify");
    assert_actions("tag:a tag:\"two words\" star", "star tag:a tag:\"two words\"");
    assert_actions("run:echo star", "star run:\"echo\"");
    assert_actions("run:\"sh -c 'a b' \\\"%t\\\" \\\\\" read run:b",
                   "read run:\"sh -c 'a b' \\\"%t\\\" \\\\\" run:\"b\"");
    assert_no_actions("run:", "no command");
    assert_no_actions("run:\"'a\"", "no command");
    assert_no_actions("run:a b", "b");
    assert_no_actions("", "needs an action");
    assert_no_actions("   ", "needs an action");
    assert_no_actions("mute shout", "shout");
    assert_no_actions("tag:", "tag");
    assert_no_actions("tag:\"\"", "tag");
    assert_no_actions("Mute", "Mute");
    memset(long_text, 'm', RULE_MAX_BYTES + 1);
    assert_no_actions(long_text, "too many");
    free(long_text);
}

static void test_arrival(void **state)
{
    struct fixture f;
    open_filled(&f);
    int64_t old = arrive(f.s, "Lottery numbers of yesterday", "<p>1</p>");
    int64_t mute = add_rule(f.s, "title:lottery", "mute", 0);
    add_rule(f.s, "衡阳", "star tag:home tag:\"two words\" read", 0);
    add_rule(f.s, "opera", "read", NOW);
    add_rule(f.s, "theatre", "read", NOW + 1);
    int64_t muted = arrive(f.s, "Lottery numbers", "<p>2</p>");
    int64_t starred = arrive(f.s, "衡阳市召开会议", "<p>3</p>");
    int64_t late = arrive(f.s, "At the opera", "<p>4</p>");
    int64_t timely = arrive(f.s, "At the theatre", "<p>5</p>");
    assert_sound(f.s);
    assert_int_equal(field(f.s, "SELECT hidden FROM article WHERE id = ?1", old), ARTICLE_LISTED);
    assert_int_equal(field(f.s, "SELECT hidden FROM article WHERE id = ?1", muted), ARTICLE_MUTED);
    assert_int_equal(field(f.s, "SELECT rule FROM hidden WHERE article = ?1", muted), mute);
    assert_int_equal(
        field(f.s, "SELECT starred AND " ARTICLE_IS_READ " FROM article a WHERE id = ?1", starred),
        1);
    assert_int_equal(field(f.s, "SELECT count(*) FROM tagged WHERE article = ?1", starred), 2);
    assert_int_equal(field(f.s, "SELECT " ARTICLE_IS_READ " FROM article a WHERE id = ?1", late),
                     0);
    assert_int_equal(field(f.s, "SELECT " ARTICLE_IS_READ " FROM article a WHERE id = ?1", timely),
                     1);
    assert_int_equal(total_of(f.s, TREE_ROOT), 4);
    struct stored_article a;
    OK(articles_load(f.s, muted, &a, &e));
    assert_string_equal(a.muted_by, "title:lottery");
    stored_article_fini(&a);
    /* Removed rules rest, but what they muted stays muted, and names them. */
    OK(rules_remove(f.s, mute, NOW, &e));
    FAILS(ERROR_NOT_FOUND, rules_remove(f.s, mute, NOW, &e));
    arrive(f.s, "Lottery again", "<p>6</p>");
    assert_int_equal(total_of(f.s, TREE_ROOT), 5);
    OK(articles_load(f.s, muted, &a, &e));
    assert_string_equal(a.muted_by, "title:lottery");
    stored_article_fini(&a);
    OK(rules_restore(f.s, mute, &e));
    arrive(f.s, "Lottery for ever", "<p>7</p>");
    assert_int_equal(total_of(f.s, TREE_ROOT), 5);
    assert_sound(f.s);
    fixture_close(&f);
}

/* A rule that finds only the full text acts when that comes, once, and others do not act again. */
static void test_page(void **state)
{
    struct fixture f;
    struct article page = {.content = "<p>All about the lottery and swans.</p>"};
    open_filled(&f);
    add_rule(f.s, "lottery", "mute", 0);
    add_rule(f.s, "teaser", "star full-text", 0);
    int64_t id = arrive(f.s, "A teaser", "<p>More inside.</p>");
    assert_int_equal(field(f.s, "SELECT page = 3 FROM article WHERE id = ?1", id), 1);
    assert_int_equal(field(f.s, "SELECT starred FROM article WHERE id = ?1", id), 1);
    OK(articles_mark(f.s, MARK_UNSTAR, &id, 1, NULL, &e));
    OK(merge_page(f.s, id, &page, NULL, NOW, NULL, &e));
    assert_int_equal(field(f.s, "SELECT hidden FROM article WHERE id = ?1", id), ARTICLE_MUTED);
    assert_int_equal(field(f.s, "SELECT starred FROM article WHERE id = ?1", id), 0);
    /* Reported once, unless it is muted. */
    AUTO(rules_asked) asked = {0};
    add_rule(f.s, "pelicans", "notify run:heron", 0);
    page.content = "<p>All about the lottery and pelicans.</p>";
    OK(merge_page(f.s, id, &page, NULL, NOW, &asked, &e));
    assert_int_equal(asked.reported.n, 0);
    assert_int_equal(asked.runs.n, 1);
    OK(articles_mark(f.s, MARK_UNMUTE, &id, 1, NULL, &e));
    page.content = "<p>All about the lottery and swans.</p>";
    OK(merge_page(f.s, id, &page, NULL, NOW, NULL, &e));
    page.content = "<p>All about the lottery and pelicans.</p>";
    OK(merge_page(f.s, id, &page, NULL, NOW, &asked, &e));
    assert_string_equal(buf_c(&asked.reported), "A teaser\n");
    assert_int_equal(field(f.s, "SELECT hidden FROM article WHERE id = ?1", id), ARTICLE_LISTED);
    assert_sound(f.s);
    fixture_close(&f);
}

/* Paths and relative days of rules follow the tree and the day. */
static void test_changes(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct rule *rules;
    size_t n;
    open_filled(&f);
    int64_t other = add_node(f.s, TREE_ROOT, NODE_PORTAL, "Q");
    add_rule(f.s, "in:P/F", "star", 0);
    add_rule(f.s, "-since:1d", "read", 0);
    assert_true(
        field(f.s, "SELECT starred FROM article WHERE id = ?1", arrive(f.s, "One", "<p>1</p>")));
    OK(tree_edit(f.s, feed, &(struct tree_change){.parent = other}, &e));
    OK(rules_list(f.s, &arena, &rules, &n, &e));
    assert_non_null(rules[0].problem);
    assert_false(
        field(f.s, "SELECT starred FROM article WHERE id = ?1", arrive(f.s, "Two", "<p>2</p>")));
    OK(tree_edit(f.s, feed, &(struct tree_change){.parent = TREE_ROOT + 1}, &e));
    struct article dated[] = {
        {.title = "New", .url = "https://x.org/new", .published = {NOW, 0, DATE_SECOND}},
        {.title = "Old", .url = "https://x.org/old", .published = {NOW - 3 * DAY, 0, DATE_SECOND}}};
    merge(f.s, feed, dated, 2);
    assert_true(field(f.s, "SELECT starred AND " ARTICLE_IS_READ " FROM article a WHERE id = ?1",
                      article_at(f.s, feed, 3)));
    assert_false(field(f.s, "SELECT " ARTICLE_IS_READ " FROM article a WHERE id = ?1",
                       article_at(f.s, feed, 0)));
    fixture_close(&f);
}

/* A muted story that a further source brings is no new article. */
static void test_carried(void **state)
{
    struct fixture f;
    struct article a = {.title = "A lottery of long words", .url = "https://x.org/carried"};
    open_filled(&f);
    int64_t second = add_node(f.s, TREE_ROOT + 1, NODE_FEED, "G");
    add_rule(f.s, "lottery", "mute", 0);
    struct merge_counts counts = merge(f.s, feed, &a, 1);
    assert_int_equal(counts.added, 0);
    assert_int_equal(counts.muted, 1);
    counts = merge(f.s, second, &a, 1);
    assert_int_equal(counts.added, 0);
    assert_int_equal(total_of(f.s, TREE_ROOT), 0);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_counts(void **state)
{
    struct fixture f;
    AUTO(rules_asked) asked = {0};
    struct merge_counts counts;
    struct article news[] = {{.title = "Quiet", .url = "https://x.org/a"},
                             {.title = "Loud one", .url = "https://x.org/b"},
                             {.title = "Loud and muted", .url = "https://x.org/c"}};
    struct merge_options options = {.now = NOW, .asked = &asked};
    open_filled(&f);
    add_rule(f.s, "loud", "notify full-text run:\"say %t\"", 0);
    add_rule(f.s, "muted", "mute", 0);
    OK(merge_articles(f.s, feed, news, ARRAY_SIZE(news), &options, &counts, &e));
    assert_int_equal(counts.added, 2);
    assert_int_equal(counts.muted, 1);
    assert_int_equal(counts.wanted, 2);
    assert_string_equal(buf_c(&asked.reported), "Loud one\n");
    assert_int_equal(asked.runs.n, 2);
    assert_string_equal(asked.runs.v[0].command, "say %t");
    assert_sound(f.s);
    fixture_close(&f);
}

/* An arriving article is counted in views after its rules. */
static void test_views(void **state)
{
    struct fixture f;
    AUTO(buf) report = BUF_INIT;
    struct outline node = {.kind = NODE_VIEW, .title = "Geese", .query = "goose"};
    int64_t view, both;
    open_filled(&f);
    OK(tree_add(f.s, TREE_ROOT, &node, &view, &e));
    add_rule(f.s, "goose", "read", 0);
    arrive(f.s, "A goose", "x");
    both = field(f.s, "SELECT total + unread FROM node WHERE id = ?1", view);
    assert_int_equal(both, 1);
    OK(store_check(f.s, &report, &e));
    assert_string_equal(buf_c(&report), "");
    fixture_close(&f);
}

static void test_invalid(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct rule *rules;
    int64_t id;
    size_t n;
    open_filled(&f);
    FAILS(ERROR_USAGE, rules_add(f.s, &(struct rule){.query = "", .actions = "mute"}, &id, &e));
    FAILS(ERROR_USAGE, rules_add(f.s, &(struct rule){.query = "(a", .actions = "mute"}, &id, &e));
    FAILS(ERROR_USAGE, rules_add(f.s, &(struct rule){.query = "a", .actions = "x"}, &id, &e));
    FAILS(ERROR_USAGE,
          rules_add(f.s, &(struct rule){.query = "in:Nowhere a", .actions = "mute"}, &id, &e));
    /* A path that vanishes later switches the rule off, and says so. */
    add_rule(f.s, "in:P/F swans", "star", 0);
    OK(tree_remove(f.s, feed, NOW, &e));
    OK(rules_list(f.s, &arena, &rules, &n, &e));
    assert_int_equal(n, 1);
    assert_non_null(rules[0].problem);
    OK(tree_restore(f.s, feed, &e));
    OK(rules_list(f.s, &arena, &rules, &n, &e));
    assert_null(rules[0].problem);
    fixture_close(&f);
}

/* A rule whose expression takes too long is stopped, on all connections; the others go on. */
static void test_costly(void **state)
{
    static const char title[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-";
    struct fixture f;
    AUTO(arena) arena = {0};
    struct rule *rules;
    size_t n;
    open_filled(&f);
    add_rule(f.s, "title:/^(Goose|雁)/", "star", 0);
    add_rule(f.s, "/^(a|a)+$/", "mute", 0);
    add_rule(f.s, "title:/^a+-$/", "read", 0);
    int64_t first = arrive(f.s, "雁 return", "<p>1</p>");
    OK(rules_list(f.s, &arena, &rules, &n, &e));
    assert_null(rules[1].problem);
    int64_t second = arrive(f.s, title, "<p>2</p>");
    int64_t third = arrive(f.s, "aaaa", "<p>3</p>"); /* which it would have muted */
    assert_int_equal(field(f.s, "SELECT starred FROM article WHERE id = ?1", first), 1);
    assert_int_equal(field(f.s, "SELECT " ARTICLE_IS_READ " FROM article a WHERE id = ?1", second),
                     1);
    assert_int_equal(field(f.s, "SELECT hidden FROM article WHERE id = ?1", third), 0);
    struct store *other;
    OK(store_open(f.path, &other, &e));
    OK(rules_list(other, &arena, &rules, &n, &e));
    assert_int_equal(n, 3);
    assert_null(rules[0].problem);
    assert_string_equal(rules[1].problem, "the regular expression takes too long, at column 1");
    assert_null(rules[2].problem);
    store_close(other);
    assert_sound(f.s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_actions), cmocka_unit_test(test_arrival),
        cmocka_unit_test(test_page),    cmocka_unit_test(test_counts),
        cmocka_unit_test(test_views),   cmocka_unit_test(test_changes),
        cmocka_unit_test(test_carried), cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_costly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
