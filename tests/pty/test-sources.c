/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources in the reader, end to end: a list's older page, a source's settings, what a watched page
 * said before. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static struct buf database;

static void serve(struct httpd *h, const char *target, const char *body)
{
    httpd_forget(h, target);
    REPLY(h, target, .headers = "Content-Type: text/html; charset=utf-8", .body = body);
}

static void serve_list(struct httpd *h, const char *target, int first, const char *more)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<html><title>News</title><ul>");
    for (int i = first; i > first - 8; i--) {
        buf_printf(&b,
                   "<li><a href=\"/p/%d.html\">第%d号：衡阳市的消息和通知公告</a>"
                   "<span>2026-01-%02d</span></li>",
                   i, i, i);
    }
    buf_printf(&b, "</ul>%s</html>", more);
    serve(h, target, buf_c(&b));
}

static void serve_phones(struct httpd *h, const char *number)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(
        &b,
        "<html><title>Phones</title><article><h1>Phones</h1><p>These numbers are answered on "
        "every working day from nine in the morning until five.</p><p>Water: %s</p>"
        "</article></html>",
        number);
    serve(h, "/phones", buf_c(&b));
}

static void add(const char *url, const char *kind, const char *title)
{
    const char *const argv[] = {"./gander", "-d", database.p, "add", url,
                                "--kind",   kind, "--title",  title, NULL};
    struct pty *p = pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24);
    if (pty_finish(p) != 0) {
        fprintf(stderr, "FAILED: %s could not be added\n", url);
        exit(1);
    }
}

/* The reason stays: nothing is refreshed after an import that failed. */
static void fail_to_import(struct pty *p)
{
    pty_send(p, ":import /no-list.opml\r");
    pty_wait(p, "/no-list.opml: No such file");
    pty_settle(p);
    check(!pty_has_sent(p, "No new articles"), "no refresh");
    pty_send(p, "\033");
    pty_wait_gone(p, ":import");
}

static void make_category(struct pty *p)
{
    pty_wait(p, "News");
    pty_send(p, ":category add Later\r");
    pty_wait(p, "Category added");
    pty_wait(p, "No sources here yet.");
    pty_send(p, "u");
    pty_wait_gone(p, "No sources here yet.");
}

/* Right-to-left text in a terminal without bidi: in the prompt, the tree and the title bar. */
static void make_hebrew_category(struct pty *p)
{
    pty_send(p, ":category add שלום 7 衡阳");
    pty_wait(p, ":category add 7 םולש 衡阳");
    pty_send(p, "\r");
    pty_wait(p, "Category added");
    pty_wait(p, "▸ 衡阳 7 םולש");
    check(pty_row_of(p, "衡阳 7 םולש") == 0 && !pty_shows(p, "שלום"), "it is turned everywhere");
    pty_send(p, "u");
    pty_wait_gone(p, "衡阳 7 םולש");
}

static void read_older(struct pty *p)
{
    pty_wait(p, "News");
    pty_send(p, "/News\r\r");
    pty_wait(p, "N loads older articles.");
    pty_wait(p, "第16号");
    pty_send(p, "N");
    pty_wait(p, "8 older articles.");
    pty_wait(p, "第1号");
    pty_wait_gone(p, "N loads older articles.");
    pty_send(p, "N");
    pty_wait(p, "No older articles are available here.");
}

static void change_settings(struct pty *p)
{
    pty_send(p, "E");
    pty_wait(p, "User-Agent");
    pty_send(p, "jjj\r");
    pty_wait(p, "Minutes between two fetches:");
    pty_send(p, "45\r");
    pty_wait(p, "45 minutes");
    pty_send(p, "jjjj\r");
    pty_wait(p, "New cookie:");
    pty_send(p, "id=hush");
    pty_wait(p, "New cookie: *******");
    pty_send(p, "\r");
    pty_wait(p, "Cookie       set");
    pty_send(p, "u");
    pty_wait(p, "Cookie       none");
    pty_send(p, "u");
    pty_wait_gone(p, "45 minutes");
    pty_send(p, "q");
    pty_wait_gone(p, "User-Agent");
}

static void see_earlier(struct pty *p, struct httpd *h)
{
    serve_phones(h, "222-2222");
    pty_send(p, "hj\r");
    pty_wait(p, "Phones");
    pty_send(p, "\r");
    pty_wait(p, "Water: 111-1111");
    pty_send(p, "r");
    pty_wait(p, "Water: 222-2222");
    pty_send(p, "i");
    pty_wait(p, "Earlier text");
    pty_send(p, "G\r");
    pty_wait(p, "~  Water: 111-1111");
    pty_wait(p, "marks text that was later removed");
    pty_send(p, "Q");
}

int main(void)
{
    char directory[] = "test-sources.XXXXXX";
    struct httpd *h = httpd_start();
    if (!mkdtemp(directory))
        return 1;
    buf_printf(&database, "%s/gander.db", directory);
    serve_list(h, "/news/", 16, "<a href=\"/news/pages/2.html\">下一页</a>");
    serve_list(h, "/news/pages/2.html", 8, "");
    serve_phones(h, "111-1111");
    add(httpd_url(h, "/news/"), "list", "News");
    add(httpd_url(h, "/phones"), "page", "Phones");
    const char *const argv[] = {"./gander", "-d", database.p, NULL};
    struct pty *p = pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24);
    fail_to_import(p);
    make_category(p);
    make_hebrew_category(p);
    read_older(p);
    change_settings(p);
    see_earlier(p, h);
    bool ok = pty_finish(p) == 0;
    httpd_stop(h);
    remove_tree(directory);
    buf_fini(&database);
    return ok ? 0 : 1;
}
