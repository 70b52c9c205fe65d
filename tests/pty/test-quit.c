/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quitting with unstored changes: this process keeps the database locked. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store.h"
#include "store/tree/tree.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-quit.XXXXXX";
static struct buf database = BUF_INIT, config = BUF_INIT;

static const char *const environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", NULL};

static struct pty *start(const char *command, const char *argument)
{
    return pty_start(
        (const char *[]){"./gander", "-d", database.p, "-c", config.p, command, argument, NULL},
        environment, 80, 24);
}

/* The same articles, in a feed that differs. */
static void serve_feed(struct httpd *h, int minutes)
{
    AUTO(buf) feed = BUF_INIT;
    buf_printf(&feed, "<rss version=\"2.0\"><channel><title>Geese</title><ttl>%d</ttl>", minutes);
    for (int i = 0; i < 4; i++)
        buf_printf(&feed, "<item><title>Goose %d</title><guid>%d</guid></item>", i, i);
    buf_add_c(&feed, "</channel></rss>");
    httpd_forget(h, "/feed");
    REPLY(h, "/feed", .body = feed.p);
}

static void subscribe(struct httpd *h)
{
    serve_feed(h, 60);
    check(pty_finish(start("add", httpd_url(h, "/feed"))) == 0, "the feed is added");
}

static struct store *lock_database(void)
{
    struct store *other;
    struct error e;
    check(store_open(database.p, &other, &e) && store_begin(other, &e), "the database is locked");
    return other;
}

static void unlock_database(struct store *other)
{
    store_rollback(other);
    store_close(other);
}

static int64_t count_starred(void)
{
    struct store *s;
    struct tree tree;
    struct error e;
    check(store_open(database.p, &s, &e) && tree_load(s, &tree, &e), "the database is read");
    int64_t starred = tree.all.starred;
    tree_fini(&tree);
    store_close(s);
    return starred;
}

static bool shows_stars(struct pty *p, void *context)
{
    AUTO(buf) screen = BUF_INIT;
    int stars = 0;
    pty_add_screen(p, &screen);
    for (const char *at = screen.p; (at = strstr(at, "★")); at++)
        stars++;
    return stars == 4; /* one is the Collection's */
}

static bool second_is_selected(struct pty *p, void *context)
{
    int x, y;
    pty_cursor(p, &x, &y);
    return y == pty_row_of(p, "Goose 1") && x > 20;
}

/* Stars three articles and quits; the lock is still there. */
static struct pty *quit_with_changes(struct store **other)
{
    struct pty *p = start(NULL, NULL);
    pty_wait(p, "4 unread");
    *other = lock_database();
    pty_send(p, "\tsjsjs");
    pty_wait_until(p, shows_stars, NULL, "three stars");
    pty_send(p, "Q");
    pty_wait(p, "Saving 3 changes… Ctrl-C quits without them");
    return p;
}

static void test_waits(void)
{
    struct store *other;
    struct pty *p = quit_with_changes(&other);
    unlock_database(other);
    check(pty_finish(p) == 0, "all is well");
    check(count_starred() == 3, "the marks are stored");
}

static void test_interrupted(void)
{
    struct store *other;
    struct pty *p = quit_with_changes(&other);
    pty_send(p, "\x03");
    pty_wait(p, "3 changes were not saved: another process keeps the database locked");
    check(pty_finish(p) == 1, "the loss is in the exit status");
    unlock_database(other);
    check(count_starred() == 0, "the marks are not there");
}

static void test_category(void)
{
    struct store *other;
    struct pty *p = start(NULL, NULL);
    pty_wait(p, "4 unread");
    other = lock_database();
    pty_send(p, ":category add Later\r");
    pty_wait_gone(p, ":category");
    pty_send(p, "Q");
    pty_wait(p, "Saving 1 change… Ctrl-C quits without it");
    pty_send(p, "\x03");
    pty_wait(p, "1 change was not saved: another process keeps the database locked");
    check(pty_finish(p) == 1, "the loss is in the exit status");
    unlock_database(other);
}

/* A parser that reads rules which never come holds up neither the end nor what is stored last. */
static void test_hanging_parser(struct httpd *h)
{
    AUTO(buf) pipe = BUF_INIT;
    int rules;
    buf_printf(&pipe, "%s/sites/slow.rules", directory);
    check(mkfifo(pipe.p, 0600) == 0, "there is a pipe");
    serve_feed(h, 61);
    struct pty *p = start(NULL, NULL);
    pty_wait(p, "unread");
    pty_send(p, "R");
    pty_wait(p, "Refreshing");
    while ((rules = open(pipe.p, O_WRONLY | O_NONBLOCK | O_CLOEXEC)) < 0)
        usleep(1000); /* nobody reads yet */
    unlink(pipe.p);
    pty_send(p, "gj"); /* the list has the focus, as it was left */
    pty_wait_until(p, second_is_selected, NULL, "the second row");
    pty_send(p, "Q");
    check(pty_finish(p) == 0, "all is well");
    close(rules);
    p = start(NULL, NULL);
    pty_wait(p, "unread");
    pty_settle(p);
    check(second_is_selected(p, NULL), "the place is kept");
    pty_quit(p);
}

/* Moves and quits; the lock is still there. */
static struct pty *quit_with_place(struct store **other)
{
    struct pty *p = start(NULL, NULL);
    pty_wait(p, "unread");
    *other = lock_database();
    pty_send(p, "j");
    pty_settle(p);
    pty_send(p, "Q");
    pty_wait(p, "Saving the reading place… Ctrl-C quits without it");
    return p;
}

static void test_place(void)
{
    struct store *other;
    struct pty *p = quit_with_place(&other);
    pty_send(p, "\x03");
    check(pty_finish(p) == 0, "no change was lost");
    unlock_database(other);
    p = quit_with_place(&other);
    unlock_database(other);
    check(pty_finish(p) == 0, "all is well");
}

/* A reader that changed nothing stores nothing. A log left to be written back would change the
 * version, too. */
static void test_unchanged(void)
{
    struct store *other;
    int64_t before, after;
    check(store_open(database.p, &other, NULL), "the database is opened");
    for (int i = 0; i < 2; i++) {
        check(store_write_back(other, NULL), "its log is written back");
        check(store_data_version(other, &before, NULL), "its version is read");
        struct pty *p = start(NULL, NULL);
        pty_wait(p, "unread");
        pty_settle(p);
        pty_quit(p);
        check(store_data_version(other, &after, NULL), "its version is read");
    }
    check(before == after, "the second reader has changed nothing");
    store_close(other);
}

int main(void)
{
    check(mkdtemp(directory) != NULL, "there is a directory");
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&config, "%s/config", directory);
    FILE *f = fopen(config.p, "w");
    check(f && fputs("unifont none\npictures off\n", f) >= 0 && fclose(f) == 0,
          "the settings are written");
    struct httpd *h = httpd_start();
    subscribe(h);
    test_unchanged();
    test_interrupted();
    test_category();
    test_waits();
    AUTO(buf) rules = BUF_INIT;
    buf_printf(&rules, "%s/sites", directory);
    check(mkdir(rules.p, 0700) == 0, "there is a directory for rules");
    test_hanging_parser(h);
    test_place();
    httpd_stop(h);
    remove_tree(directory);
    buf_fini(&database);
    buf_fini(&config);
    return 0;
}
