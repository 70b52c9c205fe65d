/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `gander portal add URL` in a terminal: shows a home page's menu, and adds it on confirmation. The
 * reader names it to those who add the home page alone. */
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

static bool add_front_page(const char *database, const char *url)
{
    const char *const argv[] = {"./gander", "-d", database, NULL};
    struct pty *p = pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 100, 30);
    pty_wait(p, "paste the address");
    pty_send(p, "a");
    pty_wait(p, "Address of a feed or a site:");
    pty_send(p, url);
    pty_send(p, "\r");
    pty_wait(p, "Subscribed. The site has a menu: :portals ADDRESS offers it.");
    pty_send(p, "Q");
    return pty_finish(p) == 0;
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
    REPLY(h, "/home",
          .body =
              "<title>The Pier</title><nav><a href=/n/>News</a><a href=/l/>Life</a>"
              "<a href=/s/>Sea</a></nav><ul><li>2026-11-20 <a href=/n/101.html>The bridge opens "
              "again after three months</a><li>2026-11-19 <a href=/n/102.html>The council votes "
              "for a night bus</a></ul>",
          .headers = "Content-Type: text/html\r\n");
    buf_add_c(&database, "2");
    ok = ok && add_front_page(database.p, httpd_url(h, "/home"));
    httpd_stop(h);
    remove_tree(directory);
    free(url);
    return ok ? 0 : 1;
}
