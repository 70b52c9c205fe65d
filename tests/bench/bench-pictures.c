/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An article with five pictures in a pseudo-terminal, offline: the time from the key that opens it
 * to its text and to its pictures, and the bytes that it and a line of scrolling take; without
 * pictures, with characters, and with sixel. Prints a line of JSON for each. To be run in the build
 * directory.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "tests/bench/bench.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

enum { WIDTH = 120, HEIGHT = 60 };

static const char *const pictures[] = {"lake.jpg", "market.jpg", "bridge.png", "map.png",
                                       "ferry.jpg"};
static const char sixel[] = "\033P0;1q";
static char directory[] = "bench-pictures.XXXXXX";
static struct buf database = BUF_INIT, cache = BUF_INIT;

static struct pty *start(const char *const argv[])
{
    return pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", cache.p, NULL}, WIDTH, HEIGHT);
}

static void fetch(void)
{
    struct httpd *h = httpd_start();
    AUTO(buf) feed = BUF_INIT;
    httpd_serve_sample(h);
    buf_add_c(&feed, "<rss version=\"2.0\"><channel><title>Bench</title><item>"
                     "<title>Five pictures</title><guid>1</guid><description><![CDATA[");
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        buf_printf(&feed, "<p>Paragraph %zu.</p><p><img src=\"/img/%s\"></p>", i, pictures[i]);
    buf_add_c(&feed, "<p>The end.</p>]]></description></item></channel></rss>");
    REPLY(h, "/feed", .body = buf_c(&feed));
    char *url = mem_strdup(httpd_url(h, "/feed"));
    pty_finish(start((const char *[]){"./gander", "-q", "-d", database.p, "add", url, NULL}));
    pty_finish(start((const char *[]){"./gander", "-q", "-d", database.p, "sync", "-f", NULL}));
    httpd_stop(h);
    free(url);
}

static bool has_symbols(struct pty *p, void *context)
{
    int n = 0;
    for (int y = 8; y < HEIGHT - 2; y++)
        n += pty_color(p, WIDTH / 2, y) >= 16;
    return n > 3;
}

static bool has_pixels(struct pty *p, void *context)
{
    return pty_has_sent(p, sixel);
}

static void measure(const char *how, const char *answer, const char *set,
                    bool (*shown)(struct pty *, void *))
{
    struct pty *p = start((const char *[]){"./gander", "-d", database.p, NULL});
    pty_wait(p, "Five pictures");
    pty_send(p, answer);
    pty_send(p, set);
    pty_settle(p);
    int x, y;
    pty_cursor(p, &x, &y);
    if (x < 30) { /* in the tree: on to the list */
        pty_send(p, "\t");
        pty_settle(p);
    }
    size_t before = pty_bytes(p);
    double begin = bench_ms();
    pty_send(p, "\r");
    pty_wait(p, "Paragraph 0.");
    double text = bench_ms() - begin;
    if (shown)
        pty_wait_until(p, shown, NULL, "a picture");
    double picture = bench_ms() - begin;
    pty_settle(p);
    size_t opened = pty_bytes(p) - before;
    pty_send(p, "z");
    pty_settle(p);
    before = pty_bytes(p);
    pty_send(p, "j");
    pty_settle(p);
    printf("{\"bench\": \"pictures\", \"how\": \"%s\", \"text_ms\": %.1f, \"picture_ms\": %.1f, "
           "\"open_bytes\": %zu, \"line_bytes\": %zu}\n",
           how, text, picture, opened, pty_bytes(p) - before);
    pty_send(p, "zqQ");
    pty_finish(p);
}

int main(void)
{
    if (!mkdtemp(directory))
        return 1;
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&cache, "XDG_CACHE_HOME=%s/%s", getcwd((char[4096]){0}, 4096), directory);
    fetch();
    measure("off", "", ":set pictures off\r", NULL);
    measure("characters", "", ":set pictures symbols\r", has_symbols);
    measure("sixel", "\033[6;16;8t\033[?62;4c", ":set pictures auto\r", has_pixels);
    remove_tree(directory);
    buf_fini(&database);
    buf_fini(&cache);
    return 0;
}
