/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/vec.h"
#include "term/big-text.h"
#include "term/description.h"
#include "term/graphemes.h"
#include "term/hyperlinks.h"
#include "term/ink.h"
#include "term/keys.h"
#include "term/pixels.h"
#include "term/probe.h"
#include "term/signals.h"
#include "text/safe.h"

/* Milliseconds that a lone ESC waits for the rest of a sequence, which only slow lines split. */
enum { ESCAPE_MS = 50, READ_SIZE = 4096 };

/* Milliseconds after the query during which a possible beginning of an answer waits for its rest,
 * which as keys could follow links. Afterwards Alt with a bracket works in a terminal that never
 * answers. */
enum { ANSWERS_MS = 30000 };

static const char modes_on[] = "\033[?1002h\033[?1006h"; /* mouse buttons and drags, SGR form */
static const char modes_off[] = "\033[?1006l\033[?1002l";
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
static const char hold_on[] = "\033[?2026h"; /* synchronized output */
static const char hold_off[] = "\033[?2026l";
static const char title_save[] = "\033[22;2t";
static const char title_restore[] = "\033[23;2t";

struct term {
    SCREEN *screen;
    const char *relative; /* term_relative() */
    struct termios modes; /* at start, to be restored */
    struct surface shown;
    struct big_text big;
    struct pixels pixels;
    struct hyperlinks links;
    bool *touched;  /* rows changed in the next update of curses */
    int *ends;      /* end columns of rows sent outside of curses (graphemes.h) */
    int cursor_x;   /* after the last update */
    bool slippery;  /* see big_text_steady() */
    int armed_rows; /* rows to make single on a crash */
    bool anew;
    bool left;
    bool utf8; /* charset of the locale */
    bool mouse, xterm_like;
    char *title;
    struct key_parser keys;
    struct probe probe;
    int64_t asked_ms; /* monotonic time of the query */
    struct ink ink;
};

static void send(const char *bytes)
{
    struct str s = str_from(bytes);
    while (s.n > 0) {
        ssize_t n = write(STDOUT_FILENO, s.p, s.n);
        if (n < 0 && errno != EINTR) {
            return;
        }
        if (n > 0) {
            s = str_slice(s, (size_t)n, s.n);
        }
    }
}

static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return value && value != (const char *)-1 ? value : "";
}

/* Prepares the bytes that restore the terminal on a crash; double rows take a walk over all. */
static void arm_crash_restore(struct term *t)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s%s%s\033[0m\033[?7h\033[?25h", paste_off, t->mouse ? modes_off : "",
               hold_off);
    t->armed_rows = big_text_has_double(&t->big) ? t->shown.height : 0;
    for (int y = 0; y < t->armed_rows; y++) {
        buf_add_c(&b, y == 0 ? "\033[H\033#5" : "\n\033#5");
    }
    buf_add_c(&b, capability("rmcup"));
    buf_add_char(&b, '\r');
    signals_set_restore(b.p, &t->modes);
    buf_fini(&b);
}

static void on_reply(void *context, struct str reply)
{
    struct term *t = context;
    probe_read_reply(&t->probe, reply);
}

/* Sends the query. Until the answers come, the terminal counts as one without capabilities. */
static void ask(struct term *t, const char *name)
{
    const char *question = probe_is_useful(name, description_is_multiplexed())
                               ? probe_question(t->utf8)
                           : getenv("TMUX") && !getenv("STY") ? probe_tmux_question(t->utf8)
                                                              : NULL;
    probe_init(&t->probe, COLS);
    if (question) {
        t->probe.asked = true;
        t->asked_ms = clock_monotonic_ms(&clock_system);
        send(question);
    }
}

bool term_open(const struct term_options *options, struct term **out, struct error *e)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return error_set(e, ERROR_UNSUPPORTED, 0, "standard input and output are no terminal");
    }
    const char *name = getenv("TERM");
    struct term *t = MEM_NEW(struct term);
    tcgetattr(STDIN_FILENO, &t->modes);
    if (name && strcmp(name, "dumb") != 0) {
        t->screen = description_open(name, options->colors, &t->relative);
    }
    if (!t->screen) {
        free(t);
        return error_set(e, ERROR_UNSUPPORTED, 0, "the terminal type \"%s\" cannot be used",
                         name ? name : "");
    }
    t->xterm_like = *capability("kmous") != '\0';
    t->mouse = options->mouse && t->xterm_like;
    raw();
    noecho();
    nonl();
    idlok(stdscr, FALSE);
    idcok(stdscr, FALSE); /* shifting characters would tear pictures */
    scrollok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    ink_init(&t->ink, options->colors);
    key_parser_init(&t->keys);
    t->keys.reply = on_reply;
    t->keys.context = t;
    surface_init(&t->shown, 0, 0);
    big_text_init(&t->big);
    pixels_init(&t->pixels);
    hyperlinks_init(&t->links);
    t->left = true;
    t->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (t->xterm_like) {
        send(title_save);
    }
    arm_crash_restore(t);
    term_enter(t);
    ask(t, name);
    *out = t;
    return true;
}

void term_close(struct term *t)
{
    if (!t) {
        return;
    }
    term_leave(t);
    if (t->xterm_like) {
        send(title_restore);
    }
    signals_set_restore(NULL, NULL);
    delscreen(t->screen);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &t->modes);
    surface_fini(&t->shown);
    big_text_fini(&t->big);
    pixels_fini(&t->pixels);
    hyperlinks_fini(&t->links);
    free(t->touched);
    free(t->ends);
    key_parser_fini(&t->keys);
    ink_fini(&t->ink);
    free(t->title);
    free(t);
}

void term_leave(struct term *t)
{
    if (!t->left) {
        t->left = true;
        struct buf plain = BUF_INIT;
        big_text_clear(&t->big, t->shown.height, &plain);
        pixels_clear(&t->pixels, true, &plain);
        send(buf_c(&plain));
        buf_fini(&plain);
        send(paste_off);
        if (t->mouse) {
            send(modes_off);
        }
        curs_set(1);
        endwin();
    }
}

void term_enter(struct term *t)
{
    if (t->left) {
        t->left = false;
        refresh();
        send(paste_on);
        if (t->mouse) {
            send(modes_on);
        }
        term_redraw(t);
    }
}

const char *term_relative(const struct term *t)
{
    return t->relative;
}

void term_size(const struct term *t, int *width, int *height)
{
    getmaxyx(stdscr, *height, *width);
}

bool term_has_colors(const struct term *t)
{
    return t->ink.colors;
}

const struct probe *term_probe(const struct term *t)
{
    return &t->probe;
}

int term_colors(const struct term *t)
{
    return ink_colors(&t->ink);
}

bool term_cell_size(const struct term *t, int *width, int *height)
{
    struct winsize size;
    *width = t->probe.cell_width;
    *height = t->probe.cell_height;
    /* Prefer the current size to the answer: the font may have changed since. */
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0 &&
        size.ws_xpixel >= size.ws_col && size.ws_ypixel >= size.ws_row) {
        *width = size.ws_xpixel / size.ws_col;
        *height = size.ws_ypixel / size.ws_row;
    }
    return *width > 0 && *height > 0;
}

void term_redraw(struct term *t)
{
    t->anew = true;
}

/* ---- drawing ----------------------------------------------------------------------------- */

/* True when a row's changes end in a column from which moves to a double row are unsafe. */
static bool ends_slippery(const struct surface *s, int y, const struct cell *old,
                          const struct cell *row)
{
    bool slippery = false;
    for (int x = s->width / 2 - 1; x + 1 < s->width && s->row_sizes[y] == ROW_SINGLE; x++) {
        slippery = slippery || (big_text_is_slippery(s->width, x + 1) &&
                                memcmp(&old[x], &row[x], sizeof *row) != 0);
    }
    return slippery;
}

static bool has_wide(const struct cell *row, int width)
{
    for (int x = 0; x < width; x++) {
        if (row[x].width > 1) {
            return true;
        }
    }
    return false;
}

/* Makes curses draw all of a row and erase nothing in it. */
static void empty_row(struct term *t, int y, struct buf *raw)
{
    buf_printf(raw, "\0337\033[0m\033[%d;1H\033[2K\0338", y + 1);
    pixels_forget_row(&t->pixels, y);
    wredrawln(stdscr, y, 1);
}

/* Draws a row into curses' screen image: text, or no-break spaces if that is sent separately. */
static void draw_row(struct term *t, const struct surface *s, int y)
{
    t->ends[y] = t->utf8 ? graphemes_end(s, y, probe_sets_side_by_side(&t->probe)) : 0;
    for (int x = 0; x < s->width; x++) {
        struct cell cell = *surface_cell(s, x, y);
        bool apart = x < t->ends[y];
        cell.width = apart ? 1 : cell.width;
        if (cell.width > 0) {
            ink_draw_cell(&t->ink, x, y, &cell,
                          apart ? SURFACE_UNDER_PIXELS : surface_cell_text(s, &cell));
        }
    }
}

/* Draws the rows that differ into curses' screen image and marks them as touched. */
static void update_rows(struct term *t, const struct surface *s, bool anew, struct buf *raw)
{
    size_t row_bytes = (size_t)s->width * sizeof *s->cells;
    for (int y = 0; y < s->height; y++) {
        struct cell *old = t->shown.cells + (size_t)y * (size_t)s->width;
        const struct cell *row = s->cells + (size_t)y * (size_t)s->width;
        t->touched[y] = anew || memcmp(old, row, row_bytes) != 0;
        if (!t->touched[y]) {
            continue;
        }
        t->slippery = t->slippery || ends_slippery(s, y, old, row);
        if (t->ends[y] > 0) { /* differs from curses' image */
            wredrawln(stdscr, y, 1);
            pixels_forget_row(&t->pixels, y);
        }
        if (probe_erases_by_characters(&t->probe) && has_wide(old, s->width)) {
            empty_row(t, y, raw);
        }
        memcpy(old, row, row_bytes);
        draw_row(t, s, y);
    }
}

/* Pending input means another update soon, so pictures, which are many bytes, can wait. */
static bool input_waits(void)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&fd, 1, 0) > 0;
}

/* Clears the screen if everything is to be redrawn; true if so. */
static bool begin_anew(struct term *t, const struct surface *s, struct buf *raw)
{
    bool resized = t->shown.width != s->width || t->shown.height != s->height;
    if (!t->anew && !resized) {
        return false;
    }
    big_text_clear(&t->big, s->height, raw);
    pixels_clear(&t->pixels, false, raw);
    hyperlinks_clear(&t->links);
    if (resized) {
        surface_resize(&t->shown, s->width, s->height);
        t->touched = mem_resize(t->touched, (size_t)s->height, sizeof *t->touched);
        t->ends = mem_resize(t->ends, (size_t)s->height, sizeof *t->ends);
    }
    memset(t->ends, 0, (size_t)s->height * sizeof *t->ends);
    erase();
    if (t->anew) {
        clearok(curscr, TRUE);
    }
    t->anew = false;
    return true;
}

/* Updates curses' screen image, and collects the bytes to send before curses' output. */
static void update_picture(struct term *t, const struct surface *s, bool anew, struct buf *raw)
{
    if (s->n_links > 0) {
        idcok(stdscr, FALSE); /* shifting characters would shift their links */
    }
    t->slippery = big_text_is_slippery(s->width, t->cursor_x);
    update_rows(t, s, anew, raw);
    for (int y = 0; y < s->height; y++) {
        if (big_text_clears(&t->big, s, t->touched, y)) {
            wredrawln(stdscr, y, 1);
        }
    }
    big_text_before(&t->big, s, t->touched, raw);
    if (t->slippery) {
        big_text_steady(&t->big, t->touched, raw);
    }
    t->cursor_x = s->cursor_x;
    pixels_before(&t->pixels, s, raw);
}

/* True when some rows are sent after curses' output (graphemes.h). */
static bool sends_rows(const struct term *t)
{
    for (int y = 0; y < t->shown.height; y++) {
        if (t->touched[y] && t->ends[y] > 0) {
            return true;
        }
    }
    return false;
}

void term_draw(struct term *t, const struct surface *s)
{
    struct buf raw = BUF_INIT;
    if (t->left) {
        return;
    }
    t->anew = ink_renew(&t->ink) || t->anew; /* pictures use many colours */
    update_picture(t, s, begin_anew(t, s, &raw), &raw);
    curs_set(s->cursor_visible ? 1 : 0);
    move(s->cursor_y, s->cursor_x);
    wnoutrefresh(stdscr);
    bool held = sends_rows(t);
    buf_add_c(&raw, held ? hold_on : "");
    send(buf_c(&raw));
    doupdate();
    buf_clear(&raw);
    if (held) {
        graphemes_after(s, t->ends, t->touched, probe_sets_side_by_side(&t->probe), ink_look,
                        &t->ink, &raw);
        buf_add_c(&raw, hold_off);
    }
    hyperlinks_after(&t->links, s, t->touched, ink_look, &t->ink, &raw);
    big_text_after(&t->big, s, &raw);
    if (t->armed_rows != (big_text_has_double(&t->big) ? s->height : 0)) {
        arm_crash_restore(t);
    }
    if (!input_waits()) {
        pixels_after(&t->pixels, s, &raw);
    }
    send(buf_c(&raw));
    buf_fini(&raw);
}

void term_set_title(struct term *t, const char *title)
{
    if (!t->xterm_like || t->left || (t->title && strcmp(t->title, title) == 0)) {
        return;
    }
    free(t->title);
    t->title = mem_strdup(title);
    struct buf b = BUF_INIT;
    buf_printf(&b, "\033]2;%s\033\\", title);
    send(b.p);
    buf_fini(&b);
}

void term_copy(struct term *t, struct str text)
{
    struct buf b = BUF_INIT;
    buf_add_c(&b, "\033]52;c;");
    base64_add(&b, text);
    buf_add_c(&b, "\033\\");
    send(b.p);
    buf_fini(&b);
}

void term_notify(struct term *t, struct str text)
{
    struct buf b = BUF_INIT, words = BUF_INIT;
    safe_add_line(&words, text);
    for (size_t i = 0; i < words.n; i++) { /* it parts the fields */
        words.p[i] = words.p[i] == ';' ? ',' : words.p[i];
    }
    switch (probe_notification(&t->probe)) {
    case NOTIFICATION_OSC_9:
        buf_printf(&b, "\033]9;gander: %s\033\\", buf_c(&words));
        break;
    case NOTIFICATION_OSC_777:
        buf_printf(&b, "\033]777;notify;gander;%s\033\\", buf_c(&words));
        break;
    case NOTIFICATION_BELL:
        buf_add_char(&b, '\a');
        break;
    }
    send(b.p);
    buf_fini(&words);
    buf_fini(&b);
}

/* ---- input ------------------------------------------------------------------------------- */

int term_fd(const struct term *t)
{
    return STDIN_FILENO;
}

bool term_read(struct term *t)
{
    char bytes[READ_SIZE];
    ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
    if (n > 0) {
        key_parser_feed(&t->keys, (struct str){bytes, (size_t)n});
    }
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

bool term_next_input(struct term *t, bool timed_out, struct input *out)
{
    return key_parser_next(&t->keys, timed_out, out);
}

int term_timeout(const struct term *t)
{
    if (!key_parser_waiting(&t->keys)) {
        return -1;
    }
    int64_t left = t->asked_ms + ANSWERS_MS - clock_monotonic_ms(&clock_system);
    bool answer = probe_is_awaited(&t->probe) && key_parser_awaits_answer(&t->keys);
    return answer && left > ESCAPE_MS ? (int)left : ESCAPE_MS;
}

bool term_resized(struct term *t, struct input *out)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
        return false;
    }
    int width, height;
    term_size(t, &width, &height);
    if (size.ws_col == width && size.ws_row == height) {
        return false;
    }
    resizeterm(size.ws_row, size.ws_col);
    term_redraw(t);
    *out = (struct input){.kind = INPUT_RESIZE, .width = size.ws_col, .height = size.ws_row};
    return true;
}
