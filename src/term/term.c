/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/term.h"

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
#include "term/description.h"
#include "term/frame.h"
#include "term/keys.h"
#include "term/pace.h"
#include "term/probe.h"
#include "term/signals.h"
#include "text/display/safe.h"

/* Milliseconds that a lone ESC waits for the rest of a sequence, which only slow lines split. */
enum { ESCAPE_MS = 50, READ_SIZE = 4096 };

/* Milliseconds after the query during which a possible beginning of an answer waits for its rest,
 * which as keys could follow links. Afterwards Alt with a bracket works in a terminal that never
 * answers. */
enum { ANSWERS_MS = 30000 };

static const char screen_on[] = "\033(B\033[4l\033[?7l"; /* ASCII, replacing, no line wrap */
static const char screen_off[] = "\033[r\033[m\033[?7h\033[?25h";
static const char status_question[] = "\033[5n";         /* DSR */
static const char status_answer[] = "\033[0n";           /* ready */
static const char modes_on[] = "\033[?1002h\033[?1006h"; /* mouse buttons and drags, SGR form */
static const char modes_off[] = "\033[?1006l\033[?1002l";
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
static const char frame_off[] = "\033[?2026l\033[?69l"; /* synchronized output, margins */
static const char title_save[] = "\033[22;2t";
static const char title_restore[] = "\033[23;2t";

struct term {
    struct description description;
    struct termios modes; /* at start, to be restored */
    int width, height;
    struct frame frame;
    int armed_rows; /* rows to make single on a crash */
    bool left;
    bool utf8; /* charset of the locale */
    bool mouse;
    char *title;
    struct key_parser keys;
    struct probe probe;
    int64_t asked_ms; /* monotonic time of the query */
    struct pace pace; /* of frames; the next waits for the answer to the last */
};

static void send(struct str s)
{
    while (s.n > 0) {
        ssize_t n = write(STDOUT_FILENO, s.p, s.n);
        if (n < 0 && errno != EINTR)
            return;
        if (n > 0)
            s = str_slice(s, (size_t)n, s.n);
    }
}

/* Prepares the bytes that restore the terminal on a crash; double rows take a walk over all. */
static void arm_crash_restore(struct term *t)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b, "%s%s%s%s", paste_off, t->mouse ? modes_off : "", frame_off, screen_off);
    t->armed_rows = big_text_has_double(&t->frame.big) ? t->height : 0;
    for (int y = 0; y < t->armed_rows; y++)
        buf_add_c(&b, y == 0 ? "\033[H\033#5" : "\n\033#5");
    tabs_restore(t->width, &b);
    buf_add_c(&b, t->description.leave);
    buf_add_char(&b, '\r');
    signals_set_restore(b.p, &t->modes);
}

static void on_reply(void *context, struct str reply)
{
    struct term *t = context;
    if (str_eq(reply, str_from(status_answer)))
        pace_answer(&t->pace, clock_monotonic_ms(&clock_system));
    probe_read_reply(&t->probe, reply);
}

/* Sends the query. Until the answers come, the terminal counts as one without capabilities. */
static void ask(struct term *t, const char *name)
{
    const char *question = probe_is_useful(name, description_is_multiplexed())
                               ? probe_question(t->utf8)
                           : getenv("TMUX") && !getenv("STY") ? probe_tmux_question(t->utf8)
                                                              : NULL;
    probe_init(&t->probe, t->width);
    if (question) {
        t->probe.asked = true;
        t->asked_ms = clock_monotonic_ms(&clock_system);
        send(str_from(question));
    }
}

/* Size of the terminal, by its description if it does not tell. */
static void measure(const struct term *t, int *width, int *height)
{
    struct winsize size = {0};
    bool told = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    *width = told ? size.ws_col : t->description.width > 0 ? t->description.width : 80;
    *height = told ? size.ws_row : t->description.height > 0 ? t->description.height : 24;
}

bool term_open(const struct term_options *options, struct term **out, struct error *e)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return error_set(e, ERROR_UNSUPPORTED, 0, "standard input and output are no terminal");
    const char *name = getenv("TERM");
    struct term *t = MEM_NEW(struct term);
    tcgetattr(STDIN_FILENO, &t->modes);
    if (!name || strcmp(name, "dumb") == 0 ||
        !description_find(name, options->colors, &t->description)) {
        free(t);
        return error_set(e, ERROR_UNSUPPORTED, 0,
                         "the terminal type \"%s\" cannot be used; TERM=xterm-256color suits most",
                         name ? name : "");
    }
    t->description.sets_tabs = t->description.sets_tabs && (t->modes.c_oflag & TABDLY) != TAB3;
    t->mouse = options->mouse && t->description.xterm_like;
    key_parser_init(&t->keys);
    t->keys.reply = on_reply;
    t->keys.context = t;
    t->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    measure(t, &t->width, &t->height);
    frame_init(&t->frame, &t->description, t->utf8);
    t->left = true;
    if (t->description.xterm_like)
        send(str_from(title_save));
    arm_crash_restore(t);
    term_enter(t);
    ask(t, name);
    *out = t;
    return true;
}

void term_close(struct term *t)
{
    if (!t)
        return;
    term_leave(t);
    if (t->description.xterm_like)
        send(str_from(title_restore));
    signals_set_restore(NULL, NULL);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &t->modes);
    frame_fini(&t->frame);
    key_parser_fini(&t->keys);
    free(t->title);
    free(t);
}

/* Waits for the answer to the last frame, which is not for whoever reads keys next; at most for
 * LEAVE_MS. */
static void await_answer(struct term *t)
{
    enum { LEAVE_MS = 3000 };
    int64_t end = clock_monotonic_ms(&clock_system) + LEAVE_MS;
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    for (int64_t left = LEAVE_MS; left > 0 && term_behind_ms(t) > 0;) {
        if (poll(&fd, 1, (int)left) > 0 && !term_read(t))
            return;
        if (key_parser_holds(&t->keys, str_from(status_answer)))
            pace_answer(&t->pace, clock_monotonic_ms(&clock_system));
        left = end - clock_monotonic_ms(&clock_system);
    }
}

void term_leave(struct term *t)
{
    if (t->left)
        return;
    AUTO(buf) plain = BUF_INIT;
    int width, height;
    t->left = true;
    frame_leave(&t->frame, &plain);
    measure(t, &width, &height); /* a last resize may not be known yet */
    tabs_restore(width, &plain);
    buf_printf(&plain, "%s%s%s\033[%dH%s\r", paste_off, t->mouse ? modes_off : "", screen_off,
               t->height, t->description.leave);
    send(buf_str(&plain));
    await_answer(t);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &t->modes);
}

/* Bytes as they come, and line feeds that keep the column. */
static void set_raw(const struct term *t)
{
    struct termios raw = t->modes;
    raw.c_iflag &= (tcflag_t) ~(BRKINT | ICRNL | INLCR | IGNCR | ISTRIP | IXON);
    raw.c_oflag &= (tcflag_t)~OPOST;
    raw.c_lflag &= (tcflag_t) ~(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

void term_enter(struct term *t)
{
    if (t->left) {
        AUTO(buf) b = BUF_INIT;
        t->left = false;
        set_raw(t);
        buf_printf(&b, "%s%s%s%s", t->description.enter, screen_on, paste_on,
                   t->mouse ? modes_on : "");
        send(buf_str(&b));
        t->frame.cursor_shown = true;
        t->pace.behind = false;
        term_redraw(t);
    }
}

const char *term_relative(const struct term *t)
{
    return t->description.relative;
}

void term_size(const struct term *t, int *width, int *height)
{
    *width = t->width;
    *height = t->height;
}

bool term_has_colors(const struct term *t)
{
    return t->description.colors > 0;
}

const struct probe *term_probe(const struct term *t)
{
    return &t->probe;
}

int term_colors(const struct term *t)
{
    int n = t->description.colors;
    return n == 16 ? 8 : n;
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
    t->frame.anew = true;
}

/* ---- drawing ----------------------------------------------------------------------------- */

/* Pending input means another update soon, so pictures, which are many bytes, can wait. */
static bool input_waits(void)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&fd, 1, 0) > 0;
}

int term_behind_ms(const struct term *t)
{
    return pace_behind_ms(&t->pace, clock_monotonic_ms(&clock_system));
}

void term_draw(struct term *t, const struct surface *s)
{
    AUTO(buf) out = BUF_INIT;
    if (t->left)
        return;
    t->frame.paint.side_by_side = probe_sets_side_by_side(&t->probe);
    t->frame.paint.repeats = probe_repeats(&t->probe, t->description.repeats);
    t->frame.paint.margins = probe_has_margins(&t->probe);
    t->frame.paint.tabs = probe_sets_tabs(&t->probe, t->description.sets_tabs);
    t->frame.paint.narrow = s->width < t->width;
    t->frame.paint.erases_parts =
        t->description.erases_characters && !probe_erases_by_characters(&t->probe);
    t->frame.may_hold = t->probe.synchronized != SYNCHRONIZED_MISSING;
    t->frame.max_held =
        t->probe.synchronized == SYNCHRONIZED_KNOWN ? pace_quick_bytes(&t->pace) : 0;
    frame_add(&t->frame, s, !input_waits(), &out);
    if (t->probe.status && pace_asks(out.n)) {
        buf_add_c(&out, status_question);
        pace_ask(&t->pace, out.n, clock_monotonic_ms(&clock_system));
    }
    if (t->armed_rows != (big_text_has_double(&t->frame.big) ? s->height : 0))
        arm_crash_restore(t);
    send(buf_str(&out));
}

void term_set_title(struct term *t, const char *title)
{
    if (!t->description.xterm_like || t->left || (t->title && strcmp(t->title, title) == 0))
        return;
    free(t->title);
    t->title = mem_strdup(title);
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b, "\033]2;%s\033\\", title);
    send(buf_str(&b));
}

void term_copy(struct term *t, struct str text)
{
    AUTO(buf) b = BUF_INIT;
    buf_add_c(&b, "\033]52;c;");
    base64_add(&b, text);
    buf_add_c(&b, "\033\\");
    send(buf_str(&b));
}

void term_notify(struct term *t, struct str text)
{
    AUTO(buf) b = BUF_INIT, words = BUF_INIT;
    safe_add_line(&words, text);
    for (size_t i = 0; i < words.n; i++) /* it parts the fields */
        words.p[i] = words.p[i] == ';' ? ',' : words.p[i];
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
    send(buf_str(&b));
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
    if (n > 0)
        key_parser_feed(&t->keys, (struct str){bytes, (size_t)n});
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

bool term_next_input(struct term *t, bool timed_out, struct input *out)
{
    return key_parser_next(&t->keys, timed_out, out);
}

int term_timeout(const struct term *t)
{
    if (!key_parser_waiting(&t->keys))
        return -1;
    int64_t left = probe_is_awaited(&t->probe)
                       ? t->asked_ms + ANSWERS_MS - clock_monotonic_ms(&clock_system)
                       : term_behind_ms(t);
    bool answer = key_parser_awaits_answer(&t->keys);
    return answer && left > ESCAPE_MS ? (int)left : ESCAPE_MS;
}

bool term_resized(struct term *t, struct input *out)
{
    int width, height;
    measure(t, &width, &height);
    if (width == t->width && height == t->height)
        return false;
    t->width = width;
    t->height = height;
    arm_crash_restore(t);
    term_redraw(t);
    *out = (struct input){.kind = INPUT_RESIZE, .width = width, .height = height};
    return true;
}
