/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A refresh of 200 feeds of 50 articles over the loopback: the first one, the one that finds
 * nothing new, the first one with 20 saved views and 50 rules, and how long reading takes
 * meanwhile; beside plain parallel curl over the same bytes in the same run. Prints one JSON object
 * a line.
 *
 *     bench-refresh [DIRECTORY [ROUNDS]]    (default: /tmp, 5)
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "model/rule.h"
#include "model/source.h"
#include "tests/bench/bench.h"
#include "tests/support/httpd.h"

enum { FEEDS = 200, ITEMS = 50, BODY = 2440, CURL_PARALLEL = 8, VIEWS = 20, RULES = 50 };

static char database[256], directory[200];
static int port;

static void die(const char *what, const struct error *e)
{
    fprintf(stderr, "bench-refresh: %s: %s\n", what, e ? e->detail : "");
    exit(1);
}

/* ---- the server, in a process of its own --------------------------------------------------- */

static uint32_t random_number(void)
{
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33);
}

/* Words in escaped markup, as most feeds have them. */
static void add_body(struct buf *b)
{
    size_t end = b->n + BODY;
    buf_add_c(b, "&lt;p&gt;");
    while (b->n < end) {
        for (uint32_t i = random_number() % 8 + 2; i > 0; i--)
            buf_add_char(b, (char)('a' + random_number() % 26));
        buf_add_c(b, random_number() % 12 ? " " : "&lt;/p&gt;\n&lt;p&gt;");
    }
    buf_add_c(b, "&lt;/p&gt;");
}

static void add_feed(struct httpd *h, int feed)
{
    AUTO(buf) b = BUF_INIT;
    char target[32], headers[128];
    buf_printf(&b,
               "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Feed %d</title>\n",
               feed);
    for (int i = 0; i < ITEMS; i++) {
        time_t at = 1748736000 - 2220 * i - feed;
        char date[64];
        strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime(&at));
        buf_printf(&b,
                   "<item><title>i%d-%d and eight more words of a title here</title>"
                   "<link>http://example.org/i%d-%d</link><guid isPermaLink=\"false\">i%d-%d</guid>"
                   "<pubDate>%s</pubDate><category>news</category><description>",
                   feed, i, feed, i, feed, i, date);
        add_body(&b);
        buf_add_c(&b, "</description></item>\n");
    }
    buf_add_c(&b, "</channel></rss>\n");
    snprintf(target, sizeof target, "/feed%d.xml", feed);
    snprintf(headers, sizeof headers, "ETag: \"%d\"\nContent-Type: application/rss+xml", feed);
    REPLY(h, target, .headers = headers, .body = b.p, .body_n = b.n);
}

static pid_t start_server(void)
{
    int fds[2];
    if (pipe(fds) != 0)
        die("pipe", NULL);
    pid_t server = fork();
    if (server == 0) {
        struct httpd *h = httpd_start();
        for (int i = 0; i < FEEDS; i++)
            add_feed(h, i);
        int made = httpd_port(h);
        if (write(fds[1], &made, sizeof made) != sizeof made)
            _exit(1);
        for (;;)
            pause();
    }
    if (read(fds[0], &port, sizeof port) != sizeof port)
        die("no server", NULL);
    close(fds[0]);
    close(fds[1]);
    return server;
}

/* ---- measuring one process ----------------------------------------------------------------- */

/* Runs `work` in a process of its own and prints what it took; `work` may add fields. */
static void measure(const char *name, void (*work)(FILE *more))
{
    fflush(stdout);
    double start = bench_seconds();
    char more[512] = "";
    int fds[2];
    if (pipe(fds) != 0)
        die("pipe", NULL);
    pid_t child = fork();
    if (child == 0) {
        FILE *out = fdopen(fds[1], "w");
        work(out);
        fflush(out);
        _exit(0);
    }
    close(fds[1]);
    int status;
    struct rusage used;
    wait4(child, &status, 0, &used);
    double wall = bench_seconds() - start;
    ssize_t n = read(fds[0], more, sizeof more - 1);
    close(fds[0]);
    double cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                 (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
    printf("{\"measure\":\"%s\",\"ok\":%s,\"wall_s\":%.3f,\"cpu_s\":%.3f,\"peak_mib\":%.1f%.*s}\n",
           name, WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "true" : "false", wall, cpu,
           (double)used.ru_maxrss / 1024, (int)(n > 0 ? n : 0), more);
}

static void run_curl(FILE *more)
{
    char path[256], parallel[16];
    snprintf(path, sizeof path, "%s/curl.conf", directory);
    snprintf(parallel, sizeof parallel, "%d", CURL_PARALLEL);
    FILE *config = fopen(path, "w");
    for (int i = 0; config && i < FEEDS; i++)
        fprintf(config, "url = http://127.0.0.1:%d/feed%d.xml\noutput = /dev/null\n", port, i);
    if (!config || fclose(config) != 0)
        die(path, NULL);
    execlp("curl", "curl", "-q", "-s", "--parallel", "--parallel-immediate", "--parallel-max",
           parallel, "-K", path, (char *)NULL);
    _exit(1);
}

/* ---- the engine ---------------------------------------------------------------------------- */

static struct engine *open_engine(void)
{
    struct engine_options options = {.database = database,
                                     .clock = &clock_system,
                                     .parser = PARSER,
                                     .user_agent = "gander-bench"};
    struct engine *n;
    struct error e;
    if (!engine_open(&options, &n, &e))
        die("engine_open", &e);
    return n;
}

static void finish(struct engine *n, engine_ticket ticket, int64_t added)
{
    struct engine_event *event = engine_finish(n, ticket, NULL, NULL);
    if (event->error.code != ERROR_NONE || event->failed > 0 || event->added != added)
        die("not as it should be", &event->error);
    engine_event_free(event);
}

static void subscribe(struct engine *n)
{
    static struct outline outlines[FEEDS];
    static char titles[FEEDS][32], urls[FEEDS][64];
    for (int i = 0; i < FEEDS; i++) {
        snprintf(titles[i], sizeof titles[i], "Feed %d", i);
        snprintf(urls[i], sizeof urls[i], "http://127.0.0.1:%d/feed%d.xml", port, i);
        outlines[i] = (struct outline){.kind = NODE_FEED, .title = titles[i], .url = urls[i]};
    }
    finish(n,
           engine_send(n, &(struct engine_command){.kind = ENGINE_ADD_OUTLINES,
                                                   .title = "Bench",
                                                   .outlines = outlines,
                                                   .n_outlines = FEEDS}),
           FEEDS);
}

static void prepare(FILE *more)
{
    struct engine *n = open_engine();
    subscribe(n);
    engine_close(n);
}

/* Queries as people have them: mostly a few words, in the title or anywhere, some with more. */
static void add_query(struct buf *b, int i)
{
    static const char *const shapes[] = {
        "title:%s",        "%s",        "title:%s OR title:%s",
        "%s %s",           "\"%s %s\"", "%s -%s in:\"Bench/Feed 7\"",
        "from:%s",         "%s OR %s",  "title:/\\b%s(%s)?s?\\b/i",
        "by:%s OR url:%s",
    };
    char words[2][8];
    for (int w = 0; w < 2; w++) {
        for (int k = 0; k < 5 + w; k++)
            words[w][k] = (char)('a' + random_number() % 26);
        words[w][5 + w] = '\0';
    }
    const char *shape = shapes[(size_t)i % ARRAY_SIZE(shapes)];
    struct str rest = str_from(shape), part;
    for (int w = 0; str_split(&rest, '%', &part); w++) {
        buf_add(b, w > 0 ? str_slice(part, 1, part.n) : part);
        buf_add_c(b, rest.p ? words[w] : "");
    }
}

static void prepare_with_rules(FILE *more)
{
    struct engine *n = open_engine();
    AUTO(buf) query = BUF_INIT, title = BUF_INIT;
    subscribe(n);
    for (int i = 0; i < RULES + VIEWS; i++) {
        buf_clear(&query);
        buf_clear(&title);
        add_query(&query, i);
        buf_printf(&title, "View %d", i);
        struct engine_command add_rule = {
            .kind = ENGINE_ADD_RULE,
            .rule = {.query = buf_c(&query), .actions = i % 3 ? "tag:found" : "star"}};
        struct engine_command add_view = {
            .kind = ENGINE_ADD_VIEW, .title = buf_c(&title), .value = buf_c(&query)};
        struct engine_event *event =
            engine_finish(n, engine_send(n, i < RULES ? &add_rule : &add_view), NULL, NULL);
        if (event->error.code != ERROR_NONE)
            die(buf_c(&query), &event->error);
        engine_event_free(event);
    }
    engine_close(n);
}

static void refresh(int64_t added)
{
    struct engine *n = open_engine();
    int64_t root = TREE_ROOT;
    finish(n,
           engine_send(n,
                       &(struct engine_command){
                           .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = REFRESH_NOW}),
           added);
    engine_close(n);
}

static void run_cold(FILE *more)
{
    refresh(FEEDS * ITEMS);
}

static void run_warm(FILE *more)
{
    refresh(0);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Reads of a front end per key, repeated during the refresh. */
static double read_once(struct engine *n)
{
    struct article_query query = {.node = TREE_ROOT};
    struct article_list list;
    struct engine_article article;
    struct error e;
    double start = bench_seconds();
    if (!engine_list(n, &query, NULL, false, false, 50, &list, &e))
        die("engine_list", &e);
    if (list.n > 0) {
        if (!engine_article(n, list.rows[0].at.id, true, &article, &e))
            die("engine_article", &e);
        engine_article_fini(&article);
    }
    article_list_fini(&list);
    return (bench_seconds() - start) * 1e3;
}

static void run_reading(FILE *more)
{
    enum { MAX_TIMES = 100000 };
    static double times[MAX_TIMES];
    size_t count = 0;
    struct engine *n = open_engine();
    int64_t root = TREE_ROOT;
    engine_ticket ticket =
        engine_send(n, &(struct engine_command){
                           .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = REFRESH_NOW});
    bool over = false;
    while (!over && count < MAX_TIMES) {
        struct pollfd fd = {.fd = engine_fd(n), .events = POLLIN};
        poll(&fd, 1, 2);
        for (struct engine_event *event; (event = engine_take_event(n));) {
            over = over || (event->ticket == ticket && event->last);
            engine_event_free(event);
        }
        times[count++] = read_once(n);
    }
    engine_close(n);
    qsort(times, count, sizeof *times, compare);
    fprintf(more, ",\"reads\":%zu,\"median_ms\":%.2f,\"p99_ms\":%.2f,\"worst_ms\":%.2f", count,
            times[count / 2], times[count * 99 / 100], times[count - 1]);
}

static void remove_database(void)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-refresh"};
    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        char path[300];
        snprintf(path, sizeof path, "%s%s", database, endings[i]);
        unlink(path);
    }
}

int main(int argc, char **argv)
{
    int rounds = argc > 2 ? atoi(argv[2]) : 5;
    snprintf(directory, sizeof directory, "%s/bench-refresh-XXXXXX", argc > 1 ? argv[1] : "/tmp");
    if (!mkdtemp(directory))
        die(directory, NULL);
    snprintf(database, sizeof database, "%s/gander.db", directory);
    pid_t server = start_server();
    for (int i = 0; i < rounds; i++) {
        measure("curl", run_curl);
        remove_database();
        measure("prepare", prepare);
        measure("cold", run_cold);
        measure("warm", run_warm);
        remove_database();
        measure("prepare", prepare_with_rules);
        measure("cold with rules", run_cold);
        remove_database();
        measure("prepare", prepare);
        measure("cold while reading", run_reading);
    }
    kill(server, SIGKILL);
    remove_database();
    char path[256];
    snprintf(path, sizeof path, "%s/curl.conf", directory);
    unlink(path);
    rmdir(directory);
    return 0;
}
