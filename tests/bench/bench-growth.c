/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Growth of costs with the archive: loading, indexing, compressing, then using 1,000 articles, and
 * ten times as many up to the largest size, each stage in a process of its own. Windows and indexed
 * searches are the best of three. Prints one table.
 *
 *     bench-growth [DIRECTORY [LARGEST]]    (default: /tmp, 100000 articles; 6 KB each)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/article/related.h"
#include "store/edit/edit.h"
#include "store/list/list.h"
#include "store/mark/mark.h"
#include "store/merge/merge.h"
#include "store/search/index.h"
#include "store/sql/compress.h"
#include "store/tree/tree.h"
#include "store/view/walk.h"
#include "tests/bench/archive.h"
#include "tests/bench/bench.h"

enum { SOURCES = 100, MANY = 100000 /* articles marked at once */, MAX_SIZES = 8 };

enum { SEARCH_TURN = 400000 }; /* ENGINE_SEARCH_TURN */

enum figure {
    LOAD_S,
    LOAD_RATE,
    LOAD_PEAK,
    LOAD_LOG,
    BYTES,
    UNINDEXED_ABSENT,
    UNINDEXED_TURN,
    INDEX_RATE,
    INDEX_STEP,
    INDEX_PEAK,
    INDEX_LOG,
    INDEXED_BYTES,
    COMPRESS_RATE,
    COMPRESS_STEP,
    COMPRESSED_BYTES,
    START,
    WINDOW,
    RARE,
    MIDDLING,
    COMMON,
    CHINESE_PAIR,
    PHRASE,
    TWO_WORDS,
    ABSENT,
    RELATED,
    VIEW,
    MARKED,
    MARK,
    UNDO,
    MARK_LOG,
    USE_PEAK,
    N_FIGURES
};

static const char *const names[N_FIGURES] = {
    [LOAD_S] = "load, s",
    [LOAD_RATE] = "load, articles per s",
    [LOAD_PEAK] = "load, peak memory, MiB",
    [LOAD_LOG] = "load, write-ahead log, MiB",
    [BYTES] = "bytes per article",
    [UNINDEXED_ABSENT] = "absent word without index, ms",
    [UNINDEXED_TURN] = "  longest turn of it, ms",
    [INDEX_RATE] = "index, articles per s",
    [INDEX_STEP] = "index, longest step, ms",
    [INDEX_PEAK] = "index, peak memory, MiB",
    [INDEX_LOG] = "index, write-ahead log, MiB",
    [INDEXED_BYTES] = "bytes per indexed article",
    [COMPRESS_RATE] = "compress, articles per s",
    [COMPRESS_STEP] = "compress, longest step, ms",
    [COMPRESSED_BYTES] = "bytes per compressed article",
    [START] = "open, tree, first window, ms",
    [WINDOW] = "window in the middle, ms",
    [RARE] = "rare word, ms",
    [MIDDLING] = "middling word, ms",
    [COMMON] = "common word, ms",
    [CHINESE_PAIR] = "two Chinese characters, ms",
    [PHRASE] = "phrase, ms",
    [TWO_WORDS] = "title: and word, ms",
    [ABSENT] = "absent word, ms",
    [RELATED] = "related, ms",
    [VIEW] = "new view of a rare word, ms",
    [MARKED] = "articles marked",
    [MARK] = "  read, ms",
    [UNDO] = "  undone, ms",
    [MARK_LOG] = "  write-ahead log, MiB",
    [USE_PEAK] = "use, peak memory, MiB",
};

static char path[4096];
static double (*figures)[MAX_SIZES]; /* shared with the stages' processes */

static double mib(long long bytes)
{
    return (double)bytes / (1 << 20);
}

static double log_mib(void)
{
    return mib(bench_file_size(path, "-wal"));
}

static struct store *open_store(void)
{
    struct error e = {0};
    struct store *s;
    if (!store_open(path, &s, &e))
        bench_die("open", &e);
    return s;
}

/* ---- load, index, compress ----------------------------------------------------------------- */

/* A source's next articles, as a refresh stores an answer. */
static void load_part(struct store *s, int64_t source, size_t first, size_t n)
{
    struct error e = {0};
    AUTO(arena) arena = {0};
    struct merge_options options = {.now = BENCH_NOW};
    struct article *a = bench_make_articles(&arena, (int64_t)first, n);
    if (!store_begin(s, &e) || !merge_articles(s, source, a, n, &options, NULL, &e) ||
        !store_commit(s, &e))
        bench_die("merge", &e);
}

static void load(size_t n, size_t at)
{
    enum { ANSWER = 1000 };
    int64_t ids[SOURCES];
    size_t per_source = n / SOURCES;
    struct store *s = bench_make_store(path, SOURCES, ids);
    double start = bench_seconds();
    for (size_t i = 0; i < SOURCES; i++)
        for (size_t done = 0; done < per_source; done += ANSWER)
            load_part(s, ids[i], i * per_source + done,
                      per_source - done < ANSWER ? per_source - done : ANSWER);
    figures[LOAD_S][at] = bench_seconds() - start;
    figures[LOAD_RATE][at] = (double)n / figures[LOAD_S][at];
    figures[LOAD_LOG][at] = log_mib();
    store_close(s);
    figures[BYTES][at] = (double)bench_file_size(path, "") / (double)n;
}

/* Steps to the end; the longest in ms. */
static double run_steps(struct store *s, bool (*step)(struct store *s, bool *more, struct error *e))
{
    double longest = 0;
    for (bool more = true; more;) {
        struct error e = {0};
        double t = bench_ms();
        if (!step(s, &more, &e))
            bench_die("step", &e);
        t = bench_ms() - t;
        longest = t > longest ? t : longest;
    }
    return longest;
}

static void index_all(size_t n, size_t at)
{
    struct store *s = open_store();
    double start = bench_seconds();
    figures[INDEX_STEP][at] = run_steps(s, search_index_step);
    run_steps(s, search_index_merge);
    run_steps(s, store_shrink);
    figures[INDEX_RATE][at] = (double)n / (bench_seconds() - start);
    figures[INDEX_LOG][at] = log_mib();
    store_close(s);
    figures[INDEXED_BYTES][at] = (double)bench_file_size(path, "") / (double)n;
}

static void compress_all(size_t n, size_t at)
{
    struct store *s = open_store();
    double start = bench_seconds();
    figures[COMPRESS_STEP][at] = run_steps(s, compress_step);
    run_steps(s, store_shrink);
    figures[COMPRESS_RATE][at] = (double)n / (bench_seconds() - start);
    store_close(s);
    figures[COMPRESSED_BYTES][at] = (double)bench_file_size(path, "") / (double)n;
}

/* ---- use ----------------------------------------------------------------------------------- */

static double list_window(struct store *s, const struct article_query *query,
                          const struct article_position *from, int64_t *first)
{
    double best = 1e9;
    for (int i = 0; i < 3; i++) {
        struct error e = {0};
        struct article_list list;
        double t = bench_ms();
        if (!articles_list(s, query, from, false, false, 50, &list, &e))
            bench_die("list", &e);
        t = bench_ms() - t;
        best = t < best ? t : best;
        if (first && list.n > 0)
            *first = list.rows[0].at.id;
        article_list_fini(&list);
    }
    return best;
}

static double search_for(struct store *s, const char *query)
{
    return list_window(s, &(struct article_query){.node = TREE_ROOT, .search = query}, NULL, NULL);
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
        double t = bench_ms();
        if (!articles_list(s, &q, first ? NULL : &from, false, false, 1000000, &list, &e))
            bench_die("list", &e);
        t = bench_ms() - t;
        longest = t > longest ? t : longest;
        more = list.cut;
        from = list.reached;
        article_list_fini(&list);
    }
    return longest;
}

static void search_unindexed(size_t n, size_t at)
{
    struct store *s = open_store();
    double start = bench_ms();
    search_for(s, "quokkaquokka");
    figures[UNINDEXED_ABSENT][at] = (bench_ms() - start) / 3;
    figures[UNINDEXED_TURN][at] = longest_turn(s, "quokkaquokka");
    store_close(s);
}

static void search_all(struct store *s, size_t at)
{
    char pair[8], phrase[64];
    snprintf(pair, sizeof pair, "%.3s%.3s", bench_words[1][9], bench_words[1][9000]);
    snprintf(phrase, sizeof phrase, "\"%s %s\"", bench_words[0][300], bench_words[0][400]);
    figures[RARE][at] = search_for(s, bench_words[0][30000]);
    figures[MIDDLING][at] = search_for(s, bench_words[0][2000]);
    figures[COMMON][at] = search_for(s, bench_words[0][10]);
    figures[CHINESE_PAIR][at] = search_for(s, pair);
    figures[PHRASE][at] = search_for(s, phrase);
    figures[TWO_WORDS][at] = search_for(s, "title:archive 衡阳");
    figures[ABSENT][at] = search_for(s, "quokkaquokka");
}

static double find_related(struct store *s, int64_t article)
{
    struct error e = {0};
    struct article_list list;
    double start = bench_ms();
    if (!related_find(s, article, RELATED_MAX, &list, &e))
        bench_die("related", &e);
    article_list_fini(&list);
    return bench_ms() - start;
}

static double fill_view(struct store *s)
{
    struct error e = {0};
    struct outline view = {.kind = NODE_VIEW, .title = "View", .query = bench_words[0][30000]};
    int64_t id;
    double start = bench_ms();
    if (!tree_add(s, TREE_ROOT, &view, &id, &e))
        bench_die("view", &e);
    for (bool more = true; more;)
        if (!views_walk_step(s, &more, &e))
            bench_die("walk", &e);
    return bench_ms() - start;
}

static void mark_many(struct store *s, size_t n, size_t at)
{
    struct error e = {0};
    struct ids ids, undone;
    int64_t minutes = n > MANY ? 1000000 * (int64_t)MANY / (int64_t)n : 1000001;
    struct article_query query = {.node = TREE_ROOT, .since = BENCH_NOW - 60 * minutes};
    struct article_range all = ARTICLE_RANGE_ALL;
    double start = bench_ms();
    if (!articles_mark_ranges(s, MARK_READ, &query, &all, 1, &ids, &e))
        bench_die("mark", &e);
    figures[MARK][at] = bench_ms() - start;
    start = bench_ms();
    if (!articles_mark(s, MARK_UNREAD, ids.v, ids.n, &undone, &e))
        bench_die("undo", &e);
    figures[UNDO][at] = bench_ms() - start;
    figures[MARKED][at] = (double)ids.n;
    figures[MARK_LOG][at] = log_mib();
    ids_fini(&ids);
    ids_fini(&undone);
}

static void use(size_t n, size_t at)
{
    struct error e = {0};
    struct tree tree;
    struct article_position middle = {BENCH_NOW - 60 * 500000, 0};
    int64_t first = 0;
    double start = bench_ms();
    struct store *s = open_store();
    if (!tree_load(s, &tree, &e))
        bench_die("tree", &e);
    list_window(s, &(struct article_query){.node = TREE_ROOT}, NULL, &first);
    figures[START][at] = bench_ms() - start;
    figures[WINDOW][at] = list_window(s, &(struct article_query){.node = TREE_ROOT}, &middle, NULL);
    search_all(s, at);
    figures[RELATED][at] = find_related(s, first);
    figures[VIEW][at] = fill_view(s);
    mark_many(s, n, at);
    tree_fini(&tree);
    store_close(s);
}

/* ---- stages -------------------------------------------------------------------------------- */

/* Runs the stage in a process of its own; its peak memory in MiB. */
static double run(void (*stage)(size_t n, size_t at), size_t n, size_t at)
{
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        stage(n, at);
        exit(0);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        bench_die("stage", NULL);
    return (double)usage.ru_maxrss / 1024;
}

static void print_table(const size_t *sizes, size_t n)
{
    printf("%-32s", "articles");
    for (size_t at = 0; at < n; at++)
        printf("%12zu", sizes[at]);
    printf("\n");
    for (int i = 0; i < N_FIGURES; i++) {
        printf("%-32s", names[i]);
        for (size_t at = 0; at < n; at++)
            printf("%12.*f", figures[i][at] < 10 ? 2 : 0, figures[i][at]);
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    size_t largest = argc > 2 ? (size_t)atoll(argv[2]) : 100000, sizes[MAX_SIZES], n = 0;
    snprintf(path, sizeof path, "%s/bench-growth-%d.db", argc > 1 ? argv[1] : "/tmp",
             (int)getpid());
    figures = mmap(NULL, N_FIGURES * sizeof *figures, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (figures == MAP_FAILED)
        bench_die("memory", NULL);
    bench_make_words();
    for (size_t size = 1000; size <= largest && n < MAX_SIZES; size *= 10, n++) {
        sizes[n] = size;
        figures[LOAD_PEAK][n] = run(load, size, n);
        run(search_unindexed, size, n);
        figures[INDEX_PEAK][n] = run(index_all, size, n);
        run(compress_all, size, n);
        figures[USE_PEAK][n] = run(use, size, n);
    }
    print_table(sizes, n);
    bench_remove_database(path);
    return 0;
}
