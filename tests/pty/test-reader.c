/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader end to end, at three sizes of the terminal: the sample portal is fetched over HTTP,
 * the server goes, and everything is read offline by keys. Then a second start: the place is kept.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-reader.XXXXXX";
static struct buf database = BUF_INIT, config = BUF_INIT;

static const char *const environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", NULL};

static void run(const char *const argv[], int status)
{
    struct pty *p = pty_start(argv, environment, 80, 24);
    check(pty_finish(p) == status, argv[3]);
}

/* Leaves a database with the whole portal, and no server. */
static void fetch_sample(void)
{
    struct httpd *h = httpd_start();
    httpd_serve_sample(h);
    char *url = mem_strdup(httpd_url(h, "/sample.opml"));
    run((const char *[]){"./gander", "-d", database.p, "portal", "add", "--yes", url, NULL}, 0);
    run((const char *[]){"./gander", "-d", database.p, "sync", NULL}, 0);
    httpd_stop(h);
    free(url);
}

/* Pictures of the screen must not depend on what fonts there are, or which libchafa. */
static void write_config(void)
{
    buf_printf(&config, "%s/config", directory);
    FILE *f = fopen(config.p, "w");
    check(f && fputs("unifont none\npictures off\n", f) >= 0 && fclose(f) == 0,
          "the settings are written");
}

static struct pty *start(int width, int height)
{
    return pty_start((const char *[]){"./gander", "-d", database.p, "-c", config.p, NULL},
                     environment, width, height);
}

/* From the tree's first line to a Chinese article. */
static void walk_to_article(struct pty *p)
{
    pty_wait(p, "All articles");
    pty_send(p, "G");
    pty_send(p, "\r"); /* the last category is the Chinese edition */
    pty_wait(p, "34 unread");
    pty_send(p, "j");
    pty_send(p, "\r");
    pty_wait(p, "梅素音");
}

static void expect(struct pty *p, const char *step, int width, int height)
{
    AUTO(buf) name = BUF_INIT;
    buf_printf(&name, "%s-%dx%d", step, width, height);
    pty_expect_screen(p, name.p);
}

/* The sizes, with pictures of the article alone at each: no date there depends on today. */
static void change_sizes(struct pty *p, int width, int height)
{
    bool zoom = width >= 100;
    if (zoom) {
        pty_send(p, "z");
        pty_wait_gone(p, "All articles");
    }
    expect(p, "normal", width, height);
    pty_send(p, "+");
    pty_wait(p, "3 A+");
    expect(p, "airy", width, height);
    pty_send(p, "--");
    pty_wait(p, "1 A+");
    expect(p, "compact", width, height);
    pty_send(p, "0");
    pty_wait(p, "2 A+");
    if (zoom) {
        pty_send(p, "z");
        pty_wait(p, "All articles");
    }
}

static void find(struct pty *p)
{
    pty_send(p, "/石匠\r");
    pty_wait(p, "Match 1 of 2");
    pty_wait(p, "石匠");
    pty_send(p, "n");
    pty_wait(p, "Match 2 of 2");
    pty_send(p, "\033");
    pty_wait_gone(p, "Match");
}

/* Back to the list, which has the article's room again. The text may come before the heading. */
static void close_article(struct pty *p)
{
    pty_wait(p, " Article ");
    pty_send(p, "q");
    pty_wait_gone(p, " Article ");
    pty_wait(p, "33 unread");
}

static void first_visit(int width, int height)
{
    struct pty *p = start(width, height);
    walk_to_article(p);
    change_sizes(p, width, height);
    find(p);
    pty_send(p, "s");
    pty_wait(p, "Added to the Collection");
    close_article(p);
    pty_send(p, "A");
    pty_wait_gone(p, "33 unread");
    pty_send(p, "A");
    pty_wait(p, "No unread articles here.");
    pty_send(p, "u");
    pty_wait(p, "33 unread");
    /* A refresh with nobody there to answer: told, and nothing lost. */
    pty_send(p, "R");
    pty_wait(p, "sources wait");
    pty_send(p, "u"); /* the star */
    pty_settle(p);
    pty_send(p, "\022"); /* and again */
    pty_settle(p);
    pty_wait(p, "33 unread");
    pty_send(p, "\r");
    pty_wait(p, "石匠周"); /* where the find had led */
    pty_quit(p);
}

static void second_visit(int width, int height)
{
    struct pty *p = start(width, height);
    pty_wait(p, "石匠周"); /* where the find had led */
    close_article(p);
    pty_resize(p, 90, 30);
    pty_wait(p, "33 unread");
    pty_signal(p, SIGHUP);
    pty_signal(p, SIGHUP);
    check(pty_finish(p) == 0, "a hang-up ends it in order");
}

/* Articles that are listed open offline with their text, one after the other. */
static void read_on(void)
{
    struct pty *p = start(100, 30);
    pty_wait(p, "33 unread");
    pty_send(p, "hg");
    pty_settle(p);
    pty_send(p, "\r");
    pty_wait(p, "gander  All articles");
    pty_send(p, "\r");
    pty_wait(p, "From:");
    for (int i = 0; i < 30; i++) {
        pty_send(p, "J");
        pty_settle(p);
        check(!pty_shows(p, "no text"), "an article opens with its text");
        check(pty_shows(p, "Date:") || pty_shows(p, "From:"), "an article is open");
    }
    pty_quit(p);
}

/* Keys that come at once with a list's opening reach its end, although it was not painted yet. */
static void page_at_once(void)
{
    AUTO(buf) paged = BUF_INIT, end = BUF_INIT;
    struct pty *p = start(80, 24);
    pty_wait(p, "33 unread");
    pty_send(p, "hg\r\033[6~\033[6~\033[6~\033[6~\033[6~\033[6~\033[6~\033[6~");
    pty_wait(p, "gander  All articles");
    pty_settle(p);
    pty_add_screen(p, &paged);
    pty_send(p, "G");
    pty_settle(p);
    pty_add_screen(p, &end);
    check(str_eq(buf_str(&paged), buf_str(&end)), "pages of keys at once reach the end");
    pty_quit(p);
}

static int hang_up(struct pty *p)
{
    pty_signal(p, SIGHUP);
    return pty_finish(p);
}

static int terminate(struct pty *p)
{
    pty_signal(p, SIGTERM);
    return pty_finish(p);
}

/* The place in an article outlives any end, and an interrupt is none. */
static void keep_place(void)
{
    static int (*const ends[])(struct pty * p) = {hang_up, terminate, pty_hang_up};
    struct pty *p = start(40, 12);
    pty_wait(p, "33 unread");
    pty_send(p, "\r");
    pty_wait(p, "Article");
    for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
        AUTO(buf) before = BUF_INIT, after = BUF_INIT;
        pty_send(p, i % 2 ? "g" : "G");
        pty_settle(p);
        if (i % 2)
            pty_signal(p, SIGINT);
        else
            pty_send(p, "\003");
        pty_wait(p, "Q quits.");
        pty_send(p, i % 2 ? "j" : "kk");
        pty_wait_gone(p, "Q quits.");
        pty_settle(p);
        pty_add_screen(p, &before);
        check(ends[i](p) == 0, "it ends in order");
        p = start(40, 12);
        pty_wait(p, "中文版");
        pty_settle(p);
        pty_add_screen(p, &after);
        if (!str_eq(buf_str(&before), buf_str(&after))) {
            fprintf(stderr, "---- before:\n%s---- after:\n%s", before.p, after.p);
            check(false, "the place is kept");
        }
    }
    pty_quit(p);
}

int main(void)
{
    static const struct {
        int width, height;
    } sizes[] = {{120, 40}, {80, 24}, {40, 10}};
    check(mkdtemp(directory) != NULL, "a temporary directory");
    write_config();
    for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
        buf_clear(&database);
        buf_printf(&database, "%s/%d.db", directory, sizes[i].width);
        fetch_sample();
        first_visit(sizes[i].width, sizes[i].height);
        second_visit(sizes[i].width, sizes[i].height);
    }
    buf_clear(&database);
    buf_printf(&database, "%s/120.db", directory);
    read_on();
    buf_clear(&database);
    buf_printf(&database, "%s/40.db", directory);
    page_at_once();
    buf_clear(&database);
    buf_printf(&database, "%s/80.db", directory);
    keep_place();
    remove_tree(directory);
    buf_fini(&config);
    buf_fini(&database);
    return 0;
}
