/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/pty/pty.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "text/utf8.h"

enum { DEADLINE_MS = 30000, QUIET_MS = 150 };

struct pty {
    pid_t child;
    int master, slave;
    struct termios before;
    VTerm *vterm;
    VTermScreen *screen;
    int width, height;
    bool alternate, cursor_visible, ended;
    int mouse;
    struct buf output;
    const char *replies; /* instead of libvterm's; NULL: those */
    bool replied;
    bool paste;
    char tail[16]; /* the last bytes written, for modes that libvterm does not report */
};

static int on_property(VTermProp property, VTermValue *value, void *context)
{
    struct pty *p = context;
    if (property == VTERM_PROP_ALTSCREEN)
        p->alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        p->cursor_visible = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        p->mouse = value->number;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

struct pty *pty_start(const char *const argv[], const char *const environment[], int width,
                      int height)
{
    struct pty *p = MEM_NEW(struct pty);
    struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
    p->width = width;
    p->height = height;
    p->cursor_visible = true;
    if (openpty(&p->master, &p->slave, NULL, NULL, &size) != 0) {
        perror("openpty");
        exit(77);
    }
    tcgetattr(p->slave, &p->before);
    p->child = fork();
    if (p->child == 0) {
        close(p->master);
        login_tty(p->slave);
        setenv("TERM", "xterm-256color", 1);
        for (size_t i = 0; environment && environment[i]; i++)
            putenv(mem_strdup(environment[i]));
        execv(argv[0], (char *const *)argv);
        perror(argv[0]);
        _exit(127);
    }
    /* The slave stays open here, so that its modes can be looked at after the end. */
    fcntl(p->master, F_SETFL, O_NONBLOCK);
    p->vterm = vterm_new(height, width);
    vterm_set_utf8(p->vterm, 1);
    p->screen = vterm_obtain_screen(p->vterm);
    vterm_screen_set_callbacks(p->screen, &callbacks, p);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);
    return p;
}

static void give_up(struct pty *p, const char *what)
{
    struct buf b = BUF_INIT;
    pty_add_screen(p, &b);
    fprintf(stderr, "FAILED: %s; the screen:\n%s\n", what, buf_c(&b));
    kill(p->child, SIGKILL);
    exit(1);
}

/* Bracketed paste (mode 2004) is a mode that this libvterm does not tell about. */
static void watch_paste(struct pty *p, const char *bytes, size_t n)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, p->tail);
    buf_add(&b, (struct str){bytes, n});
    for (size_t i = 0; i + 8 <= b.n; i++)
        if (memcmp(b.p + i, "\033[?2004", 7) == 0)
            p->paste = b.p[i + 7] == 'h';
    size_t from = b.n > 7 ? b.n - 7 : 0;
    memcpy(p->tail, b.p + from, b.n - from);
    p->tail[b.n - from] = '\0';
}

/* Shows the bytes, and passes libvterm's answers on unless others are given. libvterm holds 64
 * bytes of answers and drops more. */
static void show(struct pty *p, const char *bytes, size_t n)
{
    enum { STEP = 32 };
    char answers[64];
    for (size_t at = 0; at < n; at += STEP) {
        vterm_input_write(p->vterm, bytes + at, n - at < STEP ? n - at : STEP);
        for (size_t m; (m = vterm_output_read(p->vterm, answers, sizeof answers)) > 0;)
            if (!p->replies && write(p->master, answers, m) != (ssize_t)m)
                return;
    }
}

/* Takes in what is there, waiting up to `ms` for it; false when nothing came. */
static bool pump(struct pty *p, int ms)
{
    struct pollfd fd = {.fd = p->master, .events = POLLIN};
    if (poll(&fd, 1, ms) <= 0 || !(fd.revents & POLLIN))
        return false;
    char bytes[65536];
    ssize_t n = read(p->master, bytes, sizeof bytes);
    if (n <= 0)
        return false;
    buf_add(&p->output, (struct str){bytes, (size_t)n});
    watch_paste(p, bytes, (size_t)n);
    show(p, bytes, (size_t)n);
    if (p->replies && !p->replied &&
        str_find(buf_str(&p->output), STR("\033[>c\033[c"), 0) != SIZE_MAX) {
        p->replied = true;
        pty_send(p, p->replies);
    }
    return true;
}

void pty_set_replies(struct pty *p, const char *replies)
{
    p->replies = replies;
}

int pty_row_size(struct pty *p, int y)
{
    const VTermLineInfo *line = vterm_state_get_lineinfo(vterm_obtain_state(p->vterm), y);
    return line->doubleheight;
}

void pty_send(struct pty *p, const char *keys)
{
    for (size_t at = 0, n = strlen(keys); at < n;) {
        ssize_t done = write(p->master, keys + at, n - at);
        if (done > 0)
            at += (size_t)done;
        else if (errno != EAGAIN)
            give_up(p, "keys could not be sent");
        else
            pump(p, 10);
    }
}

void pty_wait_until(struct pty *p, bool (*holds)(struct pty *p, void *context), void *context,
                    const char *what)
{
    int64_t end = clock_monotonic_ms(&clock_system) + DEADLINE_MS;
    while (!holds(p, context)) {
        if (clock_monotonic_ms(&clock_system) > end)
            give_up(p, what);
        if (!pump(p, 100) && !p->ended && waitpid(p->child, NULL, WNOHANG) == p->child) {
            while (pump(p, 0)) {
            }
            if (!holds(p, context))
                give_up(p, "the program ended");
        }
    }
}

static bool holds_text(struct pty *p, void *context)
{
    return pty_shows(p, context);
}

static bool lacks_text(struct pty *p, void *context)
{
    return !pty_shows(p, context);
}

void pty_wait(struct pty *p, const char *text)
{
    AUTO(buf) what = BUF_INIT;
    buf_printf(&what, "waited for \"%s\"", text);
    pty_wait_until(p, holds_text, (void *)text, what.p);
}

void pty_wait_gone(struct pty *p, const char *text)
{
    AUTO(buf) what = BUF_INIT;
    buf_printf(&what, "waited for \"%s\" to go", text);
    pty_wait_until(p, lacks_text, (void *)text, what.p);
}

void pty_settle(struct pty *p)
{
    while (pump(p, QUIET_MS)) {
    }
}

void pty_resize(struct pty *p, int width, int height)
{
    struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
    p->width = width;
    p->height = height;
    while (pump(p, 0)) {
    }
    vterm_set_size(p->vterm, height, width);
    ioctl(p->master, TIOCSWINSZ, &size);
}

void pty_signal(struct pty *p, int number)
{
    kill(p->child, number);
}

static void add_row(struct pty *p, int row, struct buf *b)
{
    size_t start = b->n;
    for (int x = 0; x < p->width; x++) {
        VTermScreenCell cell;
        vterm_screen_get_cell(p->screen, (VTermPos){row, x}, &cell);
        if (cell.chars[0] == (uint32_t)-1)
            continue; /* the second half of a wide character */
        if (cell.chars[0] == 0)
            buf_add_char(b, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            utf8_add(b, cell.chars[i] == 0xa0 ? ' ' : cell.chars[i]);
        x += cell.width > 1 ? cell.width - 1 : 0;
    }
    while (b->n > start && b->p[b->n - 1] == ' ')
        buf_truncate(b, b->n - 1);
    buf_add_char(b, '\n');
}

void pty_add_screen(struct pty *p, struct buf *b)
{
    for (int y = 0; y < p->height; y++)
        add_row(p, y, b);
}

int pty_row_of(struct pty *p, const char *text)
{
    AUTO(buf) b = BUF_INIT;
    int found = -1;
    for (int y = 0; y < p->height && found < 0; y++) {
        buf_clear(&b);
        add_row(p, y, &b);
        if (strstr(buf_c(&b), text))
            found = y;
    }
    return found;
}

bool pty_shows(struct pty *p, const char *text)
{
    return pty_row_of(p, text) >= 0;
}

void pty_cursor(struct pty *p, int *x, int *y)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(p->vterm), &at);
    *x = at.col;
    *y = at.row;
}

static_assert(PTY_CELL_CHARS == VTERM_MAX_CHARS_PER_CELL, "libvterm's cells");

int pty_cell(struct pty *p, int x, int y, uint32_t out[static PTY_CELL_CHARS])
{
    VTermScreenCell cell;
    int n = 0;
    vterm_screen_get_cell(p->screen, (VTermPos){y, x}, &cell);
    while (n < VTERM_MAX_CHARS_PER_CELL && cell.chars[n] && cell.chars[n] != (uint32_t)-1) {
        out[n] = cell.chars[n];
        n++;
    }
    return n;
}

int pty_measure(const char *text)
{
    VTermPos at;
    VTerm *vterm = vterm_new(2, 200);
    vterm_set_utf8(vterm, 1);
    vterm_screen_reset(vterm_obtain_screen(vterm), 1);
    vterm_input_write(vterm, text, strlen(text));
    vterm_state_get_cursorpos(vterm_obtain_state(vterm), &at);
    vterm_free(vterm);
    return at.col;
}

int pty_color(struct pty *p, int x, int y)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(p->screen, (VTermPos){y, x}, &cell);
    return VTERM_COLOR_IS_INDEXED(&cell.fg) ? cell.fg.indexed.idx : -1;
}

/* The test server's port is another one each time. */
static void mask_port(struct buf *b)
{
    struct str local = STR("127.0.0.1:");
    size_t at = 0;
    while ((at = str_find(buf_str(b), local, at)) != SIZE_MAX)
        for (at += local.n; at < b->n && ascii_digit(b->p[at]); at++)
            b->p[at] = '0';
}

void pty_expect_screen(struct pty *p, const char *name)
{
    const char *srcdir = getenv("srcdir");
    AUTO(buf) path = BUF_INIT, want = BUF_INIT, got = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/tests/pty/screens/%s", srcdir ? srcdir : ".", name);
    pty_settle(p);
    pty_add_screen(p, &got);
    mask_port(&got);
    if (getenv("UPDATE_GOLDEN")) {
        if (!file_write_atomic(path.p, buf_str(&got), &e))
            give_up(p, e.detail);
    } else if (!file_read(path.p, 1 << 20, &want, &e)) {
        give_up(p, e.detail);
    } else if (!str_eq(buf_str(&want), buf_str(&got))) {
        fprintf(stderr, "---- wanted (%s):\n%s", path.p, buf_c(&want));
        give_up(p, "the screen differs");
    }
}

static int wait_for_end(struct pty *p)
{
    int64_t end = clock_monotonic_ms(&clock_system) + DEADLINE_MS;
    int status = 0;
    pid_t done;
    while ((done = waitpid(p->child, &status, WNOHANG)) == 0) {
        if (clock_monotonic_ms(&clock_system) > end)
            give_up(p, "waited for the program to end");
        pump(p, 20);
    }
    p->ended = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void close_all(struct pty *p)
{
    close(p->master);
    close(p->slave);
    vterm_free(p->vterm);
    buf_fini(&p->output);
    free(p);
}

static bool has_tab_stops(struct pty *p)
{
    const VTermState *state = vterm_obtain_state(p->vterm);
    VTermPos cursor = {0, 0};
    vterm_input_write(p->vterm, "\r", 1);
    for (int x = 8; x < p->width && cursor.col == x - 8; x += 8) {
        vterm_input_write(p->vterm, "\t", 1);
        vterm_state_get_cursorpos(state, &cursor);
    }
    return cursor.col == (p->width - 1) / 8 * 8;
}

int pty_finish(struct pty *p)
{
    int status = wait_for_end(p);
    while (pump(p, 0)) {
    }
    struct termios after;
    tcgetattr(p->slave, &after);
    if (after.c_lflag != p->before.c_lflag || after.c_iflag != p->before.c_iflag ||
        after.c_oflag != p->before.c_oflag)
        give_up(p, "the terminal's modes were not given back");
    if (p->alternate || !p->cursor_visible || p->mouse || p->paste)
        give_up(p, "the screen was not given back: alternate screen, cursor, mouse or paste");
    if (!has_tab_stops(p))
        give_up(p, "the tab stops were not given back");
    close_all(p);
    return status;
}

void pty_quit(struct pty *p)
{
    pty_send(p, "Q");
    check(pty_finish(p) == 0, "the reader ends with 0");
}

int pty_hang_up(struct pty *p)
{
    close(p->slave);
    close(p->master);
    p->slave = p->master = -1;
    int status = wait_for_end(p);
    close_all(p);
    return status;
}

void check(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "FAILED: %s\n", what);
        exit(1);
    }
}

bool pty_has_temporary(const char *directory)
{
    struct dirent **entries;
    bool found = false;
    int n = scandir(directory, &entries, NULL, NULL);
    for (int i = 0; i < n; i++) {
        found = found || strstr(entries[i]->d_name, "gander-");
        free(entries[i]);
    }
    free(entries);
    return n < 0 || found;
}

char *pty_path(const char *directory, const char *name)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s/%s", directory, name);
    return buf_take(&b);
}

void pty_write_file(const char *directory, const char *name, const char *content, mode_t mode)
{
    struct error e;
    char *path = pty_path(directory, name);
    check(file_write_atomic(path, str_from(content), &e) && chmod(path, mode) == 0, name);
    free(path);
}

size_t pty_bytes(const struct pty *p)
{
    return p->output.n;
}

struct str pty_output(const struct pty *p)
{
    return buf_str(&p->output);
}

bool pty_has_sent(const struct pty *p, const char *bytes)
{
    return str_find(pty_output(p), str_from(bytes), 0) != SIZE_MAX;
}
