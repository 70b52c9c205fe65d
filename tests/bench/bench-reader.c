/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader in a pseudo-terminal: from a key to the last byte of its repaint, at rest and while a
 * refresh of 200 feeds with 50 articles each runs. Prints a line of JSON for each. To be run in the
 * build directory.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"
#include "tests/bench/bench.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

enum { FEEDS = 200, ARTICLES = 50, KEYS = 100, WIDTH = 120, HEIGHT = 40 };

static char directory[] = "bench-reader.XXXXXX";

static void add_feed(struct httpd *h, int feed)
{
    AUTO(buf) b = BUF_INIT, target = BUF_INIT;
    buf_printf(&b, "<rss version=\"2.0\"><channel><title>Feed %d</title>", feed);
    for (int i = 0; i < ARTICLES; i++) {
        buf_printf(&b,
                   "<item><title>Story %d of feed %d</title><guid>%d-%d</guid>"
                   "<pubDate>%02d Jun 2026 %02d:%02d:00 GMT</pubDate><description>",
                   i, feed, feed, i, 1 + (feed + i) % 28, i % 24, feed % 60);
        for (int p = 0; p < 12; p++) {
            buf_printf(&b,
                       "&lt;p&gt;Paragraph %d of story %d: the geese of the %dth flock came "
                       "over the lake in the morning, and the town looked up. 大雁从湖上飞来，"
                       "城里的人都抬头看。&lt;/p&gt;\n",
                       p, i, feed * 50 + i);
        }
        buf_add_c(&b, "</description></item>\n");
    }
    buf_add_c(&b, "</channel></rss>");
    buf_printf(&target, "/%d.xml", feed);
    REPLY(h, target.p, .status = 200, .body = b.p, .body_n = b.n);
}

static void make_opml(struct httpd *h, const char *path)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<opml version=\"2.0\"><head><title>bench</title></head><body>");
    for (int i = 0; i < FEEDS; i++) {
        buf_printf(&b,
                   "<outline text=\"Feed %d\" type=\"rss\" xmlUrl=\"http://127.0.0.1:%d/%d.xml\"/>",
                   i, httpd_port(h), i);
    }
    buf_add_c(&b, "</body></opml>");
    if (!file_write_atomic(path, buf_str(&b), NULL))
        exit(1);
}

static int wanted_row;

static bool cursor_is_there(struct pty *p, void *context)
{
    int x, y;
    pty_cursor(p, &x, &y);
    return y == wanted_row;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void report(const char *when, double *ms, size_t n)
{
    qsort(ms, n, sizeof *ms, by_value);
    printf("{\"bench\": \"reader\", \"what\": \"key to paint, %s\", \"keys\": %zu, "
           "\"median_ms\": %.3f, \"p99_ms\": %.3f, \"max_ms\": %.3f}\n",
           when, n, ms[n / 2], ms[n * 99 / 100], ms[n - 1]);
}

/* Cursor down and up by turns, until `keys` were pressed or `until` holds. */
static void press(struct pty *p, const char *when, size_t keys, const char *until)
{
    VEC(double) times = {0};
    int x, y;
    pty_cursor(p, &x, &y);
    for (size_t i = 0; i < keys && !(until && i > 0 && pty_shows(p, until)); i++) {
        wanted_row = i % 2 == 0 ? y + 1 : y;
        double start = bench_ms();
        pty_send(p, i % 2 == 0 ? "j" : "k");
        pty_wait_until(p, cursor_is_there, NULL, "the cursor to move");
        vec_push(&times, bench_ms() - start);
        /* Out of step with whatever repeats in the program. */
        usleep((useconds_t)(random() % 8000));
    }
    report(when, times.v, times.n);
    vec_fini(&times);
}

int main(void)
{
    struct httpd *h = httpd_start();
    AUTO(buf) opml = BUF_INIT, database = BUF_INIT;
    if (!mkdtemp(directory))
        return 1;
    for (int i = 0; i < FEEDS; i++)
        add_feed(h, i);
    buf_printf(&opml, "%s/feeds.opml", directory);
    buf_printf(&database, "%s/gander.db", directory);
    make_opml(h, opml.p);
    const char *import[] = {"./gander", "-q", "-d", database.p, "import", opml.p, NULL};
    struct pty *p = pty_start(import, NULL, WIDTH, HEIGHT);
    if (pty_finish(p) != 0)
        return 1;
    const char *reader[] = {"./gander", "-d", database.p, NULL};
    p = pty_start(reader, (const char *[]){"LC_ALL=C.UTF-8", NULL}, WIDTH, HEIGHT);
    pty_wait(p, "Feed 1");
    pty_settle(p);
    press(p, "at rest", KEYS, NULL);
    pty_send(p, "R");
    press(p, "while 200 feeds are refreshed", 10 * KEYS, "10000");
    pty_wait(p, "10000");
    pty_settle(p);
    press(p, "with 10,000 articles", KEYS, NULL);
    pty_send(p, "Q");
    int status = pty_finish(p);
    httpd_stop(h);
    remove_tree(directory);
    return status;
}
