/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cost of storing a cold refresh, beside a bare prepared insert of the same fields, and of many
 * queries against one article. Prints one JSON object a line. bench-growth.c has larger archives.
 *
 *     bench-store [DIRECTORY]    (default: /tmp)
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/list/list.h"
#include "store/merge/merge.h"
#include "store/search/stored.h"
#include "tests/bench/archive.h"
#include "tests/bench/bench.h"

enum { PER_SOURCE = 50, SOURCES = 200 };

/* ---- the floor --------------------------------------------------------------------------- */

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        bench_die(sqlite3_errmsg(db), NULL);
}

static double insert_bare(const char *path, const struct article *articles, size_t n, int page)
{
    char pragma[64];
    sqlite3 *db;
    sqlite3_stmt *st;
    bench_remove_database(path);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        bench_die(path, NULL);
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
        bench_die(sqlite3_errmsg(db), NULL);
    for (size_t i = 0; i < n; i++) {
        const char *text[] = {articles[i].title, articles[i].url, articles[i].guid, "2025-06-01",
                              articles[i].content};
        sqlite3_bind_int64(st, 1, (int64_t)i / PER_SOURCE);
        for (int k = 0; k < 5; k++)
            sqlite3_bind_text(st, k + 2, text[k], -1, SQLITE_STATIC);
        if (sqlite3_step(st) != SQLITE_DONE)
            bench_die(sqlite3_errmsg(db), NULL);
        sqlite3_reset(st);
    }
    sqlite3_finalize(st);
    run(db, "COMMIT");
    double took = bench_seconds() - start;
    sqlite3_close(db);
    return took;
}

/* ---- ours -------------------------------------------------------------------------------- */

/* With the merges of so many sources in one transaction. */
static double merge_all(struct store *s, const int64_t *ids, size_t sources,
                        const struct article *articles, size_t per_source, size_t together)
{
    struct error e = {0};
    struct merge_options options = {.now = BENCH_NOW};
    double start = bench_seconds();
    for (size_t i = 0; i < sources; i++) {
        if (i % together == 0 && !store_begin(s, &e))
            bench_die("begin", &e);
        if (!merge_articles(s, ids[i], articles + i * per_source, per_source, &options, NULL, &e))
            bench_die("merge", &e);
        if ((i % together == together - 1 || i == sources - 1) && !store_commit(s, &e))
            bench_die("commit", &e);
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
    AUTO(arena) arena = {0};
    int64_t ids[SOURCES];
    size_t n = SOURCES * PER_SOURCE, fields = 0;
    struct article *articles = bench_make_articles(&arena, 0, n);
    double bare4 = 1e9, bare16 = 1e9, cold[3] = {1e9, 1e9, 1e9}, warm = 1e9;
    long long size = 0;
    for (int round = 0; round < 5; round++) {
        bare4 = least(bare4, insert_bare(path, articles, n, 4096));
        bare16 = least(bare16, insert_bare(path, articles, n, 16384));
        for (size_t i = 0; i < 3; i++) {
            struct store *s = bench_make_store(path, SOURCES, ids);
            double t = merge_all(s, ids, SOURCES, articles, PER_SOURCE, together[i]);
            cold[i] = least(cold[i], t);
            warm = least(warm, merge_all(s, ids, SOURCES, articles, PER_SOURCE, together[i]));
            store_close(s);
            size = bench_file_size(path, "");
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
        AUTO(buf) text = BUF_INIT;
        for (const char *p = shapes[i % (int)ARRAY_SIZE(shapes)]; *p; p++)
            if (ascii_digit(*p))
                buf_add_c(&text, bench_words[(i + *p) % 3 == 0][500 + 37 * i + *p]);
            else
                buf_add_char(&text, *p);
        if (!search_parse(buf_c(&text), BENCH_NOW, zone_fixed(0), &queries[i], &e))
            bench_die("parse", &e);
    }
    if (!articles_list(s, &(struct article_query){.node = 1}, NULL, false, false, ARTICLES, &list,
                       &e))
        bench_die("list", &e);
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
                bench_die("load", &e);
            bytes += n == 1 ? subject.arena.bytes : 0;
            for (int k = 0; n > 1 && k < n; k++) {
                if (!search_matches(&queries[k], &subject, &matches, &e))
                    bench_die("match", &e);
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

int main(int argc, char **argv)
{
    char path[4096];
    struct error e = {0};
    struct store *s;
    snprintf(path, sizeof path, "%s/bench-store-%d.db", argc > 1 ? argv[1] : "/tmp", (int)getpid());
    bench_make_words();
    bench_refresh(path);
    if (!store_open(path, &s, &e))
        bench_die("open", &e);
    bench_queries(s);
    store_close(s);
    bench_remove_database(path);
    return 0;
}
