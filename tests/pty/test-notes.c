/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes from the user's editor, and hostile tags and notes: they reach the screen without control
 * and direction characters, and nobody else. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-notes.XXXXXX";

static const char feed[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Harbour\", \"items\": [{"
    "\"id\": \"1\", \"url\": \"http://news.example/1\", \"title\": \"Ferry\", "
    "\"content_text\": \"The boat.\"}]}";

static void write_program(const char *name, const char *text, struct buf *path)
{
    struct error e;
    buf_printf(path, "%s/%s", directory, name);
    check(file_write_atomic(path->p, str_from(text), &e) && chmod(path->p, 0700) == 0, name);
}

static void run(const char *database, const char *const *arguments)
{
    const char *argv[8] = {"./gander", "-d", database};
    for (size_t i = 0; arguments[i]; i++)
        argv[3 + i] = arguments[i];
    check(pty_finish(pty_start(argv, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24)) == 0,
          arguments[0]);
}

static bool holds_file(const char *path, const char *words)
{
    AUTO(buf) bytes = BUF_INIT;
    struct error e;
    check(file_read(path, 1 << 20, &bytes, &e), path);
    return strstr(buf_c(&bytes), words);
}

static void expect_clean(struct pty *p)
{
    static const char *const hostile[] = {"owned", "\033[41m", "\xe2\x80\xae", "\xe2\x81\xa6"};
    for (size_t i = 0; i < ARRAY_SIZE(hostile); i++)
        check(!pty_has_sent(p, hostile[i]), hostile[i]);
}

/* True once the editor has run a second time; its screen is gone soon. */
static bool has_edited_twice(struct pty *p, void *context)
{
    return pty_has_sent(p, "run 2");
}

static void edit(struct pty *p, const char *piped)
{
    AUTO(buf) keys = BUF_INIT;
    pty_wait(p, "All articles");
    pty_send(p, "\r");
    pty_wait(p, "Ferry");
    pty_send(p, "\r");
    pty_wait(p, "The boat.");
    pty_wait(p, "Your tags: red goose");
    pty_send(p, "\x0e"); /* C-n */
    pty_wait(p, "private words");
    pty_wait(p, "second line");
    buf_printf(&keys, "|tee %s\r", piped);
    pty_send(p, keys.p);
    pty_wait(p, "Press Enter");
    pty_send(p, "\r");
    pty_wait(p, "private words");
    pty_send(p, ";"); /* several lines: the editor again, which leaves the note as it is */
    pty_wait_until(p, has_edited_twice, NULL, "waited for the editor to run again");
    pty_wait(p, "private words");
    pty_send(p, "u");
    pty_wait(p, "Undone: note changed");
    pty_wait_gone(p, "private words");
    pty_send(p, ";one line\r");
    pty_wait(p, "one line");
    expect_clean(p);
}

int main(void)
{
    struct httpd *h = httpd_start();
    struct buf database = BUF_INIT, editor = BUF_INIT, piped = BUF_INIT, text = BUF_INIT,
               set[2] = {BUF_INIT, BUF_INIT};
    if (!mkdtemp(directory))
        return 1;
    char *here = realpath(directory, NULL);
    httpd_reply(h, "/feed",
                &(struct httpd_reply){.headers = "Content-Type: application/json", .body = feed});
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&piped, "%s/piped", here);
    buf_printf(&text,
               "#!/bin/sh\nstat -c %%a \"$1\" >%s/mode\n"
               "echo >>%s/runs; echo run $(wc -l <%s/runs)\n"
               "printf 'private words\\033]0;owned\\007\\033[41m\\342\\200\\256\\nsecond line\\n'"
               " >\"$1\"\n",
               here, here, here);
    write_program("editor", text.p, &editor);
    run(database.p, (const char *[]){"add", httpd_url(h, "/feed"), NULL});
    run(database.p,
        (const char *[]){"tag", "\033[41mred\xe2\x80\xae\033]0;owned\a\ngoose", "1", NULL});
    buf_printf(&set[0], "VISUAL=%s/editor", here);
    buf_printf(&set[1], "TMPDIR=%s", here);
    const char *const environment[] = {"LC_ALL=C.UTF-8", set[0].p, set[1].p, NULL};
    struct pty *p =
        pty_start((const char *[]){"./gander", "-d", database.p, NULL}, environment, 100, 30);
    edit(p, piped.p);
    pty_quit(p);
    check(!holds_file(piped.p, "private") && !holds_file(piped.p, "goose"), "notes stay private");
    check(holds_file(piped.p, "boat"), "the article is passed on");
    buf_clear(&text);
    buf_printf(&text, "%s/mode", here);
    check(holds_file(text.p, "600"), "the editor's file is the user's only");
    check(!pty_has_temporary(directory), "no temporary files are left");
    httpd_stop(h);
    remove_tree(directory);
    struct buf *all[] = {&database, &editor, &piped, &text, &set[0], &set[1]};
    for (size_t i = 0; i < ARRAY_SIZE(all); i++)
        buf_fini(all[i]);
    free(here);
    return 0;
}
