/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of terminals on their colours, however late. */
#include <stdlib.h>
#include <unistd.h>

#include "tests/pty/pty.h"

static struct pty *launch_sized(const char *term, const char *more, int width, int height)
{
    const char *srcdir = getenv("srcdir");
    AUTO(buf) data = BUF_INIT, type = BUF_INIT;
    buf_printf(&data, "GANDER_DATA_DIR=%s/data", srcdir ? srcdir : ".");
    buf_printf(&type, "TERM=%s", term);
    const char *const environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", data.p, type.p, more, NULL};
    return pty_start((const char *[]){"./gander", "--demo", NULL}, environment, width, height);
}

static struct pty *launch(const char *term, const char *more)
{
    return launch_sized(term, more, 100, 30);
}

static struct pty *start(const char *term, const char *more)
{
    struct pty *p = launch(term, more);
    pty_wait(p, "Goosewater");
    pty_settle(p);
    return p;
}

/* For its background or for a mode. */
static bool is_asked(struct pty *p)
{
    return pty_has_sent(p, "\033]11;?") || pty_has_sent(p, "\033[?2026$p");
}

/* The heading of the pane with the focus is in the accent. */
static bool has_light_theme(struct pty *p, void *context)
{
    return pty_color(p, 2, 1) == 25;
}

static bool has_dark_theme(struct pty *p, void *context)
{
    return pty_color(p, 2, 1) == 110;
}

static bool has_neutral_theme(struct pty *p, void *context)
{
    return pty_color(p, 2, 1) == 63;
}

static bool has_idle_selection(struct pty *p, void *context)
{
    return pty_color(p, 4, 2) == -1 && pty_color(p, 2, 1) == 243;
}

static void answer_late(void)
{
    struct pty *p = start("xterm-256color", NULL);
    check(pty_has_sent(p, "\033]11;?"), "the background is asked for");
    check(has_neutral_theme(p, NULL), "without an answer it may be dark or light");
    check(pty_color(p, 4, 2) == 231, "text on a bar has a colour for the bar");
    pty_send(p, "\t");
    pty_wait_until(p, has_idle_selection, NULL, "an idle selection has the text's colour");
    pty_send(p, "\033[Z");
    pty_wait_until(p, has_neutral_theme, NULL, "the focus is back");
    pty_send(p, "\033]11;rgb:ffff/ff");
    pty_settle(p);
    pty_send(p, "ff/ee00\007");
    pty_wait_until(p, has_light_theme, NULL, "the light theme on a light background");
    pty_settle(p);
    size_t painted = pty_bytes(p);
    pty_send(p, "\033]11;rgb:ffff/ffff/ee00\033\\");
    pty_settle(p);
    check(pty_bytes(p) == painted, "the same answer paints nothing");
    pty_send(p, ":set theme dark\r");
    pty_wait_until(p, has_dark_theme, NULL, "a theme that was chosen stays");
    pty_quit(p);
}

static void environment_tells(void)
{
    struct pty *p = start("xterm-256color", "COLORFGBG=0;15");
    check(has_light_theme(p, NULL), "COLORFGBG counts before the answer");
    pty_send(p, "\033]11;rgb:0000/0000/0000\007");
    pty_wait_until(p, has_dark_theme, NULL, "the answer counts more");
    pty_quit(p);
}

/* Terminals that would show a question, or answer for another. */
static void not_asked(void)
{
    struct pty *p = start("linux", NULL);
    check(!is_asked(p), "a Linux console is asked nothing");
    check(pty_color(p, 0, 1) >= 0, "it is black, and its borders have a colour for that");
    pty_quit(p);
    p = start("screen-256color", NULL);
    check(!is_asked(p), "a multiplexer is asked nothing");
    check(has_neutral_theme(p, NULL), "and may be in any terminal");
    pty_quit(p);
    setenv("COLORFGBG", "0;15", 1);
    p = start("screen-256color", "TMUX=/tmp/tmux-0/default,1,0");
    unsetenv("COLORFGBG");
    check(has_neutral_theme(p, NULL), "where tmux was started says nothing of where it is shown");
    check(pty_has_sent(p, "\033]11;?\033\\") && pty_has_sent(p, "\033[6n") &&
              pty_has_sent(p, "\033[?2026$p") && !pty_has_sent(p, "\033[>q"),
          "tmux is asked for the background, its measures and modes, and then for what it knows");
    pty_send(p, "\033]11;rgb:ffff/ffff/ffff\033\\");
    pty_wait_until(p, has_light_theme, NULL, "a light pane");
    pty_quit(p);
}

/* The page of sepia, #f8f0d8: as it is where the terminal says so, the nearest of 256 elsewhere. */
static void all_colors(void)
{
    struct pty *p = start("xterm-256color", "COLORTERM=truecolor");
    pty_send(p, ":set theme sepia\r");
    pty_wait(p, "theme = sepia");
    pty_settle(p);
    check(pty_has_sent(p, "48;2;248;240;216"), "all colours, if they are there");
    pty_quit(p);
    p = start("xterm-256color", "COLORTERM=");
    pty_send(p, ":set theme sepia\r");
    pty_wait(p, "theme = sepia");
    pty_settle(p);
    check(pty_has_sent(p, "48;5;230") && !pty_has_sent(p, "48;2;"), "the nearest of 256 colours");
    pty_quit(p);
    p = start("xterm-256color", "NO_COLOR=1");
    check(pty_color(p, 2, 1) == -1 && !pty_has_sent(p, "38;5;") && !pty_has_sent(p, "\033[34m"),
          "no colours");
    pty_quit(p);
}

/* True for a sequence ESC [ NUMBER and this letter. */
static bool has_sequence(const struct pty *p, char letter)
{
    struct str rest = pty_output(p), part;
    while (str_split(&rest, '\033', &part)) {
        size_t n = 1;
        while (n < part.n && part.p[n] >= '0' && part.p[n] <= '9')
            n++;
        if (n > 1 && n < part.n && part.p[0] == '[' && part.p[n] == letter)
            return true;
    }
    return false;
}

/* Terminals whose description is missing, or says less than there is. */
static void other_descriptions(void)
{
    struct pty *p = start("xterm-newest", NULL);
    pty_wait(p, "The terminal type “xterm-newest” is not installed: used as xterm-256color.");
    check(has_neutral_theme(p, NULL), "with the colours of its relative");
    pty_quit(p);
    p = start("xterm", NULL);
    check(has_neutral_theme(p, NULL), "a plain xterm has 256 colours");
    pty_quit(p);
    p = start("screen-256color", NULL);
    pty_send(p, "\r\r");
    pty_wait(p, "Article");
    pty_settle(p);
    check(has_sequence(p, 'X'), "GNU screen and tmux erase characters");
    pty_quit(p);
    p = launch_sized("linux", NULL, 40, 10);
    pty_wait(p, "Goosewater");
    pty_send(p, "\r");
    pty_wait(p, "newest first");
    pty_settle(p);
    pty_send(p, "\r");
    pty_wait(p, "Article");
    pty_settle(p);
    pty_send(p, "jjj");
    pty_settle(p);
    check(has_sequence(p, 'M') && !has_sequence(p, 'S'), "one without SU deletes lines");
    pty_quit(p);
    p = launch("no-terminal", NULL);
    pty_wait(p, "TERM=xterm-256color");
    check(pty_finish(p) == 1, "one without a relative cannot be used");
}

/* With eight colours a selection is reverse, and the letters that a charset lacks are marked. */
static void little(void)
{
    struct pty *p = start("linux", NULL);
    check(pty_has_sent(p, "\033[7m") || pty_has_sent(p, "\033[;7m"), "the selection is reverse");
    check(!pty_has_sent(p, "\033[44m") && !pty_has_sent(p, ";44m"), "no blue bar");
    pty_quit(p);
    p = start("xterm-256color", "LC_ALL=C");
    pty_wait(p, "Letters beyond this locale's show as \"?\": set LC_ALL=C.UTF-8.");
    pty_wait(p, "* ? ? ?");
    pty_quit(p);
}

static size_t count(struct str s, const char *bytes)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(s, str_from(bytes), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

/* Draws all anew; true if it is held back to appear complete. */
static bool holds_redraw(struct pty *p, void *context)
{
    size_t before = pty_bytes(p);
    pty_send(p, "\f");
    pty_settle(p);
    struct str sent = str_slice(pty_output(p), before, pty_bytes(p));
    check(count(sent, "\033[2J") == 1, "all is drawn anew");
    check(count(sent, "\033[?2026h") == count(sent, "\033[?2026l"), "held, and released");
    return count(sent, "\033[?2026h") > 0;
}

/* Synchronized output, which libvterm answers not to know. */
static void synchronized(void)
{
    struct pty *p = start("xterm-256color", NULL);
    check(pty_has_sent(p, "\033[?2026$p"), "the mode is asked for");
    check(!holds_redraw(p, NULL), "not where it is missing");
    pty_send(p, "\033[?2026;2$y");
    pty_wait_until(p, holds_redraw, NULL, "where it is known, once a frame was shown quickly");
    pty_quit(p);
}

/* In lines: no character of a box, the mark and the cursor on the selected row, no chatter. */
static void in_lines(void)
{
    const char *srcdir = getenv("srcdir");
    AUTO(buf) data = BUF_INIT;
    buf_printf(&data, "GANDER_DATA_DIR=%s/data", srcdir ? srcdir : ".");
    const char *const environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", data.p, NULL};
    struct pty *p =
        pty_start((const char *[]){"./gander", "--demo", "--linear", NULL}, environment, 80, 24);
    int x, y;
    pty_wait(p, "> All articles");
    pty_settle(p);
    check(!pty_has_sent(p, "─") && !pty_has_sent(p, "│"), "no boxes in lines");
    pty_send(p, "jjjj");
    pty_wait(p, "> Goosewater");
    pty_settle(p);
    pty_cursor(p, &x, &y);
    check(x == 0 && y == pty_row_of(p, "> Goosewater"), "the cursor is on the selected row");
    size_t before = pty_bytes(p);
    pty_send(p, "\033[B");
    pty_wait(p, ">   News");
    pty_settle(p);
    check(pty_bytes(p) - before < 500, "a step sends little more than two rows");
    pty_quit(p);
}

int main(void)
{
    in_lines();
    synchronized();
    answer_late();
    environment_tells();
    all_colors();
    not_asked();
    other_descriptions();
    little();
    return 0;
}
