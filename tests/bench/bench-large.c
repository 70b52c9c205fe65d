/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An article of 20,000 words in every size of letters, in a pseudo-terminal: the bytes that a page
 * takes, the time from the key to the last of them, and the same for a change of the size in the
 * article's middle. Prints a line of JSON for each. To be run in the build directory.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "tests/bench/bench.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

enum { WORDS = 20000, PAGES = 3 };

static char directory[] = "bench-large.XXXXXX";
static struct buf database = BUF_INIT;
static double quiet; /* ms that pty_settle waits after the last byte */

static const struct {
    const char *name, *replies;
} terminals[] = {
    {"kitty", "\033[2;1R\033[2;3R\033[2;5R\033[5;80R\033P>|kitty(0.46.2)\033\\\033[>1;4000;46c"
              "\033[?62c"},
    {"PuTTY", "\033[2;1R\033[2;1R\033[2;1R\033[5;80R\033[>0;136;0c\033[?6c"},
};

static void add_story(struct buf *b, const char *title, const char *words, int per_paragraph)
{
    buf_printf(b, "<item><title>%s</title><guid>%s</guid><description>", title, title);
    for (int n = 0; n < WORDS; n += per_paragraph) {
        buf_add_c(b, "&lt;p&gt;");
        for (int i = 0; i < per_paragraph; i += 4)
            buf_printf(b, words, n * 7919 % 10000 + i);
        buf_add_c(b, "&lt;/p&gt;\n");
    }
    buf_add_c(b, "</description></item>\n");
}

static bool subscribe(void)
{
    struct httpd *h = httpd_start();
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<rss version=\"2.0\"><channel><title>Long</title>");
    add_story(&b, "Latin", "Over lake %d geese flew. ", 80);
    add_story(&b, "Chinese", "雁城%d飞", 80);
    buf_add_c(&b, "</channel></rss>");
    REPLY(h, "/f.xml", .status = 200, .body = b.p, .body_n = b.n);
    const char *add[] = {"./gander", "-q", "-d", database.p, "add", httpd_url(h, "/f.xml"), NULL};
    struct pty *p = pty_start(add, NULL, 80, 24);
    bool ok = pty_finish(p) == 0;
    httpd_stop(h);
    return ok;
}

static void press(struct pty *p, const char *keys, double *ms, size_t *bytes)
{
    size_t before = pty_bytes(p);
    double start = bench_ms();
    pty_send(p, keys);
    pty_settle(p);
    *ms = bench_ms() - start - quiet;
    *bytes = pty_bytes(p) - before;
}

static void report(const char *terminal, const char *story, int width, int size, const char *what,
                   double ms, size_t bytes)
{
    printf("{\"bench\": \"large\", \"terminal\": \"%s\", \"text\": \"%s\", \"columns\": %d, "
           "\"size\": %d, \"what\": \"%s\", \"ms\": %.1f, \"bytes\": %zu}\n",
           terminal, story, width, size, what, ms, bytes);
}

static void read_story(size_t terminal, const char *story, int width, int height)
{
    const char *argv[] = {"./gander", "-d", database.p, "--text-size", "1", NULL};
    struct pty *p = pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, width, height);
    double ms, total;
    size_t bytes, all;
    pty_set_replies(p, terminals[terminal].replies);
    pty_wait(p, "A+]");
    pty_send(p, "hg\r/");
    pty_send(p, story);
    pty_send(p, "\r\r");
    pty_wait(p, "Article");
    pty_send(p, "z");
    for (int size = 1; size <= 7; size++) {
        total = 0;
        all = 0;
        pty_send(p, "Gb");
        pty_settle(p);
        for (int i = 0; i < PAGES; i++) {
            press(p, "b", &ms, &bytes);
            total += ms;
            all += bytes;
        }
        report(terminals[terminal].name, story, width, size, "a page", total / PAGES, all / PAGES);
        press(p, "+", &ms, &bytes);
        report(terminals[terminal].name, story, width, size, "the next larger size", ms, bytes);
    }
    pty_send(p, "qQ"); /* the next one begins at the list */
    pty_finish(p);
}

int main(void)
{
    if (!mkdtemp(directory))
        return 1;
    buf_printf(&database, "%s/gander.db", directory);
    bool ok = subscribe();
    if (ok) {
        struct pty *p = pty_start((const char *[]){"/bin/sleep", "1", NULL}, NULL, 80, 24);
        double start = bench_ms();
        pty_settle(p);
        quiet = bench_ms() - start;
        pty_finish(p);
    }
    for (size_t i = 0; ok && i < sizeof terminals / sizeof *terminals; i++) {
        read_story(i, "Latin", 80, 24);
        read_story(i, "Latin", 200, 60);
        read_story(i, "Chinese", 80, 24);
        read_story(i, "Chinese", 200, 60);
    }
    remove_tree(directory);
    buf_fini(&database);
    return ok ? 0 : 1;
}
