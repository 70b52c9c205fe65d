/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk over 30 sources and 2,010 articles: mute a word, tag ten articles by query, make a view of
 * them, read, print and mail one, export the view as EPUB, undo everything. Prints the keys that
 * each step takes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

enum { SOURCES = 30, ARTICLES_EACH = 67, EVERY_GOOSE = 201, EVERY_STORM = 9 };

static char directory[] = "test-walk.XXXXXX";
static int keys_total;

/* Feeds, and the file of their addresses. */
static void serve_feeds(struct httpd *h)
{
    AUTO(buf) urls = BUF_INIT, target = BUF_INIT, body = BUF_INIT;
    for (int s = 0; s < SOURCES; s++) {
        buf_clear(&target);
        buf_clear(&body);
        buf_printf(&target, "/feed-%d", s);
        buf_printf(&body,
                   "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"%s %d\", "
                   "\"items\": [",
                   s % 2 ? "渡口週報" : "Harbour News", s);
        for (int i = 0; i < ARTICLES_EACH; i++) {
            int n = s * ARTICLES_EACH + i;
            const char *title = n % EVERY_GOOSE == 0   ? "大雁 land on the sandbar"
                                : n % EVERY_STORM == 0 ? "Storm over the bridge"
                                : s % 2                ? "電動渡輪太安靜"
                                                       : "Ferry timetable";
            buf_printf(&body,
                       "%s{\"id\": \"%d\", \"url\": \"http://news.example/%d\", "
                       "\"title\": \"%s %d\", \"content_text\": \"Text of number %d, 全文。\"}",
                       i > 0 ? ", " : "", n, n, title, n, n);
        }
        buf_add_c(&body, "]}");
        httpd_reply(
            h, target.p,
            &(struct httpd_reply){.headers = "Content-Type: application/json", .body = body.p});
        buf_printf(&urls, "%s\n", httpd_url(h, target.p));
    }
    pty_write_file(directory, "urls", urls.p, 0600);
}

static void run(const char *command, struct buf *output)
{
    AUTO(buf) line = BUF_INIT;
    buf_printf(&line, "LC_ALL=C.UTF-8 ./gander -d %s/gander.db %s", directory, command);
    FILE *f = popen(line.p, "r");
    check(f, command);
    for (int c; (c = getc(f)) != EOF;)
        buf_add_char(output, (char)c);
    check(pclose(f) == 0, command);
}

/* Everything that the walk changes. */
static void add_state(struct buf *b)
{
    run("articles --json --limit 0", b);
    run("tree --json", b);
    run("tags", b);
    run("view list", b);
    run("rule list", b);
}

/* Sends the keys of a step and waits for its result. */
static void step(struct pty *p, const char *name, const char *keys, const char *result)
{
    int n = 0;
    for (const char *k = keys; *k; k++)
        n += ((unsigned char)*k & 0xC0) != 0x80; /* a character of UTF-8 is one key */
    keys_total += n;
    printf("%3d %-6s %s\n", n, name, result);
    pty_send(p, keys);
    pty_wait(p, result);
}

static void walk(struct pty *p)
{
    AUTO(buf) epub = BUF_INIT;
    step(p, "mute", ":mute storm\r", "Muted 220 articles");
    step(p, "tag", "F大雁\r", "10 hits");
    step(p, "", ")", "10 picked");
    step(p, "", "twild\r", "tags of 10 articles changed");
    step(p, "", "\033", "10 hits · newest");
    step(p, "view", ":save-view Geese\r", "10 unread");
    step(p, "read", "\r", "全文");
    step(p, "print", "P\r", "Sent to");
    step(p, "mail", "M", "Passed to");
    buf_printf(&epub, "e\025%s/geese.epub\r", directory);
    step(p, "export", "q", "newest first");
    step(p, "", epub.p, "Saved as");
}

int main(void)
{
    struct httpd *h = httpd_start();
    if (!mkdtemp(directory))
        return 1;
    serve_feeds(h);
    AUTO(buf) text = BUF_INIT, before = BUF_INIT, after = BUF_INIT, ignored = BUF_INIT;
    buf_printf(&text, "#!/bin/sh\ncat >%s/printed\n", directory);
    pty_write_file(directory, "printer", text.p, 0700);
    buf_clear(&text);
    buf_printf(&text, "#!/bin/sh\necho \"$@\" >%s/mailed\n", directory);
    pty_write_file(directory, "mailer", text.p, 0700);
    buf_clear(&text);
    buf_printf(&text, "print-program %s/printer\nmail-program %s/mailer\n", directory, directory);
    pty_write_file(directory, "config", text.p, 0600);
    buf_clear(&text);
    buf_printf(&text, "import %s/urls", directory);
    run(text.p, &ignored);
    run("sync", &ignored);
    add_state(&before);
    char *database = pty_path(directory, "gander.db"), *config = pty_path(directory, "config");
    struct pty *p = pty_start((const char *[]){"./gander", "-d", database, "-c", config, NULL},
                              (const char *const[]){"LC_ALL=C.UTF-8", NULL}, 120, 40);
    pty_wait(p, "2010 unread");
    walk(p);
    step(p, "undo", "uuuu", "Undone: Rule added");
    printf("%3d keys\n", keys_total);
    pty_quit(p);
    buf_clear(&text);
    char *mailed = pty_path(directory, "mailed");
    check(file_read(mailed, 10000, &text, NULL), "a mail");
    check(strncmp(buf_c(&text), "mailto:?subject=%E5%A4%A7", 25) == 0, "its subject");
    free(mailed);
    add_state(&after);
    check(str_eq(buf_str(&before), buf_str(&after)), "the state is as before");
    httpd_stop(h);
    remove_tree(directory);
    free(database);
    free(config);
    return 0;
}
