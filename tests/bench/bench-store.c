/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the database costs: storing a cold refresh beside a bare prepared insert of the same fields,
 * windows, marks and opening at growing sizes, and searches. Prints one JSON object a line.
 *
 *     bench-store [DIRECTORY [LARGEST]]    (default: /tmp, 100000 articles)
 */
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/articles.h"
#include "store/merge.h"
#include "store/search-index.h"
#include "store/search-stored.h"
#include "store/tree.h"
#include "tests/bench/bench.h"

enum { PER_SOURCE = 50, SOURCES = 200, BODY = 2440, NOW = 1750000000 };

enum { SEARCH_TURN = 400000 }; /* ENGINE_SEARCH_TURN */

static void die(const char *what, const struct error *e)
{
    fprintf(stderr, "bench-store: %s: %s\n", what, e ? e->detail : "");
    exit(1);
}

static uint64_t random_state = 1;

static uint32_t random_number(void)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random_state >> 33);
}

/* ---- texts ------------------------------------------------------------------------------- */

enum { WORDS = 40000, SIGNS = 3000, EVEN = 20 /* the most frequent are about as frequent */ };

static char words[2][WORDS][16]; /* of letters, of Chinese signs: the frequent ones first */

static void make_words(void)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t letters = 2 + random_number() % (i < 100 ? 3 : 9), signs = 1 + random_number() % 3;
        for (size_t k = 0; k < letters; k++)
            words[0][i][k] = (char)('a' + random_number() % 26);
        for (size_t k = 0; k < signs; k++) {
            unsigned c = 0x4e00 + random_number() % SIGNS;
            char utf8[] = {(char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 63)),
                           (char)(0x80 | (c & 63))};
            memcpy(&words[1][i][k * 3], utf8, 3);
        }
    }
}

/* By Zipf's law. */
static const char *pick_word(bool chinese)
{
    double u = random_number() / 2147483648.0;
    size_t rank = (size_t)(EVEN * (pow(1 + (double)WORDS / EVEN, u) - 1));
    return words[chinese][rank < WORDS ? rank : WORDS - 1];
}

/* Words as news has them, in markup. */
static char *make_body(struct arena *arena, bool chinese)
{
    char *body = arena_alloc(arena, BODY + 64);
    size_t n = (size_t)sprintf(body, "<p>");
    while (n < BODY) {
        bool ends = random_number() % 12 == 0;
        n += (size_t)sprintf(body + n, "%s%s", pick_word(chinese),
                             ends      ? "</p>\n<p>"
                             : chinese ? ""
                                       : " ");
    }
    strcpy(body + n, "</p>");
    return body;
}

static struct article *make_articles(struct arena *arena, int64_t first, size_t n)
{
    struct article *articles = arena_array(arena, n, sizeof *articles);
    for (size_t i = 0; i < n; i++) {
        int64_t number = first + (int64_t)i;
        char *url = arena_printf(arena, "https://example.org/news/%lld/%08x.html",
                                 (long long)number, random_number());
        articles[i] = (struct article){
            .guid = url,
            .url = url,
            .title = arena_printf(arena, "Title of the article of number %lld in this archive",
                                  (long long)number),
            .content = make_body(arena, number % 2),
            .published = {.time = NOW - 60 * (int64_t)(random_number() % 1000000),
                          .precision = DATE_SECOND},
            .views = -1,
        };
    }
    return articles;
}

static void remove_database(const char *path)
{
    char other[4096];
    unlink(path);
    snprintf(other, sizeof other, "%s-wal", path);
    unlink(other);
    snprintf(other, sizeof other, "%s-shm", path);
    unlink(other);
}

static long long file_size(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (long long)st.st_size : 0;
}

/* ---- the floor --------------------------------------------------------------------------- */

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(db), NULL);
}

static double insert_bare(const char *path, const struct article *articles, size_t n, int page)
{
    char pragma[64];
    sqlite3 *db;
    sqlite3_stmt *st;
    remove_database(path);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        die(path, NULL);
    snprintf(pragma, sizeof pragma, "PRAGMA page_size = %d", page);
    run(db, pragma);
    run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            "CREATE TABLE item(id INTEGER PRIMARY KEY, feed INT, title, link, guid, date, body,"
            " unread INT DEFAULT 1, UNIQUE(feed, guid))");
    double start = bench_seconds();
    run(db, "BEGIN");
    if (sqlite3_prepare_v2(db,
                           "INSERT INTO item(feed, title, link, guid, date, body)"
                           " VALUES(?, ?, ?, ?, ?, ?)",
                           -1, &st, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(db), NULL);
    for (size_t i = 0; i < n; i++) {
        const char *text[] = {articles[i].title, articles[i].url, articles[i].guid, "2025-06-01",
                              articles[i].content};
        sqlite3_bind_int64(st, 1, (int64_t)i / PER_SOURCE);
        for (int k = 0; k < 5; k++)
            sqlite3_bind_text(st, k + 2, text[k], -1, SQLITE_STATIC);
        if (sqlite3_step(st) != SQLITE_DONE)
            die(sqlite3_errmsg(db), NULL);
        sqlite3_reset(st);
    }
    sqlite3_finalize(st);
    run(db, "COMMIT");
    double took = bench_seconds() - start;
    sqlite3_close(db);
    return took;
}

/* ---- ours -------------------------------------------------------------------------------- */

static struct store *make_store(const char *path, size_t sources, int64_t *ids)
{
    struct error e = {0};
    struct store *s;
    int64_t portal;
    struct outline node = {.kind = NODE_PORTAL, .title = "Bench"};
    remove_database(path);
    if (!store_open(path, &s, &e) || !tree_add(s, TREE_ROOT, &node, &portal, &e))
        die("open", &e);
    for (size_t i = 0; i < sources; i++) {
        char url[64];
        snprintf(url, sizeof url, "https://example.org/feed/%zu.xml", i);
        node = (struct outline){.kind = NODE_FEED, .title = "Feed", .url = url};
        if (!tree_add(s, portal, &node, &ids[i], &e))
            die("add", &e);
    }
    return s;
}

/* With the merges of so many sources in one transaction. */
static double merge_all(struct store *s, const int64_t *ids, size_t sources,
                        const struct article *articles, size_t per_source, size_t together)
{
    struct error e = {0};
    struct merge_options options = {.now = NOW};
    double start = bench_seconds();
    for (size_t i = 0; i < sources; i++) {
        if (i % together == 0 && !store_begin(s, &e))
            die("begin", &e);
        if (!merge_articles(s, ids[i], articles + i * per_source, per_source, &options, NULL, &e))
            die("merge", &e);
        if ((i % together == together - 1 || i == sources - 1) && !store_commit(s, &e))
            die("commit", &e);
    }
    return bench_seconds() - start;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

static void bench_refresh(const char *path)
{
    static const size_t together[] = {1, 10, SOURCES};
    struct arena arena = {0};
    int64_t ids[SOURCES];
    size_t n = SOURCES * PER_SOURCE, fields = 0;
    struct article *articles = make_articles(&arena, 0, n);
    double bare4 = 1e9, bare16 = 1e9, cold[3] = {1e9, 1e9, 1e9}, warm = 1e9;
    long long size = 0;
    for (int round = 0; round < 5; round++) {
        bare4 = least(bare4, insert_bare(path, articles, n, 4096));
        bare16 = least(bare16, insert_bare(path, articles, n, 16384));
        for (size_t i = 0; i < 3; i++) {
            struct store *s = make_store(path, SOURCES, ids);
            double t = merge_all(s, ids, SOURCES, articles, PER_SOURCE, together[i]);
            cold[i] = least(cold[i], t);
            warm = least(warm, merge_all(s, ids, SOURCES, articles, PER_SOURCE, together[i]));
            store_close(s);
            size = file_size(path);
        }
    }
    for (size_t i = 0; i < n; i++)
        fields += strlen(articles[i].title) + 2 * strlen(articles[i].url) +
                  strlen(articles[i].content) + strlen("2025-06-01");
    printf("{\"bench\": \"refresh of %zu\", \"bare_4k_s\": %.3f, \"bare_16k_s\": %.3f,"
           " \"cold_s\": %.3f, \"cold_by_10_s\": %.3f, \"cold_at_once_s\": %.3f,"
           " \"unchanged_s\": %.3f, \"rows_per_s\": %.0f, \"field_bytes\": %.0f,"
           " \"bytes_per_article\": %.0f}\n",
           n, bare4, bare16, cold[0], cold[1], cold[2], warm, (double)n / cold[1],
           (double)fields / (double)n, (double)size / (double)n);
    fflush(stdout);
    arena_fini(&arena);
}

static double list_window(struct store *s, const struct article_query *query,
                          const struct article_position *from)
{
    double best = 1e9;
    for (int i = 0; i < 5; i++) {
        struct error e = {0};
        struct article_list list;
        double t = bench_seconds();
        if (!articles_list(s, query, from, false, false, 50, &list, &e))
            die("list", &e);
        t = bench_seconds() - t;
        best = t < best ? t : best;
        article_list_fini(&list);
    }
    return best * 1e3;
}

static double mark_all(struct store *s, enum mark mark, int64_t node, size_t *n)
{
    struct error e = {0};
    struct article_ids ids;
    struct article_query query = {.node = node};
    double t = bench_seconds();
    if (!articles_mark_query(s, mark, &query, NULL, &ids, &e))
        die("mark", &e);
    t = bench_seconds() - t;
    *n = ids.n;
    article_ids_fini(&ids);
    return t * 1e3;
}

/* The first window of what has the words. */
static double search_for(struct store *s, const char *query)
{
    return list_window(s, &(struct article_query){.node = TREE_ROOT, .search = query}, NULL);
}

/* The longest call of a search that is cut as the reader's are, from the first to the end. */
static double longest_turn(struct store *s, const char *query)
{
    struct article_query q = {.node = TREE_ROOT, .search = query, .work = SEARCH_TURN};
    struct article_position from;
    double longest = 0;
    for (bool more = true, first = true; more; first = false) {
        struct error e = {0};
        struct article_list list;
        double t = bench_seconds();
        if (!articles_list(s, &q, first ? NULL : &from, false, false, 1000000, &list, &e))
            die("list", &e);
        t = bench_seconds() - t;
        longest = t > longest ? t : longest;
        more = list.cut;
        from = list.reached;
        article_list_fini(&list);
    }
    return longest * 1e3;
}

/* Cost of searches at this size, before and after indexing. */
static void bench_search(struct store *s, const char *path, size_t n)
{
    struct error e = {0};
    double scan = search_for(s, "quokkaquokka"), scan_phrase = search_for(s, "\"quokka gander\"");
    double turn = longest_turn(s, "quokkaquokka"),
           turn_phrase = longest_turn(s, "\"quokka gander\"");
    printf("{\"bench\": \"search in %zu, not indexed\", \"word_ms\": %.0f, \"phrase_ms\": %.0f,"
           " \"word_longest_turn_ms\": %.1f, \"phrase_longest_turn_ms\": %.1f}\n",
           n, scan, scan_phrase, turn, turn_phrase);
    fflush(stdout);
    double longest = 0, start = bench_seconds();
    for (bool more = true; more;) {
        double step = bench_seconds();
        if (!search_index_step(s, &more, &e))
            die("index", &e);
        step = bench_seconds() - step;
        longest = step > longest ? step : longest;
    }
    double rate = (double)n / (bench_seconds() - start);
    char prefix[] = {words[0][10][0], words[0][20][0], words[0][30][0], '\0'};
    char chinese[] = {words[1][9][0],
                      words[1][9][1],
                      words[1][9][2],
                      words[1][9000][0],
                      words[1][9000][1],
                      words[1][9000][2],
                      '\0'};
    char phrase[64];
    snprintf(phrase, sizeof phrase, "\"%s %s\"", words[0][300], words[0][400]);
    printf("{\"bench\": \"search in %zu\", \"index_rows_per_s\": %.0f,"
           " \"index_step_ms\": %.1f, \"nothing_ms\": %.2f, \"rare_ms\": %.2f,"
           " \"middling_ms\": %.2f, \"common_ms\": %.2f, \"prefix_ms\": %.2f,"
           " \"chinese_pair_ms\": %.2f, \"chinese_word_ms\": %.2f, \"chinese_sign_ms\": %.2f,"
           " \"phrase_ms\": %.2f, \"phrase_longest_turn_ms\": %.2f, \"two_words_ms\": %.2f,"
           " \"bytes_per_article\": %.0f}\n",
           n, rate, longest * 1e3, search_for(s, "quokkaquokka"), search_for(s, words[0][30000]),
           search_for(s, words[0][2000]), search_for(s, words[0][10]), search_for(s, prefix),
           search_for(s, chinese), search_for(s, words[1][3000]), search_for(s, chinese + 3),
           search_for(s, phrase), longest_turn(s, phrase), search_for(s, "title:archive 衡阳"),
           (double)file_size(path) / (double)n);
    fflush(stdout);
}

/* Queries as of saved views and rules against single articles: parsed once, matched many times. */
static void bench_queries(struct store *s)
{
    enum { QUERIES = 70, ARTICLES = 500 };
    /* Digits stand for words. */
    static const char *const shapes[] = {"1",       "1 2",  "1 OR 2",    "title:1",
                                         "\"1 2\"", "1 -2", "(1 OR 2) 3"};
    struct search queries[QUERIES];
    struct article_list list;
    struct error e = {0};
    for (int i = 0; i < QUERIES; i++) {
        struct buf text = BUF_INIT;
        for (const char *p = shapes[i % (int)ARRAY_SIZE(shapes)]; *p; p++)
            if (ascii_digit(*p))
                buf_add_c(&text, words[(i + *p) % 3 == 0][500 + 37 * i + *p]);
            else
                buf_add_char(&text, *p);
        if (!search_parse(buf_c(&text), NOW, zone_fixed(0), &queries[i], &e))
            die("parse", &e);
        buf_fini(&text);
    }
    if (!articles_list(s, &(struct article_query){.node = 1}, NULL, false, false, ARTICLES, &list,
                       &e))
        die("list", &e);
    double fold = 0, all = 0;
    size_t found = 0, bytes = 0;
    for (size_t i = 0; i < list.n; i++) {
        for (int n = 1; n <= QUERIES; n += QUERIES - 1) {
            struct search_subject subject;
            struct str title, text;
            bool matches;
            double t = bench_seconds();
            search_subject_open(&subject, s, &list.rows[i]);
            if (n == 1 && !search_subject_text(&subject, &title, &text, &e))
                die("load", &e);
            bytes += n == 1 ? subject.arena.bytes : 0;
            for (int k = 0; n > 1 && k < n; k++) {
                if (!search_matches(&queries[k], &subject, &matches, &e))
                    die("match", &e);
                found += matches;
            }
            t = bench_seconds() - t;
            fold += n == 1 ? t : 0;
            all += n == 1 ? 0 : t;
            search_subject_fini(&subject);
        }
    }
    printf("{\"bench\": \"%d queries per article\", \"articles\": %zu, \"bytes\": %zu,"
           " \"found\": %zu, \"load_and_fold_us\": %.1f, \"queries_us\": %.1f}\n",
           QUERIES, list.n, bytes / list.n, found, fold * 1e6 / (double)list.n,
           (all - fold) * 1e6 / (double)list.n);
    fflush(stdout);
    article_list_fini(&list);
    for (int i = 0; i < QUERIES; i++)
        search_fini(&queries[i]);
}

static void bench_size(const char *path, size_t n)
{
    size_t sources = 100, per_source = n / sources, marked, unmarked;
    int64_t ids[100];
    struct error e = {0};
    struct merge_options options = {.now = NOW};
    struct store *s = make_store(path, sources, ids);
    double fill = bench_seconds();
    for (size_t i = 0; i < sources; i++) {
        for (size_t done = 0; done < per_source; done += 1000) {
            struct arena arena = {0};
            size_t part = per_source - done < 1000 ? per_source - done : 1000;
            struct article *a = make_articles(&arena, (int64_t)(i * per_source + done), part);
            if (!merge_articles(s, ids[i], a, part, &options, NULL, &e))
                die("merge", &e);
            arena_fini(&arena);
        }
    }
    /* One long source, so that 10,000 are marked at once at any size. */
    struct arena arena = {0};
    struct article *a = make_articles(&arena, 100000000, 10000);
    int64_t more[1];
    struct outline node = {.kind = NODE_FEED, .title = "Long", .url = "https://example.org/long"};
    if (!tree_add(s, 2, &node, more, &e))
        die("add", &e);
    double add = bench_seconds();
    if (!merge_articles(s, more[0], a, 10000, &options, NULL, &e))
        die("merge", &e);
    add = bench_seconds() - add;
    fill = bench_seconds() - fill;
    arena_fini(&arena);
    store_close(s);

    double open = bench_seconds();
    if (!store_open(path, &s, &e))
        die("open", &e);
    struct tree tree;
    if (!tree_load(s, &tree, &e))
        die("tree", &e);
    open = (bench_seconds() - open) * 1e3;
    struct article_position middle = {NOW - 60 * 500000, 0};
    double top = list_window(s, &(struct article_query){.node = 1}, NULL);
    double deep = list_window(s, &(struct article_query){.node = 1}, &middle);
    double unread =
        list_window(s, &(struct article_query){.node = 2, .unread_only = true}, &middle);
    double read = mark_all(s, MARK_READ, more[0], &marked);
    double again = mark_all(s, MARK_UNREAD, more[0], &unmarked);
    printf("{\"bench\": \"archive of %zu\", \"fill_s\": %.2f, \"add_10k_s\": %.3f,"
           " \"open_and_tree_ms\": %.2f, \"window_ms\": %.3f, \"window_deep_ms\": %.3f,"
           " \"window_unread_ms\": %.3f, \"mark_%zu_read_ms\": %.1f,"
           " \"mark_%zu_unread_ms\": %.1f, \"bytes_per_article\": %.0f}\n",
           n, fill, add, open, top, deep, unread, marked, read, unmarked, again,
           (double)file_size(path) / (double)(n + 10000));
    fflush(stdout);
    bench_search(s, path, n + 10000);
    bench_queries(s);
    tree_fini(&tree);
    store_close(s);
}

int main(int argc, char **argv)
{
    char path[4096];
    size_t largest = argc > 2 ? (size_t)atoll(argv[2]) : 100000;
    snprintf(path, sizeof path, "%s/bench-store-%d.db", argc > 1 ? argv[1] : "/tmp", (int)getpid());
    make_words();
    bench_refresh(path);
    for (size_t n = 1000; n <= largest; n *= 10)
        bench_size(path, n);
    remove_database(path);
    return 0;
}
