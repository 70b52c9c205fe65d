/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word index compared with a complete scan, after any changes of articles. */
#include "tests/unit/store-fixture.h"

#include "store/care/retention.h"
#include "store/edit/edit.h"
#include "store/search/index.h"
#include "store/search/stored.h"
#include "store/sql/compress.h"
#include "text/find/terms.h"

enum { DAY = 86400 };

static uint32_t random_state;

static uint32_t pick(uint32_t n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % n;
}

static const char *const words[] = {"goose",
                                    "geese",
                                    "gander",
                                    "anders",
                                    "go",
                                    "g",
                                    "über",
                                    "Größe",
                                    "москва",
                                    "5g",
                                    "c++",
                                    "internationally",
                                    "衡阳",
                                    "阳市",
                                    "市",
                                    "召开",
                                    "衡阳市召开",
                                    "カナ",
                                    "한국",
                                    "in\u00adter",
                                    "x.net",
                                    "2025",
                                    "international",
                                    "Ко",
                                    "groesse",
                                    "GROSSE",
                                    "cafe\u0301",
                                    "Cafés",
                                    "ﬁne",
                                    "Ｆine",
                                    "ёлка",
                                    "елка",
                                    "أحمد",
                                    "احمد",
                                    "ｶﾅ",
                                    "がな",
                                    "か\u3099な",
                                    "\u1112\u1161\u11ab국"};

/* Some words, most of them with a space between. */
static char *phrase(struct arena *arena, uint32_t n)
{
    AUTO(buf) b = BUF_INIT;
    for (uint32_t i = 0; i < n; i++) {
        buf_add_c(&b, words[pick(ARRAY_SIZE(words))]);
        buf_add_c(&b, pick(4) ? " " : pick(2) ? "" : "<b>&amp;</b>");
    }
    return arena_strdup(arena, buf_c(&b));
}

static void merge_all(struct store *s)
{
    bool more = true;
    while (more)
        OK(search_index_merge(s, &more, &e));
}

static void index_all(struct store *s)
{
    bool more = true;
    while (more)
        OK(search_index_step(s, &more, &e));
    merge_all(s);
}

static void unindex_all(struct store *s)
{
    OK(db_exec(s,
               "INSERT INTO search_text(search_text) VALUES('delete-all');"
               "DELETE FROM search_doc; UPDATE article SET doc = NULL",
               &e));
    s->run_free = 0;
}

/* Everything a query finds, window by window, as "id id …"; where a window is cut it goes on. */
static void find(struct store *s, const struct article_query *query, size_t limit, bool back,
                 struct buf *out)
{
    struct article_position from = {0};
    bool more = true, first = true;
    while (more) {
        AUTO(article_list) list = {0};
        OK(articles_list(s, query, first ? NULL : &from, false, back, limit, &list, &e));
        for (size_t i = 0; i < list.n; i++)
            buf_printf(out, "%lld ", (long long)list.rows[back ? list.n - 1 - i : i].at.id);
        assert_true(query->work || !list.cut);
        assert_true(list.n || list.cut || !list.more);
        if (list.cut)
            from = list.reached;
        else if (list.n)
            from = list.rows[back ? 0 : list.n - 1].at;
        more = list.more;
        first = false;
    }
}

struct question {
    char text[512];
    struct article_query query;
    size_t limit;
    bool back;
    struct buf answer;
};

static const char *const tags[] = {"to read", "鸟", "go"};

/* A word, phrase or filter, perhaps negated. */
static void add_term(struct buf *b, struct arena *arena)
{
    static const char *const fields[] = {"",       "",      "",      "",    "",
                                         "title:", "from:", "note:", "by:", "url:"};
    static const char *const filters[] = {
        "is:unread",        "is:starred", "since:2025-06-13", "is:read",   "before:2025-06-14",
        "before:yesterday", "since:3d",   "has:note",         "note:",     "tag:",
        "is:offline",       "size:>20",   "size:<15",         "in:goose",  "in:goose/A",
        "in:goose/市",      "has:tag",    "has:picture",      "is:changed"};
    buf_add_c(b, pick(6) ? "" : "-");
    if (!pick(4))
        buf_printf(b, "%s", filters[pick(ARRAY_SIZE(filters))]);
    else if (!pick(4))
        buf_printf(b, "tag:\"%s\"", tags[pick(ARRAY_SIZE(tags))]);
    else
        buf_printf(b, "%s\"%s\"", fields[pick(ARRAY_SIZE(fields))],
                   pick(3) ? words[pick(ARRAY_SIZE(words))] : phrase(arena, 1 + pick(3)));
}

static void add_query(struct buf *b, struct arena *arena, int depth)
{
    for (uint32_t i = 0, n = 1 + pick(3); i < n; i++) {
        buf_add_c(b, !i ? "" : pick(2) ? " OR " : " ");
        if (depth < 3 && !pick(4)) {
            buf_add_c(b, pick(4) ? "(" : "-(");
            add_query(b, arena, depth + 1);
            buf_add_c(b, ")");
        } else {
            add_term(b, arena);
        }
    }
}

static void make_question(struct question *q, struct arena *arena, const int64_t *nodes, size_t n)
{
    struct buf text = BUF_INIT;
    do {
        buf_clear(&text);
        add_query(&text, arena, 0);
    } while (text.n >= sizeof q->text);
    memcpy(q->text, buf_c(&text), text.n + 1);
    buf_fini(&text);
    q->query = (struct article_query){.node = nodes[pick((uint32_t)n)],
                                      .unread_only = !pick(6),
                                      .starred_only = !pick(6),
                                      .oldest_first = pick(2),
                                      .search = q->text,
                                      .now = NOW};
    q->limit = 1 + pick(60);
    q->back = pick(2);
    q->answer = BUF_INIT;
}

/* Fails unless the answer is what a plain scan of the list finds. */
static void compare_with_scan(struct store *s, const struct question *q)
{
    struct article_query all = q->query;
    AUTO(buf) found = BUF_INIT;
    AUTO(article_list) list = {0};
    AUTO(search) search = {0};
    all.search = NULL;
    OK(articles_list(s, &all, NULL, false, q->back, 1000000, &list, &e));
    OK(search_parse(q->text, NOW, all.zone, &search, &e));
    OK(search_resolve(&search, s, &e));
    for (size_t i = 0; i < list.n; i++) {
        const struct article_row *row = &list.rows[q->back ? list.n - 1 - i : i];
        struct search_subject subject;
        bool matches;
        search_subject_open(&subject, s, row);
        OK(search_matches(&search, &subject, &matches, &e));
        if (matches)
            buf_printf(&found, "%lld ", (long long)row->at.id);
        search_subject_fini(&subject);
    }
    if (strcmp(buf_c(&found), buf_c(&q->answer)) != 0)
        fail_msg("%s: %s, not %s", q->text, buf_c(&q->answer), buf_c(&found));
}

/* Many have the same time, some are undated, old or from before 1970. */
static int64_t random_time(void)
{
    static const int64_t times[] = {NOW, NOW - DAY, NOW - DAY, 5, -1000000};
    return pick(3) ? NOW - pick(3 * DAY) : times[pick(ARRAY_SIZE(times))];
}

static void fill(struct store *s, int64_t source, struct arena *arena, size_t n)
{
    struct article *a = arena_array(arena, n, sizeof *a);
    for (size_t i = 0; i < n; i++)
        a[i] = (struct article){
            .title = phrase(arena, 1 + pick(4)),
            .url = arena_printf(arena, "https://x.org/%lld/%u", (long long)source, pick(2 * n)),
            .content = pick(4) ? phrase(arena, pick(12)) : NULL,
            .summary = pick(4) ? NULL : phrase(arena, 3),
            .published = {random_time(), 0, pick(8) ? DATE_SECOND : DATE_NONE},
            .views = -1};
    merge(s, source, a, n);
}

/* One change of articles at a time. */
static void change(struct store *s, const int64_t *sources, struct arena *arena)
{
    struct article_list list = list_of(s, &(struct article_query){.node = TREE_ROOT});
    int64_t id = list.n ? list.rows[pick((uint32_t)list.n)].at.id : 0;
    article_list_fini(&list);
    switch (id ? pick(9) : 0) {
    case 0:
    case 1:
        fill(s, sources[pick(3)], arena, 1 + pick(200));
        break;
    case 2: {
        struct article page = {.content = phrase(arena, 9), .title = "t", .views = -1};
        OK(merge_page(s, id, &page, NULL, NOW, NULL, &e));
        break;
    }
    case 3:
        OK(articles_mark(s, pick(2) ? MARK_READ : MARK_STAR, &id, 1, NULL, &e));
        break;
    case 7: { /* no duplicates: an article has a tag once */
        uint32_t tag = pick(ARRAY_SIZE(tags));
        OK(db_do(s, &e, "INSERT OR IGNORE INTO tag VALUES(?1, ?2, ?2)", DB(1 + tag),
                 DB(tags[tag])));
        OK(db_do(s, &e,
                 "INSERT OR IGNORE INTO tagged SELECT ?1, time, id FROM article WHERE id % 5 ="
                 " ?2 % 5",
                 DB(1 + tag), DB(id)));
        break;
    }
    case 8:
        OK(db_do(s, &e, "INSERT OR REPLACE INTO note VALUES(?1, 0, ?2)", DB(id),
                 DB(phrase(arena, 1 + pick(2)))));
        break;
    case 4: {
        struct retention rule = {.keep_articles = 150, .keep_since = INT64_MIN, .keep_unread = NOW};
        struct article_position at = {INT64_MIN, 0};
        int64_t forgotten = 0;
        bool more, source = pick(3);
        OK(retention_begin(s, sources[source], &rule, &more, &e));
        while (more)
            OK(retention_step(s, sources[source], &rule, &at, &forgotten, &more, &e));
        break;
    }
    default: {
        bool more;
        OK(search_index_step(s, &more, &e));
        if (pick(2))
            OK(search_index_merge(s, &more, &e));
    }
    }
}

/* A search that is cut wherever it may be finds the same. */
static void ask_in_parts(struct store *s, struct question *q, size_t work)
{
    AUTO(buf) answer = BUF_INIT;
    q->query.work = work;
    find(s, &q->query, q->limit, q->back, &answer);
    q->query.work = 0;
    if (strcmp(buf_c(&answer), buf_c(&q->answer)) != 0)
        fail_msg("%s by %zu: %s, not %s", q->text, work, buf_c(&answer), buf_c(&q->answer));
}

/* The same answers with everything in the index, with some, and with none. */
static void ask(struct store *s, const int64_t *nodes, size_t n, bool complete, struct arena *arena)
{
    struct question questions[40];
    const size_t n_questions = 10 + (size_t)part_of(30);
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < n_questions; i++) {
            struct question *q = &questions[i];
            struct buf answer = BUF_INIT;
            if (pass == 0)
                make_question(q, arena, nodes, n);
            find(s, &q->query, q->limit, q->back, &answer);
            if (pass > 0 && strcmp(buf_c(&answer), buf_c(&q->answer)) != 0)
                fail_msg("%s (%d): %s, not %s", q->text, pass, buf_c(&answer), buf_c(&q->answer));
            buf_fini(&q->answer);
            q->answer = answer;
            if (complete && pass == 0)
                compare_with_scan(s, q);
            ask_in_parts(s, q, (const size_t[]){900, 5000, 30000, 300000}[i % 4]);
        }
        assert_sound(s);
        if (pass == 0)
            index_all(s);
        else if (pass == 1)
            unindex_all(s);
    }
    for (size_t i = 0; i < n_questions; i++)
        buf_fini(&questions[i].answer);
}

static void test_history(void **state)
{
    for (uint32_t seed = 1; seed <= seeds(6); seed++) {
        struct fixture f;
        AUTO(arena) arena = {0};
        bool more;
        random_state = seed;
        fixture_open(&f);
        int64_t p = add_node(f.s, TREE_ROOT, NODE_PORTAL, "Goose");
        int64_t sources[3], nodes[5] = {TREE_ROOT, p};
        for (size_t i = 0; i < 3; i++)
            sources[i] = nodes[2 + i] =
                add_node(f.s, p, NODE_FEED, (const char *[]){"A", "Go", "市"}[i]);
        for (int i = 0; i < 40; i++)
            change(f.s, sources, &arena);
        ask(f.s, nodes, 5, true, &arena);
        index_all(f.s);
        OK(tree_remove(f.s, sources[1], NOW, &e));
        do {
            OK(tree_purge(f.s, NOW, &more, &e));
        } while (more);
        ask(f.s, nodes, 5, false, &arena);
        fixture_close(&f);
    }
}

static int64_t add_source(struct store *s)
{
    return add_node(s, add_node(s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "A");
}

static int64_t docs_of(struct store *s, const char *term)
{
    int64_t n;
    AUTO(buf) query = BUF_INIT;
    terms_add_query(&query, str_from(term));
    OK(db_get(s, &e, &n, "SELECT count(*) FROM search_text WHERE search_text MATCH ?1",
              DB(buf_c(&query))));
    return n;
}

static void add_one(struct store *s, int64_t source, int i)
{
    char url[32], title[32];
    snprintf(url, sizeof url, "https://x.org/%d", i);
    snprintf(title, sizeof title, "Gander %d", i);
    struct article a = {.url = url,
                        .title = title,
                        .published = {NOW - DAY * (i / 2), 0, DATE_SECOND},
                        .views = -1};
    merge(s, source, &a, 1);
}

/* Parts of the index: their numbers are the upper bits of an id (FTS5's own table). */
static int64_t parts_of(struct store *s)
{
    int64_t parts;
    OK(db_get(s, &e, &parts,
              "SELECT count(DISTINCT id >> 37) FROM search_text_data WHERE id >> 37 > 0"));
    return parts;
}

/* Parts of one size are merged in idle moments, and then none is left to be merged. */
static void test_merged(void **state)
{
    struct fixture f;
    bool more;
    fixture_open(&f);
    int64_t source = add_source(f.s);
    for (int i = 0; i < 15; i++) {
        add_one(f.s, source, i);
        OK(search_index_step(f.s, &more, &e));
    }
    assert_int_equal(parts_of(f.s), 15);
    merge_all(f.s);
    assert_in_range(parts_of(f.s), 1, 4);
    assert_int_equal(docs_of(f.s, "gander"), 15);
    OK(search_index_merge(f.s, &more, &e));
    assert_false(more);
    assert_sound(f.s);
    fixture_close(&f);
}

/* A step writes one part of the index, not one for each article. */
static void test_one_part(void **state)
{
    struct fixture f;
    bool more;
    fixture_open(&f);
    int64_t source = add_source(f.s);
    for (int i = 0; i < 20; i++)
        add_one(f.s, source, i);
    OK(search_index_step(f.s, &more, &e));
    assert_false(more);
    assert_int_equal(parts_of(f.s), 1);
    assert_int_equal(docs_of(f.s, "gander"), 20);
    fixture_close(&f);
}

static int count_row(unsigned trace, void *context, void *statement, void *unused)
{
    const char *sql = sqlite3_sql(statement);
    *(size_t *)context += sql && strstr(sql, "SELECT doc FROM search_doc") == sql;
    return 0;
}

/* Articles of one time do not make each step walk past those of the steps before. */
static void test_one_time(void **state)
{
    enum { ARTICLES = 240 };
    struct fixture f;
    size_t rows = 0;
    fixture_open(&f);
    int64_t source = add_source(f.s);
    struct article articles[ARTICLES] = {0};
    char titles[ARTICLES][16];
    for (int i = 0; i < ARTICLES; i++) {
        snprintf(titles[i], sizeof titles[i], "gander %d", i);
        articles[i] = (struct article){.guid = titles[i], .title = titles[i], .views = -1};
    }
    merge(f.s, source, articles, ARTICLES);
    sqlite3_trace_v2(f.s->db, SQLITE_TRACE_ROW, count_row, &rows);
    index_all(f.s);
    sqlite3_trace_v2(f.s->db, 0, NULL, NULL);
    assert_int_equal(docs_of(f.s, "gander"), ARTICLES);
    assert_in_range(rows, 0, ARTICLES);
    assert_sound(f.s);
    fixture_close(&f);
}

/* What is edited, gets its page or goes leaves nothing behind in the index; what only looks
 * different stays in it. */
static void test_changes(void **state)
{
    struct fixture f;
    int64_t left;
    bool more;
    fixture_open(&f);
    int64_t source = add_source(f.s);
    struct article a = {
        .guid = "1", .title = "Gander", .content = "<p>pond, 衡阳市</p>", .views = -1};
    merge(f.s, source, &a, 1);
    assert_int_equal(docs_of(f.s, "pond"), 0);
    OK(search_index_step(f.s, &more, &e));
    assert_false(more);
    assert_int_equal(docs_of(f.s, "pon"), 1);
    assert_int_equal(docs_of(f.s, "阳市"), 1);

    const char *unindexed = "SELECT count(*) FROM article WHERE doc IS NULL";
    a.content = "<p class=\"new\"><b>pond</b>, 衡阳市</p>";
    assert_int_equal(merge(f.s, source, &a, 1).unchanged, 1);
    OK(db_get(f.s, &e, &left, unindexed));
    assert_int_equal(left, 0);
    a.content = "<p>lake</p>";
    assert_int_equal(merge(f.s, source, &a, 1).updated, 1);
    OK(db_get(f.s, &e, &left, unindexed));
    assert_int_equal(left, 1);
    assert_int_equal(docs_of(f.s, "pond"), 0);
    index_all(f.s);
    assert_int_equal(docs_of(f.s, "lake"), 1);

    struct article page = {.content = "<p>whole text</p>", .views = -1};
    OK(merge_page(f.s, 1, &page, NULL, NOW, NULL, &e));
    assert_int_equal(docs_of(f.s, "lake"), 0);
    index_all(f.s);
    assert_int_equal(docs_of(f.s, "lake whole"), 1);
    assert_sound(f.s);

    OK(tree_remove(f.s, source, NOW, &e));
    do {
        OK(tree_purge(f.s, NOW, &more, &e));
    } while (more);
    assert_int_equal(docs_of(f.s, "lake"), 0);
    fixture_close(&f);
}

/* A document that cannot be found, or is another's, is seen by the check. */
static void test_check(void **state)
{
    static const char *const damage[] = {
        "INSERT INTO search_text(search_text) VALUES('delete-all')",
        "UPDATE search_doc SET article = 7",
        "DELETE FROM search_doc",
    };
    for (size_t i = 0; i < ARRAY_SIZE(damage); i++) {
        struct fixture f;
        AUTO(buf) report = BUF_INIT;
        fixture_open(&f);
        int64_t source = add_source(f.s);
        merge(f.s, source, &(struct article){.title = "Gander", .url = "https://x.org/1"}, 1);
        index_all(f.s);
        assert_sound(f.s);
        OK(db_exec(f.s, damage[i], &e));
        OK(store_check(f.s, &report, &e));
        assert_non_null(strstr(buf_c(&report), "article 1 is not "));
        fixture_close(&f);
    }
}

static bool count_down(void *left)
{
    return --*(int *)left < 0;
}

/* Disturbed ever later, until the step is done before. */
static void try_until_done(struct store *s, bool (*step)(struct store *, bool *, struct error *))
{
    bool more, done = false;
    int tries = 0;
    for (; !done; tries++) {
        struct error e = {0};
        int left = tries;
        store_set_idle(s, count_down, &left);
        done = step(s, &more, &e);
        store_set_idle(s, NULL, NULL);
        assert_true(done || e.code == ERROR_CANCELLED);
    }
    assert_true(tries > 1);
}

/* Idle work that is disturbed changes nothing. */
static void test_disturbed(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    bool more = true;
    fixture_open(&f);
    random_state = 1;
    fill(f.s, add_source(f.s), &arena, 300);
    OK(db_do(f.s, &e, "UPDATE body SET content = printf('%.200c', 'x')"));
    try_until_done(f.s, search_index_step);
    try_until_done(f.s, compress_step);
    while (more)
        OK(search_index_step(f.s, &more, &e));
    try_until_done(f.s, search_index_merge);
    index_all(f.s);
    assert_sound(f.s);
    assert_int_equal(number(f.s, "SELECT count(*) FROM body"), 300);
    fixture_close(&f);
}

static int count_step(void *steps)
{
    ++*(size_t *)steps;
    return 0;
}

/* Steps of SQLite's machine to the end of a run of documents. */
static size_t steps_to_end(struct store *s, int64_t slot, int64_t last)
{
    size_t steps = 0;
    int64_t end, used;
    OK(db_do(s, &e, "DELETE FROM search_doc"));
    OK(db_do(s, &e,
             "WITH RECURSIVE n(doc) AS (VALUES(?1) UNION ALL SELECT doc + 1 FROM n"
             " WHERE doc < ?2) INSERT INTO search_doc SELECT doc, doc FROM n",
             DB(slot), DB(last)));
    sqlite3_progress_handler(s->db, 1, count_step, &steps);
    OK(search_index_end(s, slot, &end, &e));
    sqlite3_progress_handler(s->db, 0, NULL, NULL);
    OK(db_get(s, &e, &used, "SELECT EXISTS (SELECT 1 FROM search_doc WHERE doc >= ?1)", DB(end)));
    assert_false(used);
    assert_int_equal(end, last < slot ? slot : last + 1);
    return steps;
}

/* Of many articles with nearly the same time, as an import without dates makes them. */
static void test_run(void **state)
{
    struct fixture f;
    fixture_open(&f);
    size_t few = 0;
    for (int64_t n = 0; n < 20; n++)
        few = steps_to_end(f.s, 1000, 1000 + n);
    assert_in_range(steps_to_end(f.s, 1000, 60000), few, few * 5);
    fixture_close(&f);
}

/* Nothing is scanned or sorted, whichever way a search goes. */
static int pages_read(struct store *s)
{
    int n, unused;
    sqlite3_db_status(s->db, SQLITE_DBSTATUS_CACHE_MISS, &n, &unused, true);
    return n;
}

/* Articles of many sources, each with the same times, as of feeds that are read together. */
static void fill_side_by_side(struct store *s, int sources, int each, const char *content)
{
    int64_t portal = add_node(s, TREE_ROOT, NODE_PORTAL, "P");
    for (int i = 0; i < sources; i++) {
        char name[16];
        snprintf(name, sizeof name, "Feed %d", i);
        int64_t source = add_node(s, portal, NODE_FEED, name);
        for (int k = 0; k < each; k++) {
            char url[32];
            snprintf(url, sizeof url, "https://x.org/%d/%d", i, k);
            struct article a = {.url = url,
                                .title = "Gander",
                                .content = content,
                                .published = {NOW - DAY * k, 0, DATE_SECOND},
                                .views = -1};
            merge(s, source, &a, 1);
        }
    }
}

/* Neighbours in the list are not on one page, and their pages are not read for each. */
static void test_pages_read(void **state)
{
    enum { SOURCES = 30, EACH = 20 };
    static const char query[] = "quokka";
    struct fixture f;
    AUTO(buf) content = BUF_INIT;
    fixture_open(&f);
    while (content.n < 3000)
        buf_add_c(&content, "<p>the geese</p> ");
    fill_side_by_side(f.s, SOURCES, EACH, buf_c(&content));
    OK(db_exec(f.s, "PRAGMA cache_size = 20", &e));
    pages_read(f.s);
    AUTO(buf) found = BUF_INIT;
    find(f.s, &(struct article_query){.node = TREE_ROOT, .search = query}, 50, false, &found);
    assert_string_equal(buf_c(&found), "");
    assert_in_range(pages_read(f.s), 1, SOURCES * EACH / 2);
    fixture_close(&f);
}

/* More articles than are read at once, with more text than is searched at once. */
static void test_many_unindexed(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    random_state = 2;
    fixture_open(&f);
    int64_t portal = add_node(f.s, TREE_ROOT, NODE_PORTAL, "Goose");
    static const char *const names[] = {"A", "Go", "市"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        struct article a[80] = {0};
        int64_t source = add_node(f.s, portal, NODE_FEED, names[i]);
        fill(f.s, source, &arena, 400);
        for (size_t k = 0; k < ARRAY_SIZE(a); k++)
            a[k] = (struct article){.title = phrase(&arena, 2),
                                    .content = phrase(&arena, 1 + pick(6000)),
                                    .published = {random_time(), 0, DATE_SECOND},
                                    .views = -1};
        merge(f.s, source, a, ARRAY_SIZE(a));
    }
    for (int i = 0; i < part_of(20); i++) {
        struct question q;
        make_question(&q, &arena, &(int64_t){TREE_ROOT}, 1);
        find(f.s, &q.query, q.limit, q.back, &q.answer);
        compare_with_scan(f.s, &q);
        ask_in_parts(f.s, &q, 30000);
        ask_in_parts(f.s, &q, 400000);
        buf_fini(&q.answer);
    }
    fixture_close(&f);
}

static void test_plans(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    random_state = 1;
    fixture_open(&f);
    int64_t source = add_source(f.s);
    fill(f.s, source, &arena, 300);
    index_all(f.s);
    fill(f.s, source, &arena, 300);
    OK(db_exec(f.s, "INSERT INTO tag VALUES(1, 'x', 'x')", &e));
    static const char *const queries[] = {
        "quokka",   "quokka OR tag:x",    "tag:x", "note:", "quokka OR tag:",
        "is:muted", "by:x OR in:P -tag:x"};
    for (size_t i = 0; i < 4 * ARRAY_SIZE(queries); i++) {
        struct article_query query = {
            .node = TREE_ROOT, .search = queries[i / 4], .oldest_first = i & 1};
        AUTO(article_list) list = {0};
        OK(articles_list(f.s, &query, NULL, false, i & 2, 50, &list, &e));
    }
    int seen = 0;
    for (sqlite3_stmt *st = sqlite3_next_stmt(f.s->db, NULL); st;
         st = sqlite3_next_stmt(f.s->db, st)) {
        AUTO(buf) sql = BUF_INIT;
        sqlite3_stmt *plan;
        if (!strstr(sqlite3_sql(st), "search_") && !strstr(sqlite3_sql(st), "doc IS NULL") &&
            !strstr(sqlite3_sql(st), "tag") && !strstr(sqlite3_sql(st), "note") &&
            !strstr(sqlite3_sql(st), "chain") && !strstr(sqlite3_sql(st), "a.hidden"))
            continue;
        if (strstr(sqlite3_sql(st), "ORDER BY listed")) /* the few sources of an article */
            continue;
        seen++;
        buf_printf(&sql, "EXPLAIN QUERY PLAN %s", sqlite3_sql(st));
        assert_int_equal(sqlite3_prepare_v2(f.s->db, buf_c(&sql), -1, &plan, NULL), SQLITE_OK);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const char *step = (const char *)sqlite3_column_text(plan, 3);
            bool index = strstr(step, "VIRTUAL TABLE") || strstr(step, "INDEX article_unindexed") ||
                         strstr(step, "CONSTANT ROW") || strstr(step, "(subquery") || /* few */
                         strcmp(step, "SCAN n") == 0 || /* notes, likewise */
                         strstr(step, "SCAN tag");
            if ((strstr(step, "SCAN") && !index) || strstr(step, "TEMP B-TREE"))
                fail_msg("%s: %s", sqlite3_sql(st), step);
        }
        sqlite3_finalize(plan);
    }
    assert_true(seen >= 16);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_merged),
        cmocka_unit_test(test_one_part),
        cmocka_unit_test(test_one_time),
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_check),
        cmocka_unit_test(test_run),
        cmocka_unit_test(test_plans),
        cmocka_unit_test(test_disturbed),
        cmocka_unit_test(test_pages_read),
        cmocka_unit_test(test_many_unindexed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
