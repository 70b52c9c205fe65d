/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading over a slow line: 2,400 baud, and 150 ms each way, in real time. Articles are opened,
 * paged through and left, at 80x24, by gander and, if it is installed, newsboat; each key is
 * pressed once the screen rests. Prints a line of JSON for each kind of key, with its bytes and the
 * seconds until the last of them was shown, and one for all.
 *
 *     bench-line [articles]        5 take some 4 minutes for each program, 13 ten
 *
 * To be run in the build directory.
 */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

#include "base/buf.h"
#include "base/compiler.h"
#include "base/vec.h"
#include "tests/bench/bench.h"
#include "tests/support/httpd.h"
#include "tests/support/remove-tree.h"
#include "text/utf8.h"

enum { WIDTH = 80, HEIGHT = 24, STORIES = 40, PARAGRAPHS = 24, PAGES = 3 };
enum { BYTES_A_SECOND = 240, TICK_MS = 20 };
enum { PIECE = BYTES_A_SECOND * TICK_MS / 1000 + 1 };

#define DELAY 0.15 /* seconds one way */
#define REST 1.0   /* seconds without a byte: longer than an answer and a pause of the reader */

static char directory[] = "bench-line.XXXXXX";

/* ---- the line -------------------------------------------------------------------------------- */

/* Bytes on their way. */
struct piece {
    double due;
    size_t n;
    char bytes[64];
};

struct line {
    pid_t child;
    int fd;
    VTerm *vterm;
    VEC(struct piece) down, up;
    double begun, last; /* the line's first second, the last byte's arrival at the terminal */
    size_t carried;     /* bytes from the program */
};

static void send_up(struct line *l, const char *bytes, size_t n)
{
    struct piece p = {bench_seconds() + DELAY, n, {0}};
    memcpy(p.bytes, bytes, n);
    vec_push(&l->up, p);
}

/* Takes as many bytes from the program as the line has carried by now: more wait in its terminal's
 * buffer, and then in the program. */
static void take_down(struct line *l)
{
    double now = bench_seconds();
    struct piece p = {.due = now + DELAY};
    struct pollfd fd = {.fd = l->fd, .events = POLLIN};
    if (poll(&fd, 1, 0) == 1) {
        ssize_t n = read(l->fd, p.bytes, PIECE);
        p.n = n > 0 ? (size_t)n : 0;
    }
    if (p.n > 0)
        vec_push(&l->down, p);
    l->carried += p.n;
    l->begun = now + (double)p.n / BYTES_A_SECOND;
}

/* Delivers what is due, in both directions. */
static void deliver(struct line *l)
{
    char answer[64];
    while (l->down.n > 0 && l->down.v[0].due <= bench_seconds()) {
        vterm_input_write(l->vterm, l->down.v[0].bytes, l->down.v[0].n);
        vec_remove(&l->down, 0);
        l->last = bench_seconds();
        for (size_t n; (n = vterm_output_read(l->vterm, answer, sizeof answer)) > 0;)
            send_up(l, answer, n);
    }
    while (l->up.n > 0 && l->up.v[0].due <= bench_seconds()) {
        if (write(l->fd, l->up.v[0].bytes, l->up.v[0].n) < 0)
            perror("write");
        vec_remove(&l->up, 0);
    }
}

static void wait_for_rest(struct line *l)
{
    double pressed = bench_seconds();
    while (l->down.n + l->up.n > 0 || bench_seconds() < l->last + REST ||
           bench_seconds() < pressed + REST + 2 * DELAY) {
        if (bench_seconds() >= l->begun)
            take_down(l);
        deliver(l);
        usleep(1000);
    }
}

static void open_line(struct line *l, const char *command)
{
    struct winsize size = {.ws_row = HEIGHT, .ws_col = WIDTH};
    *l = (struct line){.vterm = vterm_new(HEIGHT, WIDTH)};
    vterm_set_utf8(l->vterm, 1);
    vterm_screen_reset(vterm_obtain_screen(l->vterm), 1);
    l->child = forkpty(&l->fd, NULL, NULL, &size);
    if (l->child == 0) {
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
}

static void close_line(struct line *l)
{
    kill(l->child, SIGHUP);
    close(l->fd);
    waitpid(l->child, NULL, 0);
    vterm_free(l->vterm);
    vec_fini(&l->down);
    vec_fini(&l->up);
}

/* ---- reading --------------------------------------------------------------------------------- */

struct reading {
    const char *what, *key;
    size_t keys, bytes;
    double seconds;
};

static void press(struct line *l, struct reading *r)
{
    double pressed = bench_seconds();
    size_t before = l->carried;
    send_up(l, r->key, strlen(r->key));
    wait_for_rest(l);
    r->keys++;
    r->bytes += l->carried - before;
    r->seconds += l->last > pressed ? l->last - pressed : 0;
}

static void report(const char *program, const struct reading *r)
{
    printf("{\"bench\": \"line\", \"program\": \"%s\", \"what\": \"%s\", \"keys\": %zu, "
           "\"bytes\": %zu, \"seconds\": %.1f}\n",
           program, r->what, r->keys, r->bytes, r->seconds);
    fflush(stdout);
}

static void read_articles(const char *program, const char *command, int articles)
{
    struct reading all[] = {{.what = "start", .key = ""},
                            {.what = "open the list", .key = "\r"},
                            {.what = "open an article", .key = "\r"},
                            {.what = "page down", .key = " "},
                            {.what = "back to the list", .key = "q"},
                            {.what = "cursor down", .key = "\033OB"}};
    enum { START, LIST, ARTICLE, PAGE, BACK, DOWN, KINDS };
    struct reading sum = {.what = "all"};
    struct line l;
    open_line(&l, command);
    press(&l, &all[START]);
    press(&l, &all[LIST]);
    for (int i = 0; i < articles; i++) {
        press(&l, &all[ARTICLE]);
        for (int page = 0; page < PAGES; page++)
            press(&l, &all[PAGE]);
        press(&l, &all[BACK]);
        press(&l, &all[DOWN]);
    }
    close_line(&l);
    for (int i = 0; i < KINDS; i++) {
        report(program, &all[i]);
        sum.keys += all[i].keys;
        sum.bytes += all[i].bytes;
        sum.seconds += all[i].seconds;
    }
    report(program, &sum);
}

/* ---- the articles ---------------------------------------------------------------------------- */

/* Words of random length, so that rows hardly ever have the same text. */
static void add_words(struct buf *b, int n)
{
    static const char *const syllables[] = {"ga",  "nder", "o",  "ver", "la",  "ke", "ti",
                                            "des", "ne",   "st", "mi",  "gra", "ry", "win"};
    for (int i = 0; i < n; i++) {
        for (int k = (int)(random() % 4); k >= 0; k--)
            buf_add_c(b, syllables[random() % (int)ARRAY_SIZE(syllables)]);
        buf_add_char(b, ' ');
    }
}

static void add_chinese(struct buf *b, int n)
{
    while (n-- > 0)
        utf8_add(b, 0x4e00 + (uint32_t)(random() % 0x4000));
}

static void serve(struct httpd *h)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "<rss version=\"2.0\"><channel><title>Geese</title>");
    for (int i = 0; i < STORIES; i++) {
        buf_printf(&b, "<item><guid>%d</guid><pubDate>%02d Jun 2026 12:00:00 GMT</pubDate><title>",
                   i, 28 - i % 28);
        add_words(&b, 9);
        buf_add_c(&b, "</title><description>");
        for (int p = 0; p < PARAGRAPHS; p++) {
            buf_add_c(&b, "&lt;p&gt;");
            add_words(&b, 20);
            buf_printf(&b, "&lt;a href=\"https://lake.example/%d\"&gt;", p);
            add_words(&b, 3);
            buf_add_c(&b, "&lt;/a&gt;. ");
            add_words(&b, 10);
            add_chinese(&b, 20);
            buf_add_c(&b, "&lt;/p&gt;\n");
        }
        buf_add_c(&b, "</description></item>\n");
    }
    buf_add_c(&b, "</channel></rss>");
    REPLY(h, "/geese.xml", .status = 200, .body = b.p, .body_n = b.n);
}

static bool run(const char *command)
{
    int status = system(command);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main(int argc, char **argv)
{
    int articles = argc > 1 ? atoi(argv[1]) : 5;
    struct httpd *h = httpd_start();
    AUTO(buf) add = BUF_INIT, reader = BUF_INIT;
    if (!mkdtemp(directory))
        return 1;
    serve(h);
    buf_printf(&reader, "exec ./gander -d %s/gander.db", directory);
    buf_printf(&add, "./gander -q -d %s/gander.db add %s", directory, httpd_url(h, "/geese.xml"));
    bool ok = run(buf_c(&add));
    if (ok)
        read_articles("gander", buf_c(&reader), articles);
    buf_clear(&add);
    buf_clear(&reader);
    buf_printf(&reader, "exec newsboat -q -u %s/urls -C %s/config -c %s/newsboat.db", directory,
               directory, directory);
    buf_printf(&add,
               "cd %s && echo %s >urls && : >config && newsboat -q -u urls -C config -c "
               "newsboat.db -x reload",
               directory, httpd_url(h, "/geese.xml"));
    if (ok && run("command -v newsboat >/dev/null") && run(buf_c(&add)))
        read_articles("newsboat", buf_c(&reader), articles);
    httpd_stop(h);
    remove_tree(directory);
    return ok ? 0 : 1;
}
