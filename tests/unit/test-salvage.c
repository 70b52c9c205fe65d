/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rescue of damaged databases: nothing is lost of a sound one; of a damaged one, at random places,
 * all rows on sound pages are saved, and the result is always sound. */
#include "tests/unit/store-fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "store/article/comments.h"
#include "store/mark/notes.h"
#include "store/mark/tags.h"
#include "store/rule/rules.h"
#include "store/salvage/internal.h"
#include "store/salvage/salvage.h"
#include "store/sql/compress.h"

enum { ARTICLES = 300, SOURCES = 3, PAGE = 16384 };

static uint64_t state;

static uint32_t random_below(uint32_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % n;
}

static void fill_source(struct store *s, int64_t source, int first)
{
    AUTO(arena) arena = {0};
    struct article *batch = arena_array(&arena, ARTICLES, sizeof *batch);
    for (int i = 0; i < ARTICLES; i++) {
        int n = first + i;
        batch[i].title = arena_printf(&arena, "Title %d of the geese 雁", n);
        batch[i].url = arena_printf(&arena, "https://x.org/%d", n);
        batch[i].published = (struct date){.time = NOW - n * 3600, .precision = DATE_SECOND};
        /* Each seventh text needs pages of its own. */
        batch[i].content = arena_printf(&arena, "%*d", n % 7 ? 300 + n % 500 : 40000, n);
    }
    merge(s, source, batch, ARTICLES);
}

/* Portals, categories, marks, tags, notes, comments, a view, a rule; stories that two sources have.
 */
static void fill(struct fixture *f)
{
    fixture_open(f);
    int64_t portal = add_node(f->s, TREE_ROOT, NODE_PORTAL, "P");
    int64_t category = add_node(f->s, portal, NODE_CATEGORY, "C");
    struct outline view = {.kind = NODE_VIEW, .title = "V", .query = "title:goose"};
    struct rule rule = {.query = "title:lottery", .actions = "mute"};
    struct comment comment = {.time = NOW, .text = "They fly at night."};
    int64_t id, ids[40];
    for (int i = 0; i < SOURCES; i++) {
        char title[8] = {(char)('F' + i)};
        fill_source(f->s, add_node(f->s, i ? category : portal, NODE_FEED, title),
                    i * (ARTICLES - 50));
    }
    for (int i = 0; i < 300; i++)
        add_node(f->s, category, NODE_CATEGORY, (char[]){'a' + i % 26, 'a' + i / 26, 0});
    OK(tree_add(f->s, TREE_ROOT, &view, &id, &e));
    OK(rules_add(f->s, &rule, &id, &e));
    for (int i = 0; i < 40; i++) {
        ids[i] = 1 + i * 15;
        OK(note_set(f->s, ids[i], "Compare the map.", NOW, &e));
        OK(comments_save(f->s, ids[i], &comment, 1, &e));
    }
    OK(tags_mark(f->s, MARK_TAG, "to read", ids, 40, NULL, &e));
    OK(tags_mark(f->s, MARK_TAG, "河", ids + 10, 20, NULL, &e));
    OK(articles_mark(f->s, MARK_STAR, ids + 5, 30, NULL, &e));
    bool more;
    for (int i = 0; i < 10; i++) /* some of the texts */
        OK(compress_step(f->s, &more, &e));
    assert_true(more);
    store_close(f->s);
    f->s = NULL;
}

/* ---- comparing --------------------------------------------------------------------------------
 */

struct paths {
    char to[160], attach[240];
};

/* Checks a result, and opens it with the undamaged database as `old`. */
static struct store *open_saved(struct paths *p, const char *old)
{
    struct store *s;
    OK(store_open(p->to, &s, &e));
    assert_sound(s);
    snprintf(p->attach, sizeof p->attach, "ATTACH '%s' AS old", old);
    OK(db_exec(s, p->attach, &e));
    return s;
}

static struct store *rescue(const char *damaged, const char *old, struct paths *p,
                            struct salvage_report *report)
{
    snprintf(p->to, sizeof p->to, "%s.saved", damaged);
    OK(store_salvage(damaged, p->to, report, &e));
    return open_saved(p, old);
}

static void test_sound(void **unused)
{
    static const char *const equal[] = {
        "SELECT count(*) FROM (SELECT * FROM old.node EXCEPT SELECT * FROM node)",
        "SELECT count(*) FROM (SELECT * FROM old.source EXCEPT SELECT * FROM source)",
        "SELECT count(*) FROM (SELECT * FROM old.article EXCEPT SELECT * FROM article)",
        "SELECT count(*) FROM (SELECT * FROM old.read EXCEPT SELECT * FROM read)",
        "SELECT count(*) FROM (SELECT * FROM old.body EXCEPT SELECT * FROM body)",
        "SELECT count(*) FROM (SELECT * FROM old.placement EXCEPT SELECT * FROM placement)",
        "SELECT count(*) FROM (SELECT * FROM old.carrier EXCEPT SELECT * FROM carrier)",
        "SELECT count(*) FROM (SELECT * FROM old.tagged EXCEPT SELECT * FROM tagged)",
        "SELECT count(*) FROM (SELECT * FROM old.tag EXCEPT SELECT * FROM tag)",
        "SELECT count(*) FROM (SELECT * FROM old.note EXCEPT SELECT * FROM note)",
        "SELECT count(*) FROM (SELECT * FROM old.comment EXCEPT SELECT * FROM comment)",
        "SELECT count(*) FROM (SELECT * FROM old.rule EXCEPT SELECT * FROM rule)",
        "SELECT count(*) FROM (SELECT * FROM old.listing EXCEPT SELECT * FROM listing)",
        "SELECT count(*) FROM (SELECT * FROM old.unread EXCEPT SELECT * FROM unread)",
        "SELECT count(*) FROM (SELECT * FROM old.chain EXCEPT SELECT * FROM chain)",
    };
    struct fixture f;
    struct paths p;
    struct salvage_report report;
    fill(&f);
    struct store *s = rescue(f.path, f.path, &p, &report);
    for (size_t i = 0; i < ARRAY_SIZE(equal); i++)
        if (number(s, equal[i]) != 0)
            fail_msg("not 0: %s", equal[i]);
    for (size_t i = 0; i < report.tables.n; i++)
        assert_int_equal(report.tables.v[i].lost + report.tables.v[i].lost_pages, 0);
    assert_int_equal(report.restored + report.lost_articles + report.lost_sources, 0);
    assert_int_equal(report.unidentified, 0);
    salvage_report_fini(&report);
    store_close(s);
    unlink(p.to);
    fixture_close(&f);
}

/* Rows of a lost article go as well. */
static void test_left_over(void **unused)
{
    struct fixture f;
    struct paths p;
    struct salvage_report report;
    struct comment comment = {.time = NOW, .text = "They fly at night."};
    fixture_open(&f);
    OK(comments_save(f.s, 7, &comment, 1, &e));
    store_close(f.s);
    f.s = NULL;
    struct store *s = rescue(f.path, f.path, &p, &report);
    assert_int_equal(number(s, "SELECT count(*) FROM comment"), 0);
    salvage_report_fini(&report);
    store_close(s);
    unlink(p.to);
    fixture_close(&f);
}

/* Rows that only the log has are saved as well. */
static void test_log(void **unused)
{
    struct fixture f;
    struct salvage_report report;
    char to[160];
    struct store *s;
    fixture_open(&f);
    add_node(f.s, TREE_ROOT, NODE_PORTAL, "In the log");
    snprintf(to, sizeof to, "%s.saved", f.path);
    OK(store_salvage(f.path, to, &report, &e));
    salvage_report_fini(&report);
    OK(store_open(to, &s, &e));
    assert_int_equal(number(s, "SELECT count(*) FROM node WHERE title = 'In the log'"), 1);
    store_close(s);
    unlink(to);
    fixture_close(&f);
}

/* Databases of all versions, as they were left: rows are converted as by opening them. */
static void test_versions(void **unused)
{
    const char *srcdir = getenv("srcdir");
    for (int version = 1; version <= db_version; version++) {
        struct fixture f;
        struct salvage_report report;
        AUTO(buf) sql = BUF_INIT;
        char name[512];
        struct paths p;
        sqlite3 *db;
        fixture_make(&f);
        snprintf(name, sizeof name, "%s/tests/unit/store/version-%d.sql", srcdir ? srcdir : ".",
                 version);
        OK(file_read(name, 1 << 20, &sql, &e));
        assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, buf_c(&sql), NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        snprintf(p.to, sizeof p.to, "%s.saved", f.path);
        OK(store_salvage(f.path, p.to, &report, &e));
        salvage_report_fini(&report);
        OK(store_open(f.path, &f.s, &e));
        store_close(f.s);
        f.s = open_saved(&p, f.path);
        assert_int_equal(number(f.s, "SELECT count(*) FROM (SELECT id, title, total, unread FROM"
                                     " old.node EXCEPT SELECT id, title, total, unread FROM node)"),
                         0);
        assert_int_equal(number(f.s, "SELECT count(*) FROM (SELECT id, title, starred, offline"
                                     " FROM old.article EXCEPT SELECT id, title, starred, offline"
                                     " FROM article)"),
                         0);
        assert_int_equal(number(f.s, "SELECT count(*) FROM (SELECT article FROM old.read"
                                     " EXCEPT SELECT article FROM read)"),
                         0);
        store_close(f.s);
        f.s = NULL;
        unlink(p.to);
        fixture_close(&f);
    }
}

/* A compressed text that cannot be read is lost, and its article is not. */
static void test_damaged_text(void **unused)
{
    struct fixture f;
    struct paths p;
    struct salvage_report report;
    AUTO(stored_article) stored = {0};
    fill(&f);
    OK(store_open(f.path, &f.s, &e));
    OK(db_exec(f.s, "UPDATE body SET content = substr(content, 1, 20) WHERE article = 7", &e));
    OK(articles_load(f.s, 7, &stored, &e));
    assert_true(stored.damaged);
    stored_article_fini(&stored);
    store_close(f.s);
    f.s = NULL;
    struct store *s = rescue(f.path, f.path, &p, &report);
    OK(articles_load(s, 7, &stored, &e));
    assert_false(stored.damaged);
    assert_null(stored.article.content);
    assert_non_null(strstr(stored.row.title, "of the geese"));
    salvage_report_fini(&report);
    store_close(s);
    unlink(p.to);
    fixture_close(&f);
}

/* ---- damage -----------------------------------------------------------------------------------
 */

static void copy_file(const char *from, const char *to, struct buf *bytes)
{
    buf_clear(bytes);
    OK(file_read(from, 1 << 28, bytes, &e));
    OK(file_write_unsynced(to, buf_str(bytes), &e));
}

/* Destroys a page in one of several ways. */
static void damage_page(struct buf *bytes, uint32_t page)
{
    char *p = bytes->p + (size_t)(page - 1) * PAGE;
    switch (random_below(4)) {
    case 0:
        memset(p, 0, PAGE);
        break;
    case 1:
        for (int i = 0; i < PAGE; i++)
            p[i] = (char)random_below(256);
        break;
    case 2: /* another page in its place */
        memcpy(p, bytes->p + (size_t)random_below((uint32_t)(bytes->n / PAGE)) * PAGE, PAGE);
        break;
    default: /* some bytes, headers among them */
        for (int i = 0; i < 40; i++)
            p[random_below(i < 10 ? 16 : PAGE)] = (char)random_below(256);
    }
}

/* Counts rows of a table's sound leaves that are missing; `sql` selects a row by its rowid ?1. */
static void check_rows(struct salvage *x, const bool *damaged, struct store *saved,
                       const char *table, const char *sql)
{
    struct salvage_page p = {.data = mem_zalloc(1, PAGE)};
    struct salvage_row row = {0};
    for (uint32_t n = 2; n <= x->file.n_pages; n++) {
        size_t t = x->owner[n];
        if (damaged[n] || t >= x->n_targets || strcmp(x->targets[t].name, table) != 0 ||
            !salvage_read_page(&x->file, n, &p) || p.kind != SALVAGE_TABLE_LEAF)
            continue;
        for (unsigned i = 0; i < p.n_cells; i++) {
            int64_t found;
            assert_true(salvage_read_row(&x->file, &p, i, &row));
            if (row.payload.n > PAGE / 2)
                continue; /* on other pages as well */
            OK(db_get(saved, &e, &found, sql, DB(row.rowid)));
            if (!found)
                fail_msg("%s %lld of page %u is not saved", table, (long long)row.rowid, n);
        }
    }
    buf_fini(&row.payload);
    free(p.data);
}

#define SAME_ROW(table, column)                                                                    \
    table, "SELECT count(*) FROM old." table " o JOIN " table " n ON n.rowid = o.rowid"            \
           " WHERE o.rowid = ?1 AND o." column " IS n." column

/* Owners of an undamaged database's pages. */
static struct salvage *open_map(const char *pristine)
{
    struct salvage *x = MEM_NEW(struct salvage);
    OK(salvage_file_open(&x->file, pristine, &e));
    OK(store_open_read_only(pristine, &x->s, &e));
    OK(salvage_list_targets(x, &e));
    salvage_find_owners(x);
    return x;
}

static void close_map(struct salvage *x)
{
    salvage_file_close(&x->file);
    store_close(x->s);
    for (size_t i = 0; i < x->n_targets; i++)
        free(x->targets[i].name);
    free(x->owner);
    free(x->doubt);
    free(x);
}

static void check_saved(const char *pristine, const bool *damaged, struct store *saved)
{
    static const struct {
        const char *table, *sql;
    } rows[] = {
        {SAME_ROW("node", "title")}, {SAME_ROW("source", "due_at")}, {SAME_ROW("article", "title")},
        {SAME_ROW("note", "text")},  {SAME_ROW("rule", "query")},    {SAME_ROW("body", "content")},
        {SAME_ROW("view", "query")},
    };
    struct salvage *x = open_map(pristine);
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
        check_rows(x, damaged, saved, rows[i].table, rows[i].sql);
    close_map(x);
}

/* Rescues the bytes, of which some pages are damaged, and checks the others. */
static void check_rescue(const struct fixture *f, const struct buf *bytes, const bool *damaged)
{
    char path[160];
    struct paths p;
    struct salvage_report report;
    snprintf(path, sizeof path, "%s.damaged", f->path);
    OK(file_write_unsynced(path, buf_str(bytes), &e));
    struct store *s = rescue(path, f->path, &p, &report);
    check_saved(f->path, damaged, s);
    salvage_report_fini(&report);
    store_close(s);
    unlink(p.to);
    unlink(path);
}

static void damage_once(const struct fixture *f, struct buf *bytes, uint64_t seed)
{
    state = seed * 7919 + 1;
    buf_clear(bytes);
    OK(file_read(f->path, 1 << 28, bytes, &e));
    uint32_t n_pages = (uint32_t)(bytes->n / PAGE);
    bool *damaged = mem_zalloc(n_pages + 1, sizeof *damaged);
    for (uint32_t i = 1 + random_below(6); i > 0; i--) {
        uint32_t page = random_below(4) ? 1 + random_below(n_pages) : 1 + random_below(60);
        damage_page(bytes, page);
        damaged[page] = true;
    }
    if (seed % 5 == 0) { /* cut off */
        uint32_t kept = n_pages / 2 + random_below(n_pages / 2);
        memset(damaged + kept + 1, true, n_pages - kept);
        bytes->n = (size_t)kept * PAGE + random_below(PAGE);
    }
    check_rescue(f, bytes, damaged);
    free(damaged);
}

static void test_random(void **unused)
{
    struct fixture f;
    AUTO(buf) bytes = BUF_INIT;
    fill(&f);
    for (uint32_t i = 1; i <= seeds(20); i++) {
        print_message("seed %u\n", i);
        damage_once(&f, &bytes, i);
    }
    fixture_close(&f);
}

/* Number of a table's first page of that kind after `n`. */
static uint32_t next_page(struct salvage *x, const char *table, enum salvage_kind kind, uint32_t n)
{
    struct salvage_page p = {.data = mem_zalloc(1, PAGE)};
    bool found = false;
    while (!found && ++n <= x->file.n_pages)
        found = x->owner[n] < x->n_targets && salvage_read_page(&x->file, n, &p) &&
                p.kind == kind && strcmp(x->targets[x->owner[n]].name, table) == 0;
    free(p.data);
    assert_true(found);
    return n;
}

/* Of two pages with the same rows, those of the page without a fault are saved; a page that leads
 * to rows of another table does not get them. */
static void test_false_pages(void **unused)
{
    struct fixture f;
    AUTO(buf) bytes = BUF_INIT;
    fill(&f);
    OK(file_read(f.path, 1 << 28, &bytes, &e));
    struct salvage *x = open_map(f.path);
    bool *damaged = mem_zalloc(x->file.n_pages + 1, sizeof *damaged);
    uint32_t faulty = next_page(x, "article", SALVAGE_TABLE_LEAF, 1);
    uint32_t sound = next_page(x, "article", SALVAGE_TABLE_LEAF, faulty);
    uint32_t inner = next_page(x, "article", SALVAGE_TABLE_INNER, 1);
    uint32_t strange = next_page(x, "note", SALVAGE_TABLE_LEAF, 1);
    close_map(x);
    char *page = bytes.p + (size_t)(faulty - 1) * PAGE;
    memcpy(page, bytes.p + (size_t)(sound - 1) * PAGE, PAGE);
    for (char *p = page; (p = memmem(p, (size_t)(page + PAGE - p), "geese", 5)); p++)
        *p = 'G';
    page[8] = page[9] = (char)0xff; /* offset of the first row */
    page = bytes.p + (size_t)(inner - 1) * PAGE;
    page[8] = page[9] = 0; /* the last page below it */
    page[10] = (char)(strange >> 8);
    page[11] = (char)strange;
    damaged[faulty] = damaged[inner] = true;
    check_rescue(&f, &bytes, damaged);
    free(damaged);
    fixture_close(&f);
}

/* Of the first page nothing is left: neither the tables' names nor their roots. */
static void test_first_page(void **unused)
{
    struct fixture f;
    AUTO(buf) bytes = BUF_INIT;
    char path[160];
    struct paths p;
    struct salvage_report report;
    fill(&f);
    snprintf(path, sizeof path, "%s.damaged", f.path);
    copy_file(f.path, path, &bytes);
    memset(bytes.p, 0, PAGE);
    OK(file_write_unsynced(path, buf_str(&bytes), &e));
    struct store *s = rescue(path, f.path, &p, &report);
    assert_int_equal(number(s, "SELECT count(*) FROM article") -
                         number(s, "SELECT count(*) FROM old.article"),
                     0);
    assert_int_equal(number(s, "SELECT count(*) FROM tagged"), 60);
    assert_int_equal(number(s, "SELECT count(*) FROM note"), 40);
    assert_int_equal(number(s, "SELECT count(*) FROM article WHERE starred"), 30);
    assert_int_equal(number(s, "SELECT count(*) FROM (SELECT * FROM old.listing EXCEPT"
                               " SELECT * FROM listing)"),
                     0);
    salvage_report_fini(&report);
    store_close(s);
    unlink(p.to);
    unlink(path);
    fixture_close(&f);
}

/* Makes a page one of a table's inner ones whose children are all the same. */
static void make_inner(char *page, size_t start, unsigned n, char child)
{
    size_t at = start + 12 + 2 * n;
    page[start] = SALVAGE_TABLE_INNER;
    page[start + 3] = (char)(n >> 8);
    page[start + 4] = (char)n;
    page[start + 11] = child;
    for (size_t i = start + 12; i < at; i += 2) {
        page[i] = (char)(at >> 8);
        page[i + 1] = (char)at;
    }
    page[at + 3] = child;
}

/* Pages of the schema that lead to each other a thousand times each are read in time. */
static void test_circle(void **unused)
{
    struct fixture f;
    struct salvage_report report;
    char to[160], *bytes = mem_zalloc(3, PAGE);
    fixture_make(&f);
    snprintf(to, sizeof to, "%s.saved", f.path);
    memcpy(bytes, "SQLite format 3", 16);
    bytes[16] = PAGE >> 8;
    make_inner(bytes, 100, 1000, 2);
    make_inner(bytes + PAGE, 0, 1000, 3);
    make_inner(bytes + 2 * PAGE, 0, 1000, 2);
    OK(file_write_atomic(f.path, (struct str){bytes, 3 * PAGE}, &e));
    FAILS(ERROR_DAMAGED, store_salvage(f.path, to, &report, &e));
    salvage_report_fini(&report);
    unlink(to);
    free(bytes);
    fixture_close(&f);
}

static void test_hopeless(void **unused)
{
    struct fixture f;
    struct salvage_report report;
    AUTO(buf) text = BUF_INIT;
    char to[160];
    fixture_make(&f);
    snprintf(to, sizeof to, "%s.saved", f.path);
    for (int i = 0; i < 3000; i++)
        buf_add_c(&text, "This is no database.\n");
    OK(file_write_atomic(f.path, buf_str(&text), &e));
    FAILS(ERROR_DAMAGED, store_salvage(f.path, to, &report, &e));
    salvage_report_fini(&report);
    unlink(to);
    OK(file_write_atomic(f.path, STR(""), &e));
    FAILS(ERROR_DAMAGED, store_salvage(f.path, to, &report, &e));
    salvage_report_fini(&report);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),        cmocka_unit_test(test_left_over),
        cmocka_unit_test(test_log),          cmocka_unit_test(test_versions),
        cmocka_unit_test(test_damaged_text), cmocka_unit_test(test_first_page),
        cmocka_unit_test(test_random),       cmocka_unit_test(test_hopeless),
        cmocka_unit_test(test_circle),       cmocka_unit_test(test_false_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
