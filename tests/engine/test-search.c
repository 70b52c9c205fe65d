/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word index follows refreshes, and survives a kill at any point. The killed process is this
 * program, started with the database. */
#include "tests/engine/fixture.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/internal.h"
#include "store/sql/db.h"

enum { ITEMS = 1000 };

static int64_t count_unindexed(struct store *s)
{
    struct error e;
    int64_t n;
    assert_true(db_get(s, &e, &n, "SELECT count(*) FROM article WHERE doc IS NULL"));
    return n;
}

#define COUNT_TEXTS "SELECT count(*) FROM body WHERE typeof(coalesce(content, summary)) = 'text'"

static struct store *open_to_read(struct fixture *f)
{
    struct store *s;
    struct error e;
    assert_true(store_open_read_only(f->database, &s, &e));
    return s;
}

static int64_t unindexed(struct fixture *f)
{
    struct store *s = open_to_read(f);
    int64_t n = count_unindexed(s);
    store_close(s);
    return n;
}

static void wait_until_indexed(struct fixture *f)
{
    struct store *s = open_to_read(f);
    while (count_unindexed(s) > 0)
        usleep(10000);
    store_close(s);
    char *report;
    struct error e;
    assert_true(engine_check(f->engine, &report, &e));
    assert_string_equal(report, "");
    free(report);
}

static size_t found(struct fixture *f, const char *words)
{
    struct article_query query = {.node = TREE_ROOT, .search = words};
    AUTO(article_list) list = {0};
    struct error e;
    assert_true(engine_list(f->engine, &query, NULL, false, false, 100000, &list, &e));
    return list.n;
}

/* The same by parts; how many calls it took. */
static int parts(struct fixture *f, const char *words, size_t work, size_t expected)
{
    struct article_query query = {.node = TREE_ROOT, .search = words, .work = work};
    struct article_list list;
    struct article_position at = {0};
    struct error e;
    size_t n = 0;
    int calls = 0;
    for (bool more = true; more; calls++) {
        assert_true(
            engine_list(f->engine, &query, calls ? &at : NULL, false, false, 100000, &list, &e));
        assert_true(list.cut == list.more);
        n += list.n;
        more = list.cut;
        at = list.reached;
        article_list_fini(&list);
    }
    assert_int_equal(n, expected);
    return calls;
}

/* The words that an answer names, to be lit. */
static void test_words(void **state)
{
    static const struct search_word expected[] = {{"geese", SEARCH_ANYWHERE},
                                                  {"two words", SEARCH_ANYWHERE},
                                                  {"pond", SEARCH_TITLE},
                                                  {"city news", SEARCH_FROM},
                                                  {"G[eo]+se", SEARCH_ANYWHERE, true, true},
                                                  {"^A ", SEARCH_TITLE, true, false}};
    struct fixture *f = *state;
    struct article_query query = {
        .node = TREE_ROOT,
        .search = "GEESE \"Two words\" -swan title:pond from:\"City News\" is:unread "
                  "/G[eo]+se/i title:/^A / -/swan/"};
    AUTO(article_list) list = {0};
    struct error e;
    assert_true(engine_list(f->engine, &query, NULL, false, false, 10, &list, &e));
    assert_int_equal(list.n_words, ARRAY_SIZE(expected));
    for (size_t i = 0; i < list.n_words; i++) {
        assert_string_equal(list.words[i].text, expected[i].text);
        assert_int_equal(list.words[i].field, expected[i].field);
        assert_int_equal(list.words[i].regex, expected[i].regex);
        assert_int_equal(list.words[i].ignore_case, expected[i].ignore_case);
    }
}

static void fill(struct fixture *f)
{
    fixture_serve_feed(f, "pond", ITEMS);
    fixture_subscribe(f, NODE_FEED, (const char *[]){"/pond"}, 1);
    fixture_refresh_ok(f, REFRESH_NOW);
}

static void test_follows(void **state)
{
    struct fixture *f = *state;
    fill(f);
    assert_int_equal(found(f, "title:\"pond 7\""), 111);
    assert_true(parts(f, "title:\"pond 7\"", 4000, 111) > 1);
    wait_until_indexed(f);
    assert_int_equal(found(f, "title:\"pond 7\""), 111);
    assert_int_equal(parts(f, "quokka", ENGINE_SEARCH_TURN, 0), 1);
    assert_int_equal(found(f, "\"word 99\" lake"), 0);

    char *feed = fixture_feed("pond", ITEMS), *word;
    while ((word = strstr(feed, "word 99 ")))
        memcpy(word, "lake 99 ", 8);
    httpd_forget(f->httpd, "/pond");
    REPLY(f->httpd, "/pond", .body = feed);
    free(feed);
    fixture_refresh_ok(f, REFRESH_NOW);
    assert_int_equal(found(f, "\"lake 99\""), ITEMS);
    wait_until_indexed(f);
    assert_int_equal(found(f, "\"lake 99\""), ITEMS);
    assert_int_equal(found(f, "\"word 99\""), 0);
}

static int64_t number(struct store *s, const char *sql)
{
    int64_t n;
    struct error e;
    assert_true(db_get(s, &e, &n, sql));
    return n;
}

/* Texts of many different words, whose index is large. */
static void serve_many_words(struct fixture *f)
{
    AUTO(buf) feed = BUF_INIT;
    unsigned state = 1;
    buf_add_c(&feed, "<rss version=\"2.0\"><channel><title>Words</title>");
    for (int i = 0; i < ITEMS; i++) {
        buf_printf(&feed, "<item><title>%d</title><guid>%d</guid><description>", i, i);
        for (int k = 0; k < 300; k++)
            buf_printf(&feed, "w%05x ", (state = state * 1664525 + 1013904223) >> 8 & 0xfff);
        buf_add_c(&feed, "word99</description></item>");
    }
    buf_add_c(&feed, "</channel></rss>");
    REPLY(f->httpd, "/words", .body = feed.p);
}

/* Idle moments compress all texts, and meanwhile the index takes the pages that become free: the
 * file hardly grows. */
static void test_compresses(void **state)
{
    struct fixture *f = *state;
    serve_many_words(f);
    fixture_subscribe(f, NODE_FEED, (const char *[]){"/words"}, 1);
    fixture_refresh_ok(f, REFRESH_NOW);
    struct store *s = open_to_read(f);
    int64_t start = number(s, "PRAGMA page_count");
    while (number(s, COUNT_TEXTS) > 0 || count_unindexed(s) > 0) {
        assert_in_range(number(s, "PRAGMA page_count"), 1, start + start / 8);
        usleep(1000);
    }
    store_close(s);
    assert_int_equal(found(f, "word99"), ITEMS);
    wait_until_indexed(f);
}

static off_t log_size(const struct fixture *f)
{
    char log[128];
    struct stat st;
    snprintf(log, sizeof log, "%s-wal", f->database);
    assert_int_equal(stat(log, &st), 0);
    return st.st_size;
}

/* The command ends when everything is indexed; idle moments then empty the log. */
static void test_fill(void **state)
{
    struct fixture *f = *state;
    fill(f);
    fixture_end(f, SEND(f, .kind = ENGINE_FILL_INDEX), ERROR_NONE);
    assert_int_equal(unindexed(f), 0);
    while (log_size(f) > 0) {
        f->ahead_ms += 1000;
        usleep(10000);
    }
    fixture_end(f, SEND(f, .kind = ENGINE_FILL_INDEX), ERROR_NONE);
}

/* More than `size` articles are left: likewise. */
static void test_fill_above(void **state)
{
    struct fixture *f = *state;
    fill(f);
    fixture_end(f, SEND(f, .kind = ENGINE_FILL_INDEX, .size = 1), ERROR_NONE);
    assert_in_range(unindexed(f), 0, 1);
}

/* A small refresh's articles are indexed before exit. */
static void test_at_end(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "pond", 30);
    fixture_subscribe(f, NODE_FEED, (const char *[]){"/pond"}, 1);
    fixture_refresh_ok(f, REFRESH_NOW);
    engine_close(f->engine);
    f->engine = NULL;
    assert_int_equal(unindexed(f), 0);
}

/* As a database that was made before there was an index. */
static void forget_index(struct fixture *f)
{
    struct store *s;
    struct error e;
    assert_true(store_open(f->database, &s, &e));
    assert_true(db_exec(s,
                        "BEGIN IMMEDIATE;"
                        "INSERT INTO search_text(search_text) VALUES('delete-all');"
                        "DELETE FROM search_doc; UPDATE article SET doc = NULL; COMMIT",
                        &e));
    store_close(s);
}

static int index_until_killed(char *database)
{
    struct engine_options options = {
        .database = database, .clock = &clock_system, .user_agent = "gander-test/1"};
    struct engine *n;
    struct error e;
    if (!engine_open(&options, &n, &e)) {
        fprintf(stderr, "%s\n", e.detail);
        return 1;
    }
    while (pause()) {
    }
    return 0;
}

static void test_kill(void **state)
{
    struct fixture *f = *state;
    fill(f);
    wait_until_indexed(f);
    forget_index(f);
    pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "test-search", "--index", f->database, (char *)NULL);
        _exit(127);
    }
    assert_true(child > 0);
    struct store *s = open_to_read(f);
    while (count_unindexed(s) == ITEMS) {
        int status;
        assert_int_equal(waitpid(child, &status, WNOHANG), 0);
        usleep(1000);
    }
    store_close(s);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(found(f, "title:\"pond 7\""), 111);
    fixture_reopen(f); /* goes on by itself */
    wait_until_indexed(f);
    assert_int_equal(found(f, "title:\"pond 7\""), 111);
}

static int cached(struct fixture *f)
{
    int bytes, most;
    sqlite3_db_status(f->engine->reader->db, SQLITE_DBSTATUS_CACHE_USED, &bytes, &most, 0);
    return bytes;
}

/* At rest, the reads of a search take no memory. */
static void test_rest(void **state)
{
    struct fixture *f = *state;
    fill(f);
    engine_rest(f->engine);
    int before = cached(f);
    found(f, "swan");
    assert_true(cached(f) > before + 100000);
    engine_rest(f->engine);
    assert_true(cached(f) <= before);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--index") == 0)
        return index_until_killed(argv[2]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_follows, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_compresses, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_fill, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_fill_above, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_at_end, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_rest, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_kill, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
