/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample portal without network: an article's file is listed and downloaded, and its links lead
 * to the sample's other files, in the user's browser. */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/remove-tree.h"

static char directory[] = "/tmp/gander-demo-test-XXXXXX";

static void add_file(struct buf *out, const char *where, const char *name)
{
    AUTO(buf) path = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/%s", where, name);
    check(file_read(path.p, 1 << 20, out, &e), path.p);
}

static void download(struct pty *p)
{
    pty_wait(p, "All articles");
    pty_send(p, "Fis:odd\r"); /* told, instead of a list that has nothing */
    pty_wait(p, "is: knows unread, read, starred, changed, offline and muted, not odd");
    pty_wait(p, "Search everything: is:odd");
    pty_send(p, "\033");
    pty_wait_gone(p, "Search everything");
    pty_send(p, "Fbell in:Nowhere\r");
    pty_wait(p, "no such portal, category or source: Nowhere");
    pty_wait(p, "Search everything: bell in:Nowhere");
    pty_send(p, "\033");
    pty_wait_gone(p, "Search everything");
    pty_send(p, "Fbell\r");
    pty_wait(p, "Search: bell");
    pty_wait(p, "Morning on the sandbar");
    pty_send(p, "\r");
    pty_wait(p, "goose-radio-bell.wav[1] (audio/wav, 16 KB)");
    pty_send(p, "D");
    pty_wait(p, "Downloaded: ");
    pty_send(p, "T");
    pty_wait(p, "↧ goose-radio-bell.wav");
    pty_send(p, "qs");
    pty_wait(p, "Added to the Collection.");
    pty_send(p, "u");
    pty_wait(p, "Undone: ");
    pty_send(p, "uu"); /* opening it, and no further: the sample's portal stays */
    pty_wait(p, "Nothing to undo.");
    pty_quit(p);
}

/* True once the browser got the page so many times. */
static bool has_browsed(struct pty *p, void *times)
{
    struct str page = STR("/data/sample/en/News/City/2026-11/20/content_10372.htm\r\n");
    struct str all = pty_output(p);
    int n = 0;
    for (size_t at = 0; (at = str_find(all, page, at)) != SIZE_MAX; at++)
        n++;
    return n == *(int *)times;
}

/* Its own address, then where people talk about it. */
static void follow(struct pty *p)
{
    int times = 1;
    pty_wait(p, "All articles");
    pty_send(p, "FEleven-Arch\r");
    pty_wait(p, "Search: Eleven-Arch");
    pty_wait(p, "Eleven-Arch Bridge reopens");
    pty_send(p, "\r");
    pty_wait(p, "From:");
    pty_send(p, "o");
    pty_wait_until(p, has_browsed, &times, "waited for the article's own page");
    times++;
    pty_send(p, "c");
    pty_wait_until(p, has_browsed, &times, "waited for the comments");
    pty_wait(p, "From:");
    pty_quit(p);
}

/* A link of the scheme feed, as a desktop passes it: subscribes to nothing unasked. */
static void ask(struct pty *p)
{
    pty_wait(p, "Address of a feed or a site: feed:https://geese.example/x");
    pty_send(p, "\033");
    pty_wait_gone(p, "Address of a feed");
    pty_quit(p);
}

static void see_no_problems(struct pty *p)
{
    pty_wait(p, "Goosewater");
    pty_send(p, "!");
    pty_wait(p, "No problems.");
    pty_settle(p);
    check(pty_shows(p, "q back") && !pty_shows(p, "retry"), "there is nothing to retry");
    pty_quit(p);
}

/* A browser for terminals: tells what it is given. */
static void write_browser(struct buf *variable)
{
    AUTO(buf) path = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/browser", directory);
    buf_printf(variable, "BROWSER=%s", path.p);
    check(file_write_atomic(path.p, STR("#!/bin/sh\necho \"$@\"\n"), &e), path.p);
    check(chmod(path.p, 0700) == 0, path.p);
}

int main(void)
{
    const char *srcdir = getenv("srcdir");
    AUTO(buf) data = BUF_INIT, files = BUF_INIT, config = BUF_INIT, text = BUF_INIT;
    AUTO(buf) want = BUF_INIT, got = BUF_INIT, browser = BUF_INIT;
    struct error e;
    check(mkdtemp(directory) != NULL, "a temporary directory");
    buf_printf(&data, "GANDER_DATA_DIR=%s/data", srcdir ? srcdir : ".");
    buf_printf(&files, "%s/data/sample/files", srcdir ? srcdir : ".");
    buf_printf(&config, "%s/config", directory);
    buf_printf(&text, "download-dir %s\n", directory);
    check(file_write_atomic(config.p, buf_str(&text), &e), config.p);
    download(pty_start((const char *[]){"./gander", "-c", config.p, "--demo", NULL},
                       (const char *[]){"LC_ALL=C.UTF-8", data.p, NULL}, 80, 24));
    add_file(&want, files.p, "goose-radio-bell.wav");
    add_file(&got, directory, "goose-radio-bell.wav");
    check(str_eq(buf_str(&want), buf_str(&got)), "the bytes are the sample's");
    write_browser(&browser);
    follow(pty_start((const char *[]){"./gander", "-c", config.p, "--demo", NULL},
                     (const char *[]){"LC_ALL=C.UTF-8", data.p, browser.p, NULL}, 80, 24));
    ask(pty_start((const char *[]){"./gander", "--demo", "--add",
                                   "feed:https://geese.example/\033[31mx", NULL},
                  (const char *[]){"LC_ALL=C.UTF-8", data.p, NULL}, 80, 24));
    see_no_problems(pty_start((const char *[]){"./gander", "--demo", NULL},
                              (const char *[]){"LC_ALL=C.UTF-8", data.p, NULL}, 80, 24));
    remove_tree(directory);
    return 0;
}
