/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compressed texts: every text comes back, damaged ones are missing, and an archive is the same
 * before, while and after its texts are compressed. */
#include "tests/unit/store-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "store/search/index.h"
#include "store/sql/compress.h"

static uint64_t seed = 1;

static uint32_t random_below(uint32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % n;
}

/* ---- values -------------------------------------------------------------------------------- */

static const char *const words[] = {
    "goose ",       "pond ",    "<p>",
    "</p>\n",       "雁",       "碧湖",
    "ガチョウ",     "거위 ",    "гусь ",
    "χήνα ",        "אווז ",    "إوزة ",
    "हंस ",          "ห่าน",      "🪿",
    "e\u0301",      "\xff\xfe", "\xc3",
    "\xed\xa0\x80", "&amp; ",   "<a href=\"https://example.org/",
};

/* A text of about that many bytes: of words, some of them no UTF-8, or of any bytes but 0. */
static void make_text(struct buf *text, size_t n, bool noise)
{
    buf_clear(text);
    buf_reserve(text, n + 64);
    while (text->n < n)
        if (noise)
            buf_add_char(text, (char)(1 + random_below(255)));
        else
            buf_add_c(text, words[random_below(ARRAY_SIZE(words))]);
}

static sqlite3_stmt *select_of(struct store *s, const char *sql, struct db_value value)
{
    bool row;
    sqlite3_stmt *st = db_statement(s, sql, NULL);
    assert_non_null(st);
    db_bind(st, value);
    OK(db_step(s, st, &row, &e));
    assert_true(row);
    return st;
}

/* The BLOB of a text, or the text itself. */
static void compress_text(struct store *s, const struct buf *text, struct buf *out)
{
    sqlite3_stmt *st = select_of(s, "SELECT compressed(?1)", db_text(buf_c(text)));
    bool is_text = sqlite3_column_type(st, 0) == SQLITE_TEXT;
    buf_clear(out);
    buf_add(out, db_column_blob(st, 0));
    assert_true(is_text ? str_eq(buf_str(out), buf_str(text)) : out->n < text->n);
    sqlite3_reset(st);
}

static void test_texts_return(void **unused)
{
    static const size_t sizes[] = {0, 1, 127, 128, 129, 300, 2600, 16384, 70000, 4 << 20};
    AUTO(buf) text = BUF_INIT, packed = BUF_INIT;
    struct fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < 200; i++) {
        make_text(&text, i < 20 ? sizes[i % 10] : random_below(8000), i % 20 >= 10);
        compress_text(f.s, &text, &packed);
        sqlite3_stmt *st = select_of(f.s, "SELECT plain(compressed(?1))", db_text(buf_c(&text)));
        assert_int_equal(sqlite3_column_type(st, 0), SQLITE_TEXT);
        assert_true(str_eq(db_column_str(st, 0), buf_str(&text)));
        sqlite3_reset(st);
    }
    make_text(&text, 2600, false);
    compress_text(f.s, &text, &packed);
    assert_true(packed.n < text.n * 3 / 4);
    fixture_close(&f);
}

static void test_other_values_stay(void **unused)
{
    static const char *const same[] = {
        "SELECT plain(NULL) IS NULL AND compressed(NULL) IS NULL AND intact(NULL)",
        "SELECT plain(7) = 7 AND compressed(7) = 7 AND intact(7)",
        "SELECT plain('') = '' AND compressed('') = '' AND intact('')",
        "SELECT compressed(x'00') = x'00'",
    };
    struct fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < ARRAY_SIZE(same); i++)
        assert_true(number(f.s, same[i]));
    fixture_close(&f);
}

/* Yields NULL, or the text (zlib ignores some bits), but nothing else. */
static bool is_refused(struct store *s, struct str blob, const struct buf *text)
{
    AUTO(buf) out = BUF_INIT;
    int64_t same, missing, intact;
    bool read = compress_read(blob, &out);
    OK(db_get(s, &e, &same, "SELECT plain(?1) IS ?2", DB(blob), DB(buf_c(text))));
    OK(db_get(s, &e, &missing, "SELECT plain(?1) IS NULL", DB(blob)));
    OK(db_get(s, &e, &intact, "SELECT intact(?1)", DB(blob)));
    assert_true(same == !missing && read == same && read == intact && read == (out.n > 0));
    return missing;
}

static void set_length(struct buf *blob, uint32_t n)
{
    for (int i = 3; i >= 0; i--, n >>= 8)
        blob->p[i] = (char)n;
}

static void test_damage_is_refused(void **unused)
{
    static const uint32_t lengths[] = {0, 1, 2599, 1 << 20, 999999999, 1 << 30, UINT32_MAX};
    AUTO(buf) text = BUF_INIT, packed = BUF_INIT;
    struct fixture f;
    fixture_open(&f);
    make_text(&text, 2600, false);
    compress_text(f.s, &text, &packed);
    for (size_t n = 0; n < packed.n; n += n < 20 ? 1 : 37)
        assert_true(is_refused(f.s, (struct str){packed.p, n}, &text));
    size_t refused = 0;
    for (size_t i = 0; i < packed.n * 8; i++) {
        packed.p[i / 8] ^= (char)(1 << i % 8);
        refused += is_refused(f.s, buf_str(&packed), &text);
        packed.p[i / 8] ^= (char)(1 << i % 8);
    }
    assert_true(refused > packed.n * 8 - 8);
    for (size_t i = 0; i < ARRAY_SIZE(lengths); i++) {
        set_length(&packed, lengths[i]);
        assert_true(is_refused(f.s, buf_str(&packed), &text));
    }
    for (int i = 0; i < 300; i++) {
        make_text(&packed, random_below(300), true);
        assert_true(is_refused(f.s, buf_str(&packed), &text));
    }
    fixture_close(&f);
}

/* 16 MB in 16 KB: not a byte more than the recorded length is made of them. */
static void test_bomb_is_refused(void **unused)
{
    AUTO(buf) text = BUF_INIT, packed = BUF_INIT;
    struct fixture f;
    fixture_open(&f);
    buf_add_chars(&text, 'x', 16 << 20);
    compress_text(f.s, &text, &packed);
    assert_true(packed.n < 20 << 10);
    assert_false(is_refused(f.s, buf_str(&packed), &text));
    set_length(&packed, 1000);
    assert_true(is_refused(f.s, buf_str(&packed), &text));
    fixture_close(&f);
}

/* ---- archives ------------------------------------------------------------------------------ */

enum { ARTICLES = 400 };

/* Articles with texts of many lengths: as summaries, as contents, as both, and without. */
static void add_articles(struct store *s, int64_t source, int first)
{
    AUTO(arena) arena = {0};
    AUTO(buf) text = BUF_INIT;
    struct article *batch = arena_array(&arena, ARTICLES, sizeof *batch);
    for (int i = 0; i < ARTICLES; i++) {
        int n = first + i;
        batch[i] = (struct article){
            .title = arena_printf(&arena, "Title %d of the geese", n),
            .url = arena_printf(&arena, "https://example.org/%d", n),
            .published = {.time = NOW - n * 600, .precision = DATE_SECOND},
            .views = -1,
        };
        make_text(&text, n % 50 == 0 ? 60000 : random_below(5000), false);
        buf_printf(&text, "\"> number%d", n % 100);
        if (n % 3 != 1)
            batch[i].content = arena_strdup(&arena, buf_c(&text));
        if (n % 3 != 2 && n % 20)
            batch[i].summary = arena_strdup(&arena, buf_c(&text) + text.n * (n % 4) / 4);
    }
    merge(s, source, batch, ARTICLES);
}

static int64_t fill(struct fixture *f)
{
    fixture_open(f);
    int64_t portal = add_node(f->s, TREE_ROOT, NODE_PORTAL, "P");
    int64_t source = add_node(f->s, portal, NODE_FEED, "F");
    add_articles(f->s, source, 0);
    return source;
}

/* As a version that did not compress has left it. */
static void keep_page(struct store *s, int64_t id, size_t n)
{
    AUTO(buf) text = BUF_INIT;
    make_text(&text, n, false);
    OK(db_do(s, &e, "INSERT INTO page VALUES(?1, 7, NULL, ?2, x'')", DB(id), DB(buf_c(&text))));
    OK(db_do(s, &e, "UPDATE article SET page = 1 WHERE id = ?1", DB(id)));
}

/* All that is stored of texts. */
static void add_dump(struct store *s, struct buf *out)
{
    sqlite3_stmt *st = db_statement(s,
                                    "SELECT body.article, plain(summary), plain(body.content),"
                                    " body.more, tried_at, problem, plain(page.content), page.more"
                                    " FROM body LEFT JOIN page USING(article)",
                                    NULL);
    bool ok = true;
    buf_clear(out);
    while (db_next(s, st, &ok, NULL))
        for (int i = 0; i < 8; i++) {
            buf_printf(out, "%d:", sqlite3_column_type(st, i));
            buf_add(out, db_column_str(st, i));
        }
    assert_true(ok);
}

static void compress_all(struct store *s)
{
    for (bool more = true; more;)
        OK(compress_step(s, &more, &e));
}

#define COUNT_PLAIN                                                                                \
    "SELECT count(*) FROM (SELECT summary AS x FROM body UNION ALL SELECT content FROM body"       \
    " UNION ALL SELECT content FROM page) WHERE typeof(x) = 'text' AND length(CAST(x AS BLOB)) > " \
    "200"

/* Of the file, without free ones. */
#define COUNT_PAGES                                                                                \
    "SELECT page_count - freelist_count FROM pragma_page_count, pragma_freelist_count"

static void test_steps(void **unused)
{
    AUTO(buf) before = BUF_INIT, after = BUF_INIT;
    struct fixture f;
    fill(&f);
    for (int64_t id = 5; id < 100; id += 5)
        keep_page(f.s, id, (size_t)id * 300);
    add_dump(f.s, &before);
    int64_t pages = number(f.s, COUNT_PAGES);
    assert_true(number(f.s, COUNT_PLAIN) > ARTICLES);
    compress_all(f.s);
    add_dump(f.s, &after);
    assert_true(str_eq(buf_str(&before), buf_str(&after)));
    assert_int_equal(number(f.s, COUNT_PLAIN), 0);
    assert_true(number(f.s, COUNT_PAGES) < pages * 2 / 3);
    assert_sound(f.s);
    fixture_close(&f);
}

/* With nothing left it writes nothing; new articles are the next. */
static void test_steps_go_on(void **unused)
{
    struct fixture f;
    struct store *reader;
    int64_t before, after;
    bool more;
    int64_t source = fill(&f);
    compress_all(f.s);
    OK(store_open_read_only(f.path, &reader, &e));
    OK(store_data_version(reader, &before, &e));
    OK(compress_step(f.s, &more, &e));
    assert_false(more);
    OK(store_data_version(reader, &after, &e));
    assert_int_equal(before, after);
    add_articles(f.s, source, ARTICLES);
    assert_true(number(f.s, COUNT_PLAIN) > 0);
    OK(compress_step(f.s, &more, &e));
    assert_true(more);
    compress_all(f.s);
    assert_int_equal(number(f.s, COUNT_PLAIN), 0);
    store_close(reader);
    fixture_close(&f);
}

/* Steps do not come back to articles: what replaces their texts is compressed at once. */
static void test_replaced_texts(void **unused)
{
    AUTO(buf) text = BUF_INIT;
    struct fixture f;
    AUTO(stored_article) stored = {0};
    int64_t source = fill(&f);
    compress_all(f.s);
    make_text(&text, 3000, false);
    struct article article = {.title = "Title 7 of the geese",
                              .url = "https://example.org/7",
                              .published = {.time = NOW - 7 * 600, .precision = DATE_SECOND},
                              .content = buf_c(&text),
                              .views = -1};
    int64_t id = article_at(f.s, TREE_ROOT, 7);
    assert_int_equal(merge(f.s, source, &article, 1).updated, 1);
    OK(merge_page(f.s, id, &article, NULL, NOW, NULL, &e));
    assert_int_equal(number(f.s, COUNT_PLAIN), 0);
    OK(articles_load(f.s, id, &stored, &e));
    assert_string_equal(stored.article.content, buf_c(&text));
    assert_string_equal(stored.page_content, buf_c(&text));
    assert_int_equal(merge(f.s, source, &article, 1).updated, 0);
    fixture_close(&f);
}

/* ---- searches ------------------------------------------------------------------------------ */

static size_t search(struct store *s, const char *text)
{
    AUTO(article_list)
    list = list_of(s, &(struct article_query){.node = TREE_ROOT, .search = text, .now = NOW});
    return list.n;
}

static void index_all(struct store *s)
{
    for (bool more = true; more;)
        OK(search_index_step(s, &more, &e));
}

static void test_searches_find_the_same(void **unused)
{
    static const char *const queries[] = {"number7",     "\"goose pond\"",    "碧湖",
                                          "goose -pond", "/雁+🪿/",        "ห่าน number42",
                                          "x",           "number1 OR number2"};
    size_t found[ARRAY_SIZE(queries)];
    struct fixture f;
    fill(&f);
    for (size_t i = 0; i < ARRAY_SIZE(queries); i++) {
        found[i] = search(f.s, queries[i]);
        assert_in_range(found[i], 1, ARTICLES - 1);
    }
    for (int round = 0; round < 3; round++) {
        if (round != 1)
            compress_all(f.s);
        else
            index_all(f.s);
        for (size_t i = 0; i < ARRAY_SIZE(queries); i++)
            assert_int_equal(search(f.s, queries[i]), found[i]);
    }
    /* The index forgets the words of a compressed text. */
    OK(db_exec(f.s, "CREATE TEMP TABLE picked AS SELECT article FROM body WHERE article % 2", &e));
    OK(search_index_drop_picked(f.s, &e));
    assert_int_equal(search(f.s, "number7"), found[0]);
    assert_sound(f.s);
    fixture_close(&f);
}

/* ---- failures ------------------------------------------------------------------------------ */

static void compress_until_killed(const char *path)
{
    struct store *s;
    if (!store_open(path, &s, NULL))
        _exit(1);
    for (bool more = true; more;)
        if (!compress_step(s, &more, NULL))
            _exit(1);
    _exit(0);
}

static void test_kill(void **unused)
{
    AUTO(buf) before = BUF_INIT, after = BUF_INIT;
    struct fixture f;
    int64_t source = fill(&f);
    for (uint32_t round = 0; round < seeds(12); round++) {
        int status;
        add_articles(f.s, source, (int)(round + 1) * ARTICLES);
        add_dump(f.s, &before);
        store_close(f.s);
        pid_t child = fork();
        if (!child)
            compress_until_killed(f.path);
        usleep(random_below(40000));
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
        OK(store_open(f.path, &f.s, &e));
        add_dump(f.s, &after);
        assert_true(str_eq(buf_str(&before), buf_str(&after)));
    }
    compress_all(f.s);
    assert_int_equal(number(f.s, COUNT_PLAIN), 0);
    assert_sound(f.s);
    fixture_close(&f);
}

static void damage(struct store *s)
{
    OK(db_exec(s,
               "UPDATE body SET content = substr(content, 1, 90), summary = 'rest'"
               "  WHERE article = 100;"
               "INSERT INTO page VALUES(103, 7, NULL, zeroblob(70), NULL)",
               &e));
}

static void test_damaged_article(void **unused)
{
    static const struct {
        int64_t id;
        bool content, page, damaged;
    } cases[] = {{100, false, false, true}, {101, true, false, false}, {103, true, false, true}};
    AUTO(buf) report = BUF_INIT;
    struct fixture f;
    fill(&f);
    compress_all(f.s);
    damage(f.s);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        AUTO(stored_article) stored = {0};
        OK(articles_load(f.s, cases[i].id, &stored, &e));
        assert_int_equal(stored.damaged, cases[i].damaged);
        assert_int_equal(stored.article.content != NULL, cases[i].content);
        assert_int_equal(stored.page_content != NULL, cases[i].page);
    }
    OK(store_check(f.s, &report, &e));
    assert_non_null(strstr(buf_c(&report), "the text of article 100 is damaged"));
    assert_non_null(strstr(buf_c(&report), "the page of article 103 is damaged"));
    fixture_close(&f);
}

/* Indexed before or not: steps and searches go on, an update brings the text back, and the words of
 * damaged articles can be removed. */
static void check_damage(bool indexed)
{
    AUTO(stored_article) stored = {0};
    struct fixture f;
    int64_t source = fill(&f);
    size_t found = search(f.s, "goose");
    compress_all(f.s);
    if (indexed)
        index_all(f.s);
    damage(f.s);
    assert_in_range(search(f.s, "goose"), found - 1, found);
    assert_in_range(search(f.s, "/goose/"), found / 2, found);
    index_all(f.s);
    assert_in_range(search(f.s, "goose"), found - 1, found);
    OK(articles_load(f.s, 100, &stored, &e));
    stored.article.content = "<p>Herons again</p>";
    assert_int_equal(merge(f.s, source, &stored.article, 1).updated, 1);
    index_all(f.s);
    assert_int_equal(search(f.s, "herons"), 1);
    OK(db_exec(f.s, "CREATE TEMP TABLE picked AS SELECT article FROM body", &e));
    OK(search_index_drop_picked(f.s, &e));
    index_all(f.s);
    assert_int_equal(search(f.s, "herons"), 1);
    fixture_close(&f);
}

static void test_damage_costs_one_text(void **unused)
{
    check_damage(false);
    check_damage(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_return),
        cmocka_unit_test(test_other_values_stay),
        cmocka_unit_test(test_damage_is_refused),
        cmocka_unit_test(test_bomb_is_refused),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_steps_go_on),
        cmocka_unit_test(test_replaced_texts),
        cmocka_unit_test(test_searches_find_the_same),
        cmocka_unit_test(test_kill),
        cmocka_unit_test(test_damaged_article),
        cmocka_unit_test(test_damage_costs_one_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
