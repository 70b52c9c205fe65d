/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and prints of an article with a hostile title, from the reader: files get the name that
 * was typed, programs their input, and nothing is run or overwritten. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-sharing.XXXXXX";

static const char feed[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Harbour\", \"items\": [{"
    "\"id\": \"1\", \"url\": \"http://news.example/1\", \"title\": \"Ferry ../../x $(touch owned) "
    "\\u001b]0;owned\\u0007 \\u202egnp ends\", \"content_text\": \"The text goes on.\"}, {"
    "\"id\": \"2\", \"url\": \"http://news.example/2\", \"title\": \"Second\", "
    "\"content_text\": \"Another text.\"}]}";

/* Sends keys, with "%s" for the directory. */
static void send_keys(struct pty *p, const char *keys)
{
    AUTO(buf) b = BUF_INIT;
    const char *at = strstr(keys, "%s");
    buf_add(&b, (struct str){keys, at ? (size_t)(at - keys) : strlen(keys)});
    buf_add_c(&b, at ? directory : "");
    buf_add_c(&b, at ? at + 2 : "");
    pty_send(p, b.p);
}

/* The file begins with `start`, and has the words unless these are NULL. A text, unlike a ZIP
 * archive, has no control characters. */
static void expect_file(const char *name, const char *start, const char *words)
{
    AUTO(buf) bytes = BUF_INIT;
    struct error e;
    char *path = pty_path(directory, name);
    check(file_read(path, 1 << 20, &bytes, &e), name);
    check(str_starts(buf_str(&bytes), str_from(start)), name);
    check(!words || str_find(buf_str(&bytes), str_from(words), 0) != SIZE_MAX, name);
    check(*start == 'P' || str_find(buf_str(&bytes), STR("\033"), 0) == SIZE_MAX, name);
    free(path);
}

static void export_article(struct pty *p)
{
    send_keys(p, "e");
    pty_wait(p, "Export the article to: Ferry ..");
    send_keys(p, "\025%s/a.txt\r");
    pty_wait(p, "Saved as");
    expect_file("a.txt", "My feeds › Harbour", "The text goes on.");
    send_keys(p, ":export %s/a.txt\r");
    pty_wait(p, "a file of this name exists");
    send_keys(p, "\025export %s/a.pdf\r"); /* the command line is open again */
    pty_wait(p, "end the name in");
    send_keys(p, "\025redraw\r"); /* closes it */
    static const struct {
        const char *name, *start;
    } files[] = {{"a.md", "My feeds › Harbour"},
                 {"a.html", "<!DOCTYPE html>"},
                 {"a.epub", "PK\3\4"},
                 {"a.json", "{\"version\""},
                 {"a.eml", "Subject: Ferry ../../x $(touch owned) "}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        AUTO(buf) keys = BUF_INIT;
        buf_printf(&keys, ":export %s/%s\r", directory, files[i].name);
        pty_send(p, keys.p);
        buf_clear(&keys);
        buf_printf(&keys, "%s.", files[i].name);
        pty_wait(p, keys.p);
        expect_file(files[i].name, files[i].start, NULL);
    }
}

static void print_article(struct pty *p)
{
    send_keys(p, "P");
    pty_wait(p, "Print the article with (or > FILE):");
    send_keys(p, "\r"); /* the configured program */
    pty_wait(p, "Sent to");
    expect_file("printed", "Ferry ../../x $(touch owned) ", "Page 1");
    send_keys(p, ":print > %s/pages.txt\r");
    pty_wait(p, "Saved as");
    expect_file("pages.txt", "Ferry", "Page 1");
}

static void export_list(struct pty *p)
{
    send_keys(p, "q");
    pty_wait(p, "newest first");
    send_keys(p, "e");
    pty_wait(p, "Export all articles here to: ");
    send_keys(p, "\025%s/all.md\r");
    pty_wait(p, "Saved as");
    expect_file("all.md", "My feeds › Harbour", "Another text.");
}

/* Arguments, input and end of programs beside the reader. */
static void use_programs(struct pty *p)
{
    send_keys(p, "\r"); /* the article again */
    pty_wait(p, "goes on.");
    send_keys(p, ":bookmark a $(touch owned) note\r");
    pty_wait(p, "Bookmarked.");
    expect_file("bookmark", "http://news.example/1\nFerry ../../x $(touch owned) ",
                "\na $(touch owned) note\nHarbour\n");
    send_keys(p, "y");
    pty_wait(p, "copy-program: status 3");
    expect_file("copied", "http://news.example/1", NULL);
    send_keys(p, ":set bookmark-program %s/sleeper\r");
    send_keys(p, ":set hook-seconds 1\r");
    send_keys(p, ":bookmark\r");
    pty_wait(p, "bookmark-program: ended after 1 s");
}

int main(void)
{
    struct httpd *h = httpd_start();
    if (!mkdtemp(directory))
        return 1;
    httpd_reply(h, "/feed",
                &(struct httpd_reply){.headers = "Content-Type: application/json", .body = feed});
    char *database = pty_path(directory, "gander.db"), *config = pty_path(directory, "config");
    AUTO(buf) script = BUF_INIT;
    buf_printf(&script, "#!/bin/sh\ncat >%s/printed\n", directory);
    pty_write_file(directory, "printer", script.p, 0700);
    buf_clear(&script);
    buf_printf(&script, "#!/bin/sh\nprintf '%%s\\n' \"$@\" >%s/bookmark\n", directory);
    pty_write_file(directory, "bookmarker", script.p, 0700);
    buf_clear(&script);
    buf_printf(&script, "#!/bin/sh\ncat >%s/copied\nexit 3\n", directory);
    pty_write_file(directory, "copier", script.p, 0700);
    pty_write_file(directory, "sleeper", "#!/bin/sh\nexec sleep 1000\n", 0700);
    buf_clear(&script);
    buf_printf(&script,
               "print-program %s/printer\nbookmark-program %s/bookmarker\ncopy-program %s/copier\n",
               directory, directory, directory);
    pty_write_file(directory, "config", script.p, 0600);
    const char *const environment[] = {"LC_ALL=C.UTF-8", NULL};
    const char *const add[] = {"./gander", "-d", database, "add", httpd_url(h, "/feed"), NULL};
    check(pty_finish(pty_start(add, environment, 80, 24)) == 0, "add");
    struct pty *p = pty_start((const char *[]){"./gander", "-d", database, "-c", config, NULL},
                              environment, 160, 30);
    pty_wait(p, "All articles");
    pty_send(p, "\r");
    pty_wait(p, "Second");
    pty_send(p, "/Ferry\r\r");
    pty_wait(p, "goes on.");
    export_article(p);
    print_article(p);
    export_list(p);
    use_programs(p);
    check(access("owned", F_OK) != 0, "nothing ran");
    pty_quit(p);
    httpd_stop(h);
    remove_tree(directory);
    free(database);
    free(config);
    return 0;
}
