/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `gander portal add URL` in a terminal: shows a home page's menu, and adds it on confirmation. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static void answer(const char *database, const char *url, const char *keys, int status)
{
    const char *const argv[] = {"./gander", "-d", database, "portal", "add", url, NULL};
    struct pty *p = pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 60);
    pty_wait(p, "Basic Education");
    pty_wait(p, "[y/N]");
    pty_send(p, keys);
    int got = pty_finish(p);
    if (got != status) {
        fprintf(stderr, "FAILED: %s ends with %d\n", keys, got);
        exit(1);
    }
}

int main(void)
{
    char directory[] = "test-portal.XXXXXX";
    AUTO(buf) database = BUF_INIT;
    struct httpd *h = httpd_start();
    if (!mkdtemp(directory))
        return 1;
    buf_printf(&database, "%s/gander.db", directory);
    httpd_serve_sample(h);
    char *url = mem_strdup(httpd_url(h, "/index.html"));
    answer(database.p, url, "n\n", 1);
    answer(database.p, url, "y\n", 0);
    const char *const tree[] = {"./gander", "-d", database.p, "tree", NULL};
    struct pty *p = pty_start(tree, NULL, 80, 60);
    pty_wait(p, "Basic Education");
    bool ok = pty_finish(p) == 0;
    httpd_stop(h);
    remove_tree(directory);
    free(url);
    return ok ? 0 : 1;
}
