/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures in articles, offline: the sample portal is fetched over HTTP, the server goes, and they
 * are there as characters; as pixels only in a terminal that answers that it has them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

enum { WIDTH = 120, HEIGHT = 40 };

static char directory[] = "test-pictures.XXXXXX";
static struct buf database = BUF_INIT, cache = BUF_INIT;

static struct pty *start(const char *const argv[])
{
    const char *const environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", cache.p, NULL};
    return pty_start(argv, environment, WIDTH, HEIGHT);
}

static void run(const char *const argv[])
{
    struct pty *p = start(argv);
    check(pty_finish(p) == 0, argv[3]);
}

static bool is_built_in(void)
{
    struct pty *p = start((const char *[]){"./gander", "-d", database.p, "check", NULL});
    pty_wait(p, "Pictures");
    bool built_in = !pty_shows(p, "built without libchafa");
    check(pty_finish(p) == 0, "gander check");
    return built_in;
}

static void fetch_sample(void)
{
    struct httpd *h = httpd_start();
    httpd_serve_sample(h);
    const char *url = httpd_url(h, "/sample.opml");
    run((const char *[]){"./gander", "-d", database.p, "portal", "add", "--yes", url, NULL});
    run((const char *[]){"./gander", "-d", database.p, "sync", "--full-text", NULL});
    check(httpd_count(h, "/img/bridge.png") == 1, "a picture of two articles is fetched once");
    httpd_stop(h);
}

/* Opens the article about the bridge; its pane has the window. */
static struct pty *open_bridge(void)
{
    struct pty *p = start((const char *[]){"./gander", "-d", database.p, NULL});
    pty_wait(p, "All articles");
    pty_send(p, "F");
    pty_send(p, "Eleven-Arch\r");
    pty_wait(p, "Search");
    pty_send(p, "\r");
    pty_wait(p, "early by five hours");
    pty_send(p, "z");
    pty_wait_gone(p, "All articles");
    return p;
}

static bool has_blocks(struct pty *p, void *context)
{
    return pty_shows(p, "▀");
}

/* Cells between two rows of text that are in a colour of the palette's cube. */
static int count_colored(struct pty *p, int from, int to)
{
    int n = 0;
    for (int y = from; y < to; y++)
        for (int x = 0; x < WIDTH; x++)
            n += pty_color(p, x, y) >= 16;
    return n;
}

static size_t count(struct pty *p, const char *bytes)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(pty_output(p), str_from(bytes), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

static const char sixel[] = "\033P0;1q";

static void test_symbols(void)
{
    struct pty *p = open_bridge();
    pty_wait_until(p, has_blocks, NULL, "the picture, without its server");
    pty_settle(p);
    int above = pty_row_of(p, "early by five hours"), below = pty_row_of(p, "[image 1");
    int caption = pty_row_of(p, "The bridge from the south bank");
    check(above >= 0 && below > above + 4 && caption == below + 1, "it stands above its caption");
    check(count_colored(p, above + 2, below) > 100, "it has colours");
    check(!pty_has_sent(p, sixel) && !pty_has_sent(p, "\033_Ga="),
          "no pixels for a terminal without");
    pty_send(p, "I");
    pty_wait(p, "Pictures are not shown.");
    pty_settle(p);
    check(pty_row_of(p, "[image 1") == pty_row_of(p, "early by five hours") + 2,
          "room is given back");
    check(!has_blocks(p, NULL), "nothing is left of it");
    pty_send(p, "Iz"); /* the next start finds pictures and panes as they were */
    pty_wait(p, "All articles");
    pty_quit(p);
}

/* Inside a multiplexer that nobody told of: it says its name. */
static void test_multiplexer(void)
{
    struct pty *p = open_bridge();
    pty_wait_until(p, has_blocks, NULL, "the picture as characters");
    pty_send(p, "\033P>|tmux 3.4\033\\\033[6;16;8t\033[?62;4c");
    pty_settle(p);
    pty_send(p, "j");
    pty_settle(p);
    check(has_blocks(p, NULL) && !pty_has_sent(p, sixel), "no pixels for a multiplexer");
    pty_send(p, "z");
    pty_wait(p, "All articles");
    pty_quit(p);
}

static bool has_pixels(struct pty *p, void *context)
{
    return count(p, sixel) >= 5;
}

/* A terminal that answers: cells of 8 x 16 pixels, and sixel among its attributes. */
static void test_sixel(void)
{
    struct pty *p = open_bridge();
    pty_wait_until(p, has_blocks, NULL, "the picture before the answer");
    pty_send(p, "\033[6;16;8t\033[?62;4c");
    pty_wait_until(p, has_pixels, NULL, "the picture as pixels");
    pty_settle(p);
    check(!has_blocks(p, NULL), "not both at once");
    size_t strips = count(p, sixel);
    int rows = pty_row_of(p, "[image 1") - pty_row_of(p, "early by five hours") - 2;
    check(strips == (size_t)rows, "each row once");
    pty_send(p, ":set link-marks off\r"); /* elsewhere on the screen, and the text is set anew */
    pty_wait(p, "link-marks = ");
    pty_settle(p);
    check(count(p, sixel) == strips, "a picture that stays is not sent again");
    size_t erased = count(p, "X\033[");
    pty_send(p, "?");
    pty_wait(p, "Go to the last");
    pty_settle(p);
    check(count(p, "X\033[") > erased, "what lies over a picture erases it");
    pty_send(p, "q");
    pty_wait_gone(p, "Go to the last");
    pty_settle(p);
    check(count(p, sixel) > strips, "and it comes back");
    strips = count(p, sixel);
    pty_send(p, "j");
    pty_settle(p);
    check(count(p, sixel) > strips, "it moves with its text");
    pty_send(p, ":set pictures symbols\r");
    pty_wait_until(p, has_blocks, NULL, "characters where they are wanted");
    pty_quit(p);
}

int main(void)
{
    check(mkdtemp(directory) != NULL, "a temporary directory");
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&cache, "XDG_CACHE_HOME=%s/%s", getcwd((char[4096]){0}, 4096), directory);
    bool built_in = is_built_in();
    if (built_in) {
        fetch_sample();
        test_symbols();
        test_multiplexer();
        test_sixel();
    } else {
        fputs("SKIPPED: gander was built without pictures\n", stderr);
    }
    remove_tree(directory);
    buf_fini(&database);
    buf_fini(&cache);
    return built_in ? 0 : 77;
}
