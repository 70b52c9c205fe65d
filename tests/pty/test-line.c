/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slow line: while a frame is on its way, keys are carried out, and none of their frames is sent;
 * the answer to it is not for a program that follows. */
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store.h"
#include "store/tree/tree.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

/* The status and the final answer of the terminal, so that frames ask for the status as well. */
#define REPLIES "\033[0n\033[?62c"

static char directory[] = "test-line.XXXXXX";
static struct buf database = BUF_INIT, config = BUF_INIT;

static struct pty *start(const char *command, const char *argument)
{
    return pty_start(
        (const char *[]){"./gander", "-d", database.p, "-c", config.p, command, argument, NULL},
        (const char *[]){"LC_ALL=C.UTF-8", "TZ=UTC", NULL}, 80, 24);
}

static void subscribe(void)
{
    struct httpd *h = httpd_start();
    AUTO(buf) feed = BUF_INIT;
    buf_add_c(&feed, "<rss version=\"2.0\"><channel><title>Geese</title>");
    for (int i = 0; i < 4; i++)
        buf_printf(&feed, "<item><title>Goose %d</title><guid>%d</guid></item>", i, i);
    buf_add_c(&feed, "</channel></rss>");
    REPLY(h, "/feed", .body = feed.p);
    check(pty_finish(start("add", httpd_url(h, "/feed"))) == 0, "the feed is added");
    httpd_stop(h);
}

static bool one_is_read(struct pty *p, void *context)
{
    struct store *s;
    struct tree tree;
    struct error e;
    check(store_open(database.p, &s, &e) && tree_load(s, &tree, &e), "the database is read");
    bool read = tree.all.unread == 3;
    tree_fini(&tree);
    store_close(s);
    return read;
}

/* The terminal answers each frame: the counts may come in one of their own. */
static bool shows_count(struct pty *p, void *context)
{
    pty_send(p, "\033[0n");
    return pty_shows(p, "3 unread");
}

int main(void)
{
    check(mkdtemp(directory) != NULL, "there is a directory");
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&config, "%s/config", directory);
    check(file_write_atomic(config.p, STR("pictures off\n"), NULL), "the settings are written");
    subscribe();
    struct pty *p = start(NULL, NULL);
    pty_set_replies(p, REPLIES);
    pty_wait(p, "4 unread");
    pty_settle(p);
    size_t before = pty_bytes(p);
    pty_send(p, "\rm");
    pty_wait_until(p, one_is_read, NULL, "an article to be read");
    check(pty_bytes(p) == before, "nothing is sent behind the frame");
    pty_wait_until(p, shows_count, NULL, "the count of unread articles");
    pty_settle(p); /* all answers are read */
    pty_send(p, "\033[0n\r?");
    pty_wait(p, "Help ─");
    pty_send(p, "q:pipe cat\r");
    pty_wait_gone(p, "Help ─");
    pty_send(p, "\033[0n");
    pty_wait(p, "Press Enter");
    pty_send(p, "x");
    pty_wait(p, "gander.x");
    check(!pty_shows(p, "[0n"), "the program does not get the answer");
    pty_send(p, "\r");
    pty_wait(p, "text size");
    pty_send(p, "\033[0nQ");
    check(pty_finish(p) == 0, "it ends");
    remove_tree(directory);
    buf_fini(&database);
    buf_fini(&config);
    return 0;
}
