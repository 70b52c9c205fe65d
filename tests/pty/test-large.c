/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Large letters end to end, in terminals that answer as real ones did: each gets what it can show,
 * not a byte of what it cannot, and every row back as it was.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "tests/pty/pty.h"
#include "tests/support/remove-tree.h"

static char directory[] = "test-large.XXXXXX"; /* for what a crash leaves, too */
static struct buf config = BUF_INIT, data = BUF_INIT, temporary = BUF_INIT;
static const char ask_end[] = "\033[>c\033[c";

/* Cursor reports, then name, version and attributes. */
#define REPLIES(a, b, c, d, rest)                                                                  \
    "\033[2;" #a "R\033[2;" #b "R\033[2;" #c "R\033[5;" #d "R" rest "\033[?62c"
#define PUTTY REPLIES(1, 1, 1, 80, "\033[>0;136;0c")

static const struct terminal {
    const char *what, *replies;
    bool lines, osc66;
    const char *english, *largest,
        *chinese; /* the status line at a step up from 3, and at the end */
} terminals[] = {
    {"kitty", REPLIES(1, 3, 5, 80, "\033P>|kitty(0.46.2)\033\\\033[>1;4000;46c"), false, true,
     "Text 4/7: 150 % (scaled by the terminal)", "Text 7/7: 400 % (scaled",
     "Text 4/7: 150 % (scaled by the terminal)"},
    {"xterm 379", REPLIES(1, 1, 1, 40, "\033P>|XTerm(379)\033\\\033[>41;379;0c"), false, false,
     "Text 4/5: 300 % (dots)", "Text 5/5: 600 % (blocks)", "Text 3/3: 110 % (airy); larger"},
    {"xterm 410", REPLIES(1, 1, 1, 40, "\033P>|XTerm(410)\033\\\033[>41;410;0c"), true, false,
     "Text 4/6: 200 % (double lines)", "Text 6/6: 600 % (blocks)",
     "Text 3/3: 110 % (airy); this terminal has no double lines for Chinese"},
    {"Konsole", REPLIES(1, 1, 1, 40, "\033P>|Konsole 22.12.3\033\\\033[>1;115;0c"), true, false,
     "Text 4/6: 200 % (double lines)", "Text 6/6: 600 % (blocks)",
     "Text 4/4: 200 % (double lines)"},
    {"PuTTY", PUTTY, true, false, "Text 4/6: 200 % (double lines)", "Text 6/6: 600 % (blocks)",
     "Text 4/4: 200 % (double lines)"},
    {"mlterm", REPLIES(1, 1, 1, 80, "\033[>24;279;0c"), true, false,
     "Text 4/6: 200 % (double lines)", "Text 6/6: 600 % (blocks)",
     "Text 4/4: 200 % (double lines)"},
    {"urxvt", REPLIES(1, 1, 1, 80, "\033[>85;95;0c"), false, false, "Text 4/5: 300 % (dots)",
     "Text 5/5: 600 % (blocks)", "Text 3/3: 110 % (airy); larger"},
    {"VTE", REPLIES(1, 1, 1, 80, "\033[>65;7006;1c"), false, false, "Text 4/5: 300 % (blocks)",
     "Text 5/5: 600 % (blocks)", "Text 3/3: 110 % (airy); larger"},
    {"alacritty", REPLIES(1, 1, 1, 80, "\033[>0;1700;1c"), false, false, "Text 4/5: 300 % (dots)",
     "Text 5/5: 600 % (blocks)", "Text 3/3: 110 % (airy); larger"},
    {"tmux", REPLIES(1, 1, 1, 80, "\033P>|tmux 3.3a\033\\\033[>84;0;0c"), false, false,
     "Text 4/5: 300 % (dots); true 200 % needs", "Text 5/5: 600 % (blocks)",
     "Text 3/3: 110 % (airy); larger"},
    {"unknown with double width", REPLIES(1, 1, 1, 40, "\033P>|Other 1\033\\\033[>99;1;0c"), false,
     false, "Text 4/5: 300 % (dots)", "Text 5/5: 600 % (blocks)", "Text 3/3: 110 % (airy); larger"},
    {"silent", "", false, false, "Text 4/5: 300 % (dots)", "Text 5/5: 600 % (blocks)",
     "Text 3/3: 110 % (airy); larger"},
};

static struct pty *start_in(const char *replies, const char *variable, const char *size)
{
    const char *environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", data.p, temporary.p, variable, NULL};
    struct pty *p =
        pty_start((const char *[]){"./gander", "-c", config.p, "--demo", "--text-size", size, NULL},
                  environment, 80, 24);
    pty_set_replies(p, replies);
    pty_wait(p, "Categories");
    pty_send(p, "\r");
    pty_wait(p, "Enter open  Space");
    return p;
}

static struct pty *start(const char *replies, const char *size)
{
    return start_in(replies, NULL, size);
}

/* Opens an article: the list's row below the title that is looked for. */
static void open_article(struct pty *p, const char *title)
{
    pty_send(p, "/");
    pty_send(p, title);
    pty_send(p, "\r");
    pty_send(p, "\r");
    pty_wait(p, "\xe2\x94\x80 Article"); /* the rule's heading: the pane has the window */
}

static const char english[] = "Four hundred", chinese[] = "十一孔桥";

/* Double rows come in pairs between the title bar's rule and the status line. */
static int double_rows(struct pty *p)
{
    int n = 0;
    for (int y = 0; y < 24; y++) {
        int size = pty_row_size(p, y);
        check(size == 0 || (y >= 2 && y < 23), "bars are single");
        check(size != 1 || pty_row_size(p, y + 1) == 2, "an upper half has its lower one");
        check(size != 2 || pty_row_size(p, y - 1) == 1, "a lower half has its upper one");
        n += size != 0;
    }
    return n;
}

static bool after_question(struct pty *p, const char *bytes)
{
    struct str all = pty_output(p);
    size_t asked = str_find(all, str_from(ask_end), 0);
    return str_find(all, str_from(bytes), asked == SIZE_MAX ? 0 : asked) != SIZE_MAX;
}

static void visit(const struct terminal *t)
{
    fprintf(stderr, "%s\n", t->what);
    struct pty *p = start(t->replies, "3");
    open_article(p, english);
    pty_send(p, "+");
    pty_wait(p, t->english);
    pty_settle(p);
    check((double_rows(p) > 10) == t->lines, "double lines where the terminal has them");
    pty_send(p, "+++");
    pty_wait(p, t->largest);
    pty_settle(p);
    check(double_rows(p) == 0, "single again in other sizes");
    pty_send(p, "q");
    pty_wait(p, "Categories");
    open_article(p, chinese);
    pty_send(p, "0+");
    pty_wait(p, "Text 3/");
    pty_send(p, "+");
    pty_wait(p, t->chinese);
    pty_settle(p);
    check(after_question(p, "\033#") == t->lines, "no double line reached it");
    check(after_question(p, "\033]66;") == t->osc66, "no OSC 66 reached it");
    pty_quit(p);
}

/* The rows that are double when the alternate screen is left, by the bytes: each ESC # 3, 4 or 5
 * comes after its row's place, or after a line feed from the one before. */
static int left_double(struct str bytes)
{
    bool rows[100] = {false};
    int row = 0, n = 0;
    for (size_t i = 0; i + 8 < bytes.n; i++) {
        if (str_starts(str_slice(bytes, i, bytes.n), STR("\033[?1049l")))
            break;
        if (bytes.p[i] == '\n')
            row++;
        int at = 0, used = 0;
        char *text = mem_strndup(bytes.p + i, 8);
        if (sscanf(text, "\033[%d;1H%n", &at, &used) == 1 && used > 0)
            row = at - 1;
        else if (strncmp(text, "\033[H", 3) == 0)
            row = 0;
        else if (strncmp(text, "\033#", 2) == 0 && row < 100)
            rows[row] = text[2] == '3' || text[2] == '4';
        free(text);
    }
    for (int y = 0; y < 100; y++)
        n += rows[y];
    return n;
}

static bool has_left(struct pty *p, void *context)
{
    return after_question(p, "\033[?1049l");
}

static struct pty *start_doubled(void)
{
    struct pty *p = start(PUTTY, "5");
    open_article(p, english);
    pty_wait(p, "A- 4 A+");
    pty_settle(p);
    check(double_rows(p) > 10, "double lines from the start");
    return p;
}

/* A dialog, another size of the window, and another program find single rows. */
static void interrupt_lines(void)
{
    struct pty *p = start_doubled();
    int before = double_rows(p);
    pty_send(p, "i");
    pty_wait(p, "Details");
    pty_settle(p);
    int first = pty_row_of(p, "Details"), during = double_rows(p);
    check(during < before, "a dialog stands on single rows");
    for (int y = first; y < 24 && during > 0; y++) {
        check(pty_row_size(p, y) == 0 || !pty_shows(p, "State") || y > pty_row_of(p, "State"),
              "all of the dialog is single");
    }
    pty_send(p, "q");
    pty_wait_gone(p, "Details");
    pty_settle(p);
    check(double_rows(p) == before, "and double again after it");
    pty_resize(p, 60, 24);
    pty_wait(p, "A+]");
    pty_settle(p);
    check(double_rows(p) > 10, "a resized window has double lines");
    pty_resize(p, 80, 24);
    pty_settle(p);
    pty_send(p, "\f");
    pty_settle(p);
    check(double_rows(p) == before, "and the window as it was");
    pty_send(p, "\032"); /* nothing stops here: it has no shell to go to */
    pty_wait_until(p, has_left, NULL, "waited for the screen to be left");
    check(left_double(pty_output(p)) == 0, "the shell finds single rows");
    pty_signal(p, SIGCONT);
    pty_wait(p, "A+]");
    pty_settle(p);
    check(double_rows(p) == before, "and the reader comes back");
    pty_send(p, "-");
    pty_wait(p, "Text 3/6");
    pty_settle(p);
    check(double_rows(p) == 0, "smaller text is single");
    pty_quit(p);
}

static void leave_lines(void)
{
    struct pty *p = start_doubled();
    pty_signal(p, SIGABRT);
    pty_wait_until(p, has_left, NULL, "waited for the screen to be left");
    check(left_double(pty_output(p)) == 0, "a crash leaves single rows");
    check(pty_finish(p) == 128 + SIGABRT, "a crash is a crash");
    p = start_doubled();
    pty_send(p, "Q");
    pty_wait_until(p, has_left, NULL, "waited for the screen to be left");
    check(left_double(pty_output(p)) == 0, "a quit leaves single rows");
    check(pty_finish(p) == 0, "the reader ends with 0");
}

/* Number of cells of a row up to its last character; none is wide. */
static int row_width(struct pty *p, int row)
{
    AUTO(buf) screen = BUF_INIT;
    int width = 0;
    pty_add_screen(p, &screen);
    struct str rest = buf_str(&screen), line = {0};
    for (int y = 0; y <= row; y++)
        str_split(&rest, '\n', &line);
    for (size_t i = 0; i < line.n; i++)
        width += ((unsigned char)line.p[i] & 0xc0) != 0x80;
    return width;
}

/* Columns beyond double-height lines, which terminals would retain, are never painted there. */
static void leave_odd_column(void)
{
    const struct terminal *both[] = {&terminals[3], &terminals[4]}; /* Konsole, PuTTY */
    for (int i = 0; i < 2; i++) {
        struct pty *p = start(both[i]->replies, "3");
        pty_resize(p, 81, 24);
        pty_wait(p, "A- 3 A+");
        pty_settle(p);
        check(row_width(p, 1) == (i == 0 ? 81 : 80), "the border's end");
        pty_quit(p);
    }
}

/* True for a sequence ESC [ NUMBER X (ECH). */
static bool has_erased(struct str output)
{
    for (size_t at = 0; (at = str_find(output, STR("\033["), at)) != SIZE_MAX;) {
        at += 2;
        while (at < output.n && ascii_digit(output.p[at]))
            at++;
        if (at < output.n && output.p[at] == 'X')
            return true;
    }
    return false;
}

/* mlterm erases parts of rows by characters, so that wide ones would leave halves; titles of a list
 * get shorter. */
static void send_blanks(void)
{
    const struct terminal *both[] = {&terminals[4], &terminals[5]}; /* PuTTY, mlterm */
    for (int i = 0; i < 2; i++) {
        struct pty *p = start(both[i]->replies, "3");
        size_t before = pty_output(p).n;
        pty_send(p, "G");
        pty_wait(p, "08-11"); /* date of the last article */
        pty_send(p, "?");
        pty_wait(p, "Help"); /* after the whole frame of the list's end */
        struct str output = pty_output(p);
        check(has_erased(str_slice(output, before, output.n)) == (i == 0),
              i == 0 ? "characters are erased" : "no characters are erased in mlterm");
        pty_quit(p);
    }
}

/* Answers that come late, and in pieces, take the size up when they are there. */
static void answer_late(void)
{
    struct pty *p = start("", "5");
    open_article(p, english);
    pty_wait(p, "A- 3 A+");
    pty_settle(p);
    check(!after_question(p, "\033#"), "nothing is assumed");
    enum { CUT = 20 }; /* behind "ESC [", which would be a key if nothing were awaited */
    char *first = mem_strndup(PUTTY, CUT);
    pty_send(p, first);
    pty_settle(p);
    check(pty_shows(p, "A- 3 A+"), "half an answer is none");
    pty_send(p, &PUTTY[CUT]);
    pty_wait(p, "A- 4 A+");
    pty_settle(p);
    check(double_rows(p) > 10, "the size is taken up");
    free(first);
    pty_quit(p);
}

/* True if a letter in the article's rows has this colour. */
static bool has_color(struct pty *p, int color)
{
    uint32_t letters[PTY_CELL_CHARS];
    for (int i = 80 * 2; i < 80 * 23; i++) {
        bool letter = pty_cell(p, i % 80, i / 80, letters) > 0 && letters[0] != ' ';
        if (letter && pty_color(p, i % 80, i / 80) == color)
            return true;
    }
    return false;
}

/* Inside tmux nobody is asked, and nothing but blocks is sent. */
static void inside_tmux(void)
{
    struct pty *p = start_in(PUTTY, "TMUX=/tmp/tmux,1,0", "3");
    open_article(p, english);
    pty_settle(p);
    check(has_color(p, 243), "where it is from and when is dimmed");
    pty_send(p, "+");
    pty_wait(p, "Text 4/5: 300 % (dots); true 200 % needs the terminal outside tmux");
    pty_settle(p);
    check(!has_color(p, 243), "but not in dots");
    check(!after_question(p, "\033#") && !after_question(p, "\033]66;"), "and nothing was asked");
    pty_quit(p);
}

/* The screen that asks: an answer changes what there is, at once. */
static void calibrate(void)
{
    struct pty *p = start(terminals[6].replies, "3");
    open_article(p, english);
    pty_send(p, ":calibrate\r");
    pty_wait(p, "What do you see");
    pty_settle(p);
    check(double_rows(p) == 2, "a sample is shown");
    pty_send(p, "\r");
    pty_wait(p, "reads better");
    pty_send(p, "j\r");
    pty_wait(p, "Saved for this kind of terminal");
    pty_send(p, "+");
    pty_wait(p, "Text 4/6: 200 % (double lines)");
    pty_send(p, "+");
    pty_wait(p, "Text 5/6: 300 % (blocks)");
    pty_quit(p);
    /* Where one of them would be the terminal's end, only the other is asked. */
    p = start(terminals[1].replies, "3");
    pty_send(p, ":calibrate\r");
    pty_wait(p, "reads better");
    pty_settle(p);
    check(!after_question(p, "\033#"), "no sample where it is dangerous");
    pty_quit(p);
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    check(f && fputs(text, f) >= 0 && fclose(f) == 0, "a file is written");
}

/* A database that stays, with a source that was never visited. */
static void subscribe(const char *database)
{
    AUTO(buf) urls = BUF_INIT;
    buf_printf(&urls, "%s/urls", directory);
    write_file(urls.p, "https://geese.example/feed\n");
    struct pty *p = pty_start(
        (const char *[]){"./gander", "-q", "-d", database, "import", urls.p, NULL}, NULL, 80, 24);
    check(pty_finish(p) == 0, "a source is added");
}

static struct pty *start_kept(const char *database, const char *replies)
{
    const char *environment[] = {"LC_ALL=C.UTF-8", "TZ=UTC", data.p, NULL};
    const char *argv[] = {"./gander", "-c", config.p, "-d", database, NULL};
    struct pty *p = pty_start(argv, environment, 80, 24);
    pty_set_replies(p, replies);
    pty_wait(p, "My feeds");
    return p;
}

/* The user's answers on a terminal hold for its next start, and for no other. */
static void remember(void)
{
    AUTO(buf) database = BUF_INIT;
    buf_printf(&database, "%s/gander.db", directory);
    subscribe(database.p);
    struct pty *p = start_kept(database.p, terminals[6].replies);
    pty_send(p, ":calibrate\r");
    pty_wait(p, "What do you see");
    pty_send(p, "\r");
    pty_wait(p, "reads better");
    pty_send(p, "jj\r");
    pty_wait(p, "Saved for this kind of terminal");
    pty_quit(p);
    p = start_kept(database.p, terminals[6].replies);
    pty_send(p, "+");
    pty_wait(p, "Text 3/4");
    pty_send(p, "+");
    pty_wait(p, "Text 4/4: 200 % (double lines)");
    pty_quit(p);
    p = start_kept(database.p, terminals[8].replies);
    pty_wait(p, "A- 3 A+"); /* as near as this one gets */
    pty_send(p, "-+");
    pty_wait(p, "Text 3/5");
    pty_quit(p);
}

int main(void)
{
    const char *srcdir = getenv("srcdir");
    check(mkdtemp(directory) != NULL, "a temporary directory");
    buf_printf(&data, "GANDER_DATA_DIR=%s/data", srcdir ? srcdir : ".");
    char *here = getcwd(NULL, 0);
    buf_printf(&temporary, "TMPDIR=%s/%s", here, directory);
    free(here);
    buf_printf(&config, "%s/config", directory);
    write_file(config.p, "unifont none\n");
    for (size_t i = 0; i < ARRAY_SIZE(terminals); i++)
        visit(&terminals[i]);
    interrupt_lines();
    leave_lines();
    leave_odd_column();
    send_blanks();
    answer_late();
    inside_tmux();
    calibrate();
    remember();
    remove_tree(directory);
    buf_fini(&config);
    buf_fini(&data);
    buf_fini(&temporary);
    return 0;
}
