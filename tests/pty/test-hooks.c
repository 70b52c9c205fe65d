/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New articles in the reader: the terminal's notification, and a program that hangs beside it. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-hooks.XXXXXX";

static struct buf items = BUF_INIT; /* so far */

/* A feed with one more article. */
static void serve(struct httpd *h, const char *title)
{
    AUTO(buf) body = BUF_INIT;
    buf_printf(&items, "%s{\"id\": \"%s\", \"title\": \"%s\", \"content_text\": \"%s.\"}",
               items.n > 0 ? ", " : "", title, title, title);
    buf_printf(&body,
               "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": "
               "\"Har\\u001b]0;owned\\u0007bour; sea\", \"items\": [%s]}",
               buf_c(&items));
    httpd_forget(h, "/feed");
    httpd_reply(h, "/feed",
                &(struct httpd_reply){.headers = "Content-Type: application/json", .body = body.p});
}

static bool has_announced(struct pty *p, void *bytes)
{
    return pty_has_sent(p, bytes);
}

/* The reader in a terminal of this name has to send `bytes` when there are new articles. */
static void run(struct httpd *h, const char *const argv[], const char *terminal, const char *title,
                const char *bytes)
{
    struct pty *p = pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24);
    pty_set_replies(p, terminal);
    pty_wait(p, "newest first");
    serve(h, title);
    pty_send(p, "R");
    pty_wait(p, title);
    pty_wait_until(p, has_announced, (void *)bytes, bytes);
    check(!pty_has_sent(p, "]0;owned"), "names are sanitized");
    check(*bytes == '\033' || (!pty_has_sent(p, "\033]9;") && !pty_has_sent(p, "\033]777;")),
          "the bell");
    pty_wait(p, "after-refresh-program: ended after 1 s"); /* the reader did not wait */
    pty_send(p, "!");
    pty_wait(p, "Problems ─");
    pty_wait(p, "! after-refresh-program: ended after 1 s");
    pty_send(p, "q");
    pty_quit(p);
}

int main(void)
{
    struct httpd *h = httpd_start();
    AUTO(buf) database = BUF_INIT, config = BUF_INIT;
    struct error e;
    check(mkdtemp(directory) != NULL, "a directory");
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&config, "%s/config", directory);
    check(file_write_atomic(config.p,
                            STR("notify terminal\nhook-seconds 1\n"
                                "after-refresh-program \"sleep 1000\"\n"),
                            &e),
          "a configuration");
    serve(h, "First");
    const char *const add[] = {"./gander", "-d",        database.p, "add", httpd_url(h, "/feed"),
                               "--in",     "Sea; side", NULL};
    check(pty_finish(pty_start(add, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24)) == 0, "add");
    const char *const reader[] = {"./gander", "-d", database.p, "-c", config.p, NULL};
    run(h, reader, "\033P>|foot(1.16.2)\033\\\033[?62c", "Second",
        "\033]777;notify;gander;1 new article: Sea, side 1\033\\");
    run(h, reader, "\033P>|kitty(0.46.2)\033\\\033[?62c", "Third",
        "\033]9;gander: 1 new article: Sea, side 1\033\\");
    run(h, reader, "\033[?62c", "Fourth", "\a"); /* an unknown one */
    httpd_stop(h);
    remove_tree(directory);
    buf_fini(&items);
    return 0;
}
