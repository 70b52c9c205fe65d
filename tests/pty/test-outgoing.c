/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile titles and texts on every way out of the reader: mail, pipe and the arguments of programs
 * contain no control, bidi and tag characters, and nothing of them is run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/pty/pty.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-outgoing.XXXXXX";

static const char feed[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Harbour\", \"items\": [{"
    "\"id\": \"1\", \"url\": \"http://news.example/1\", \"title\": \"Ferry \\u001b]0;owned\\u0007"
    "\\u001b[31mred\\u009b2J\\u202egnp.exe\\u2066 \\u007fa\\u200bb\\udb40\\udc41 ends $(touch "
    "owned); touch owned\\n`touch owned`\", "
    "\"authors\": [{\"name\": \"Ann\\u001b[2J\\u202e\"}], "
    "\"content_text\": \"The text\\u001b]52;c;b3duZWQ=\\u0007 of\\u202e it\\u0085 goes on.\"}]}";

/* As bytes, and as an address has them. */
static const char *const hostile[] = {
    "\033",     "\a",           "\177",         "\xc2\x9b",
    "\xc2\x85", "\xe2\x80\xae", "\xe2\x81\xa6", "\xf3\xa0\x81\x81",
    "%1B",      "%07",          "%7F",          "%C2%9B",
    "%C2%85",   "%E2%80%AE",    "%E2%81%A6",    "%F3%A0%81%81",
};

struct file {
    const char *name, *words; /* that it will hold */
    struct buf bytes;
};

static bool is_there(struct pty *p, void *context)
{
    struct file *f = context;
    AUTO(buf) path = BUF_INIT;
    buf_printf(&path, "%s/%s", directory, f->name);
    buf_clear(&f->bytes);
    return file_read(path.p, 1 << 20, &f->bytes, NULL) && strstr(buf_c(&f->bytes), f->words);
}

static void expect_harmless(struct pty *p, const char *name, const char *words)
{
    struct file f = {name, words, BUF_INIT};
    pty_wait_until(p, is_there, &f, name);
    for (size_t i = 0; i < ARRAY_SIZE(hostile); i++) {
        if (strstr(buf_c(&f.bytes), hostile[i])) {
            fprintf(stderr, "FAILED: %s has a hostile character (%zu):\n%s\n", name, i, f.bytes.p);
            exit(1);
        }
    }
    buf_fini(&f.bytes);
}

static void send_out(struct pty *p)
{
    AUTO(buf) keys = BUF_INIT;
    pty_send(p, "M");
    expect_harmless(p, "mail", "mailto:?subject=Ferry");
    buf_printf(&keys, "|tee %s/piped\r", directory);
    pty_send(p, keys.p);
    expect_harmless(p, "piped", "goes on.");
    pty_wait(p, "Press Enter");
    pty_send(p, "\r");
    pty_wait(p, "newest first");
    pty_send(p, ",m"); /* opens the article and passes its parts on */
    expect_harmless(p, "arguments", "the end");
    expect_harmless(p, "arguments", "--title=Ferry");
    expect_harmless(
        p, "arguments",
        "ends $(touch owned); touch owned `touch owned`\nhttp://news.example/1\nHarbour\n");
    expect_harmless(p, "arguments", "goes on.");
}

/* A macro whose program writes its arguments and the content of the last one. */
static void make_macro(const char *config)
{
    AUTO(buf) program = BUF_INIT, text = BUF_INIT;
    struct error e;
    buf_printf(&program, "%s/program", directory);
    buf_printf(&text,
               "#!/bin/sh\nfor last; do :; done\n"
               "{ printf '%%s\\n' \"$@\"; cat \"$last\"; echo the end; } >%s/arguments\n",
               directory);
    check(file_write_atomic(program.p, buf_str(&text), &e) && chmod(program.p, 0700) == 0,
          "a program");
    buf_clear(&text);
    buf_printf(&text, "macro m open ; run %s \"--title=%%t\" %%t %%u %%s %%f\n", program.p);
    check(file_write_atomic(config, buf_str(&text), &e), "a configuration");
}

int main(void)
{
    struct httpd *h = httpd_start();
    struct buf database = BUF_INIT, config = BUF_INIT, browser = BUF_INIT, script = BUF_INIT,
               temporary = BUF_INIT;
    struct error e;
    if (!mkdtemp(directory))
        return 1;
    REPLY(h, "/feed", .headers = "Content-Type: application/json", .body = feed);
    buf_printf(&database, "%s/gander.db", directory);
    buf_printf(&script, "#!/bin/sh\necho \"$@\" >>%s/mail\n", directory);
    buf_printf(&browser, "%s/browser", directory);
    check(file_write_atomic(browser.p, buf_str(&script), &e) && chmod(browser.p, 0700) == 0,
          "a browser");
    buf_printf(&config, "%s/config", directory);
    make_macro(config.p);
    const char *const add[] = {"./gander", "-d", database.p, "add", httpd_url(h, "/feed"), NULL};
    check(pty_finish(pty_start(add, (const char *[]){"LC_ALL=C.UTF-8", NULL}, 80, 24)) == 0, "add");
    buf_clear(&script);
    buf_printf(&script, "BROWSER=%s", browser.p);
    char *here = realpath(directory, NULL);
    buf_printf(&temporary, "TMPDIR=%s", here);
    const char *const environment[] = {"LC_ALL=C.UTF-8", script.p, temporary.p, NULL};
    struct pty *p = pty_start((const char *[]){"./gander", "-d", database.p, "-c", config.p, NULL},
                              environment, 100, 30);
    pty_wait(p, "All articles");
    pty_send(p, "\r");
    pty_wait(p, "Ferry");
    pty_send(p, "\r"); /* the open article, as it was laid out */
    pty_wait(p, "goes on.");
    send_out(p);
    pty_quit(p);
    check(access("owned", F_OK) != 0, "no part of a title is run");
    check(!pty_has_temporary(directory), "no temporary files are left");
    httpd_stop(h);
    remove_tree(directory);
    buf_fini(&database);
    buf_fini(&browser);
    buf_fini(&script);
    buf_fini(&config);
    buf_fini(&temporary);
    free(here);
    return 0;
}
