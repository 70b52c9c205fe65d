/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags and notes of articles: names, marking, numbers, and what they keep. */
#include "tests/unit/store-fixture.h"

#include <stdlib.h>

#include "model/tag.h"
#include "store/care/retention.h"
#include "store/edit/edit.h"
#include "store/mark/notes.h"
#include "store/mark/tags.h"

enum { DAY = 86400 };

static int64_t portal, feed;

/* A portal with a feed of `n` articles, one a day. */
static void open_filled(struct fixture *f, int n)
{
    AUTO(arena) arena = {0};
    fixture_open(f);
    portal = add_node(f->s, TREE_ROOT, NODE_PORTAL, "P");
    feed = add_node(f->s, portal, NODE_FEED, "F");
    struct article *batch = arena_array(&arena, (size_t)n, sizeof *batch);
    for (int i = 0; i < n; i++) {
        batch[i].title = arena_printf(&arena, "Title %d", i);
        batch[i].url = arena_printf(&arena, "https://x.org/%d", i);
        batch[i].published =
            (struct date){.time = NOW - (int64_t)i * DAY, .precision = DATE_SECOND};
    }
    merge(f->s, feed, batch, (size_t)n);
}

/* "name number, …" */
static void assert_tags(struct store *s, const char *expected)
{
    AUTO(arena) arena = {0};
    AUTO(buf) b = BUF_INIT;
    struct tag *tags;
    size_t n;
    OK(tags_list(s, &arena, &tags, &n, &e));
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s%s %lld", i > 0 ? ", " : "", tags[i].name, (long long)tags[i].articles);
    assert_string_equal(buf_c(&b), expected);
    assert_sound(s);
}

static void assert_row(struct store *s, int64_t id, const char *tags, const char *note)
{
    AUTO(stored_article) a = {0};
    OK(articles_load(s, id, &a, &e));
    assert_string_equal(a.row.tags ? a.row.tags : "", tags);
    assert_string_equal(a.note ? a.note : "", note);
    assert_int_equal(a.row.noted, *note != '\0');
}

static size_t mark(struct store *s, enum mark mark, const char *name, const int64_t *ids, size_t n)
{
    struct ids changed;
    OK(tags_mark(s, mark, name, ids, n, &changed, &e));
    size_t count = changed.n;
    ids_fini(&changed);
    return count;
}

static void test_names(void **state)
{
    struct str list = STR(" politics,,后读， 環境 、late bloomers ,"), name;
    const char *const names[] = {"politics", "后读", "環境", "late bloomers"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        assert_true(tag_next(&list, &name));
        assert_true(str_eq(name, str_from(names[i])));
    }
    assert_false(tag_next(&list, &name));
    assert_true(tag_is_in(STR("a, Énergie, c"), STR("éNERGIE")));
    assert_false(tag_is_in(STR("a, b"), STR("")));

    AUTO(buf) b = BUF_INIT;
    OK(tag_add_name(&b, STR("  two\x1b[31m \n words\xe2\x80\xae "), &e));
    assert_string_equal(buf_c(&b), "two words");
    buf_clear(&b);
    FAILS(ERROR_INVALID, tag_add_name(&b, STR(" \x1b[31m "), &e));
    FAILS(ERROR_INVALID, tag_add_name(&b, STR("a,b"), &e));
    FAILS(ERROR_INVALID, tag_add_name(&b, STR("a\"b"), &e));
    AUTO(buf) huge = BUF_INIT;
    buf_add_chars(&huge, 'x', TAG_MAX_BYTES);
    OK(tag_add_name(&b, buf_str(&huge), &e));
    buf_add_char(&huge, 'x');
    FAILS(ERROR_INVALID, tag_add_name(&b, buf_str(&huge), &e));
    buf_add_chars(&huge, 'x', 10 << 20);
    FAILS(ERROR_INVALID, tag_add_name(&b, buf_str(&huge), &e));
}

static void test_tags(void **state)
{
    struct fixture f;
    int64_t ids[4];
    open_filled(&f, 4);
    for (size_t i = 0; i < 4; i++)
        ids[i] = article_at(f.s, feed, i);
    assert_tags(f.s, "");
    assert_int_equal(mark(f.s, MARK_TAG, "Politics", ids, 2), 2);
    assert_int_equal(mark(f.s, MARK_TAG, " POLITICS ", ids, 3), 1); /* the same tag */
    assert_int_equal(mark(f.s, MARK_TAG, "环境", ids + 1, 1), 1);
    assert_tags(f.s, "Politics 3, 环境 1");
    assert_row(f.s, ids[1], "Politics, 环境", "");
    assert_row(f.s, ids[3], "", "");
    assert_int_equal(mark(f.s, MARK_UNTAG, "politics", ids, 1), 1);
    assert_int_equal(mark(f.s, MARK_UNTAG, "politics", ids, 1), 0);
    assert_int_equal(mark(f.s, MARK_UNTAG, "unknown", ids, 4), 0);
    assert_tags(f.s, "Politics 2, 环境 1");
    assert_int_equal(mark(f.s, MARK_UNTAG, "politics", ids, 4), 2);
    assert_tags(f.s, "环境 1"); /* the last article was its last use */
    struct ids changed = {0};
    FAILS(ERROR_INVALID, tags_mark(f.s, MARK_TAG, "a,b", ids, 4, &changed, &e));
    assert_int_equal(changed.n, 0);
    /* An unknown article leaves no tag behind. */
    assert_int_equal(mark(f.s, MARK_TAG, "none", (int64_t[]){12345}, 1), 0);
    assert_tags(f.s, "环境 1");
    fixture_close(&f);
}

static size_t find(struct store *s, const struct article_query *query,
                   const struct article_range *ranges, size_t n)
{
    struct ids ids;
    OK(articles_find(s, query, ranges, n, &ids, &e));
    size_t count = ids.n;
    ids_fini(&ids);
    return count;
}

/* Ranges of a list; a single position is the article itself, whatever the query says of it. */
static void test_ranges(void **state)
{
    struct fixture f;
    open_filled(&f, 6);
    struct article_query query = {.node = portal};
    struct article_list list = list_of(f.s, &query);
    int64_t third = list.rows[2].at.id;
    struct article_range all = ARTICLE_RANGE_ALL, old = {list.rows[2].at, all.oldest},
                         some[] = {{list.rows[0].at, list.rows[1].at},
                                   {list.rows[2].at, list.rows[2].at},
                                   {list.rows[4].at, list.rows[5].at}};
    article_list_fini(&list);
    assert_int_equal(find(f.s, &query, &old, 1), 4);
    assert_int_equal(find(f.s, &query, some, 3), 5);
    OK(articles_mark(f.s, MARK_READ, &third, 1, NULL, &e));
    query.unread_only = true;
    assert_int_equal(find(f.s, &query, &all, 1), 5);
    assert_int_equal(find(f.s, &query, some, 3), 5);
    query.search = "title:title"; /* walked instead */
    assert_int_equal(find(f.s, &query, &all, 1), 5);
    assert_int_equal(find(f.s, &query, some, 3), 5);
    struct ids changed;
    query = (struct article_query){.node = portal};
    OK(articles_mark_ranges(f.s, MARK_READ, &query, some, 3, &changed, &e));
    assert_int_equal(changed.n, 4); /* the third was read */
    ids_fini(&changed);
    assert_int_equal(unread_of(f.s, portal), 1);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_notes(void **state)
{
    struct fixture f;
    open_filled(&f, 1);
    int64_t id = article_at(f.s, feed, 0);
    assert_row(f.s, id, "", "");
    OK(note_set(f.s, id, "  first\r\nsecond \x1b]52;c;x\x07 \xe2\x80\xae\xff\n", NOW, &e));
    assert_row(f.s, id, "", "first\nsecond  \xef\xbf\xbd");
    OK(note_set(f.s, id, "other", NOW, &e));
    assert_row(f.s, id, "", "other");
    OK(note_set(f.s, id, " \n", NOW, &e));
    assert_row(f.s, id, "", "");
    OK(note_set(f.s, id, NULL, NOW, &e));
    FAILS(ERROR_NOT_FOUND, note_set(f.s, id + 1, "x", NOW, &e));
    AUTO(buf) huge = BUF_INIT;
    buf_add_chars(&huge, 'x', 10 << 20);
    FAILS(ERROR_LIMIT, note_set(f.s, id, buf_c(&huge), NOW, &e));
    assert_row(f.s, id, "", "");
    assert_sound(f.s);
    fixture_close(&f);
}

/* Retention and purge keep tagged and noted articles as they keep starred ones. */
static void test_kept(void **state)
{
    struct fixture f;
    bool more = true;
    int64_t n, forgotten = 0;
    open_filled(&f, 8);
    int64_t tagged = article_at(f.s, feed, 7), noted = article_at(f.s, feed, 6);
    assert_int_equal(mark(f.s, MARK_TAG, "later", &tagged, 1), 1);
    OK(note_set(f.s, noted, "kept", NOW, &e));
    struct retention rule = {.keep_since = NOW - 3 * DAY, .keep_unread = NOW};
    struct article_position at = {INT64_MIN, 0};
    OK(retention_begin(f.s, feed, &rule, &more, &e));
    while (more)
        OK(retention_step(f.s, feed, &rule, &at, &forgotten, &more, &e));
    assert_int_equal(forgotten, 2);
    assert_sound(f.s);
    OK(tree_remove(f.s, feed, NOW, &e));
    for (more = true; more;)
        OK(tree_purge(f.s, NOW, &more, &e));
    OK(db_get(f.s, &e, &n, "SELECT count(*) FROM article"));
    assert_int_equal(n, 2);
    assert_row(f.s, tagged, "later", "");
    assert_row(f.s, noted, "", "kept");
    assert_tags(f.s, "later 1");
    /* Searches that ask for such articles find them, whatever else they accept. */
    struct article_query query = {.node = TREE_ROOT, .search = "is:starred OR note:"};
    struct article_list found;
    OK(articles_mark(f.s, MARK_STAR, &tagged, 1, NULL, &e));
    for (int round = 0; round < 2; round++) {
        query.oldest_first = round;
        OK(articles_list(f.s, &query, NULL, false, false, 10, &found, &e));
        assert_int_equal(found.n, 2);
        assert_int_equal(found.rows[round].at.id, noted);
        article_list_fini(&found);
    }
    OK(articles_mark(f.s, MARK_UNSTAR, &tagged, 1, NULL, &e));
    assert_int_equal(mark(f.s, MARK_UNTAG, "later", &tagged, 1), 1);
    assert_tags(f.s, "");
    fixture_close(&f);
}

/* A deleted article keeps its tags and its note, and counts nowhere. */
static void test_deleted(void **state)
{
    struct fixture f;
    bool more = true;
    open_filled(&f, 2);
    int64_t id = article_at(f.s, feed, 0);
    assert_int_equal(mark(f.s, MARK_TAG, "later", &id, 1), 1);
    OK(articles_mark(f.s, MARK_DELETE, &id, 1, NULL, &e));
    assert_tags(f.s, "later 0");
    while (more)
        OK(retention_step_hidden(f.s, NOW * 2LL, &more, &e));
    OK(articles_mark(f.s, MARK_RESTORE, &id, 1, NULL, &e));
    assert_tags(f.s, "later 1");
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names), cmocka_unit_test(test_tags), cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_notes), cmocka_unit_test(test_kept), cmocka_unit_test(test_deleted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
