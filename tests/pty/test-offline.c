/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Going offline: texts and a file are fetched, the server goes, and the reader shows stored
 * articles, marks missing ones, and opens the file.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

enum { FILE_BYTES = 200000 };

static char directory[] = "/tmp/gander-offline-XXXXXX";
static struct buf database, config, opened;

static const char *const environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", "BROWSER=true",
                                          "XDG_CACHE_HOME=/nonexistent", NULL};

static void write_file(const char *path, const struct buf *text)
{
    struct error e;
    check(file_write_atomic(path, buf_str(text), &e), path);
}

/* A program that notes what it is to open. */
static void configure(void)
{
    AUTO(buf) script = BUF_INIT, path = BUF_INIT, text = BUF_INIT;
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&config, "%s/config", directory);
    buf_printf(&opened, "%s/opened", directory);
    buf_printf(&path, "%s/opener", directory);
    buf_printf(&script, "#!/bin/sh\nprintf '%%s' \"$1\" >'%s.new' && mv '%s.new' '%s'\n", opened.p,
               opened.p, opened.p);
    write_file(path.p, &script);
    check(chmod(path.p, 0700) == 0, path.p);
    buf_printf(&text, "page-budget 0\ndownload-dir %s\nopener %s\n", directory, path.p);
    write_file(config.p, &text);
}

static void serve(struct httpd *h)
{
    AUTO(buf) feed = BUF_INIT, page = BUF_INIT, file = BUF_INIT;
    buf_printf(&feed,
               "<rss version=\"2.0\"><channel><title>雁城</title><item><title>群雁南飞</title>"
               "<link>%s</link><description>短讯。</description>"
               "<enclosure url=\"%s\" type=\"audio/mpeg\" length=\"%d\"/></item>",
               httpd_url(h, "/whole"), httpd_url(h, "/%E9%9B%81.mp3"), FILE_BYTES);
    buf_printf(&feed,
               "<item><title>Lost page</title><link>%s</link><description>Only so much.&lt;a"
               " href=\"https://news.example/more\"&gt;More&lt;/a&gt;</description></item>"
               "</channel></rss>",
               httpd_url(h, "/lost"));
    REPLY(h, "/feed", .body = feed.p);
    buf_add_c(&page, "<html><title>群雁南飞</title><article><h1>群雁南飞</h1>");
    for (int i = 1; i <= 30; i++) {
        buf_printf(&page,
                   "<p>第%d段：大雁排成人字形，从湘江上空飞过，两岸的市民纷纷驻足观看并拍照。</p>",
                   i);
    }
    buf_add_c(&page, "</article></html>");
    REPLY(h, "/whole", .headers = "Content-Type: text/html; charset=utf-8", .body = page.p);
    REPLY(h, "/lost", .status = 503);
    buf_add_chars(&file, 'x', FILE_BYTES);
    REPLY(h, "/\xe9\x9b\x81.mp3", .body = file.p, .body_n = file.n);
    REPLY(h, "/%E9%9B%81.mp3", .body = file.p, .body_n = file.n);
}

static struct pty *start(const char *const *arguments, int width, int height)
{
    const char *argv[16] = {"./gander", "-d", database.p, "-c", config.p};
    for (size_t i = 0; arguments && arguments[i]; i++)
        argv[5 + i] = arguments[i];
    return pty_start(argv, environment, width, height);
}

/* The whole text on its way is said; so is, at the end, what is missing. */
static void prepare(const char *url)
{
    struct pty *p = start((const char *[]){"add", url, "--kind", "feed", NULL}, 80, 24);
    check(pty_finish(p) == 0, "the feed is added");
    p = start((const char *[]){"sync", "--full-text", NULL}, 80, 24);
    pty_wait(p, "Ready to be read offline: 1 of 2 articles");
    pty_wait(p, "1 page could not be fetched:");
    pty_wait(p, "(HTTP 503)");
    check(pty_finish(p) == 0, "sync ends with 0");
}

static void download(void)
{
    struct pty *p = start(NULL, 80, 24);
    pty_wait(p, "All articles");
    pty_send(p, "F群雁\r");
    pty_wait(p, "Search: 群雁");
    pty_send(p, "\r");
    pty_wait(p, "第1段");
    pty_send(p, "D");
    pty_wait(p, "Downloaded: ");
    pty_send(p, "T");
    pty_wait(p, "雁.mp3");
    pty_wait(p, "200 KB");
    pty_quit(p);
}

static bool was_opened(struct pty *p, void *context)
{
    return access(opened.p, F_OK) == 0;
}

/* The list, the article and the search have what was fetched. */
static void read_whole(struct pty *p, int width)
{
    pty_wait(p, "Offline ready");
    pty_send(p, "gjjj\r");
    pty_wait(p, "gander  Offline ready");
    pty_wait(p, "群雁南飞");
    pty_wait(p, "↧");
    pty_wait_gone(p, "Lost page");
    pty_send(p, "\r");
    pty_wait(p, "text of the page");
    pty_send(p, "g");
    pty_wait(p, "第1段");
    pty_send(p, "/第29段\r");
    pty_wait(p, "match 1/1");
    pty_wait(p, "第29段");
    pty_send(p, "\033");
    pty_wait_gone(p, "match 1/1");
    pty_send(p, "x");
    pty_wait(p, "短讯");
    pty_send(p, "x");
    pty_wait(p, "第29段"); /* where the find had led */
    pty_send(p, "q");
    pty_send(p, "F驻足\r");
    pty_wait(p, "Search: 驻足");
    pty_wait(p, "群雁南飞");
}

/* Actions that need an unreachable host say so, and the feed's text stays. */
static void ask_for_more(struct pty *p)
{
    pty_send(p, "FLost\r");
    pty_wait(p, "Lost page");
    pty_send(p, "\r");
    pty_wait(p, "Only so much.");
    pty_send(p, "x");
    pty_wait(p, "connection refused by 127.0.0.1");
    pty_wait(p, "showing the feed");
    pty_wait(p, "Only so much.");
}

static void open_file(struct pty *p)
{
    AUTO(buf) path = BUF_INIT;
    struct error e;
    pty_send(p, "T");
    pty_wait(p, "雁.mp3");
    pty_send(p, "\r");
    pty_wait_until(p, was_opened, NULL, "the file is opened");
    check(file_read(opened.p, 4096, &path, &e), "what was opened");
    check(str_ends(buf_str(&path), STR("/雁.mp3")), path.p);
    check(access(path.p, R_OK) == 0, path.p);
    unlink(opened.p);
    pty_wait(p, "Downloads");
    pty_send(p, "d");
    pty_wait(p, "the file stays");
    pty_wait_gone(p, "200 KB");
}

static void travel(int width, int height, bool last)
{
    struct pty *p = start(NULL, width, height);
    if (width < 60)
        pty_send(p, "\t\t\t"); /* one pane at a time: back to the tree */
    pty_settle(p);
    pty_send(p, "hhh");
    read_whole(p, width);
    ask_for_more(p);
    if (last)
        open_file(p);
    pty_quit(p);
}

int main(void)
{
    check(mkdtemp(directory) != NULL, "a temporary directory");
    configure();
    struct httpd *h = httpd_start();
    serve(h);
    prepare(httpd_url(h, "/feed"));
    download();
    httpd_stop(h);
    travel(120, 40, false);
    travel(80, 24, true);
    remove_tree(directory);
    buf_fini(&database);
    buf_fini(&config);
    buf_fini(&opened);
    return 0;
}
