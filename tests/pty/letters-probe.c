/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shows the lines of a file on the terminal, a page of them at a time, by the widths that the
 * terminal answers: for the test of the letters that arrive. The first row has the page's number
 * and the rules of width; Space turns the page, q quits.
 */
#include <locale.h>
#include <poll.h>
#include <stdio.h>

#include "base/file.h"
#include "term/probe.h"
#include "term/signals.h"
#include "term/term.h"
#include "text/display/width.h"

static void paint(struct term *t, struct surface *s, struct str *rest, int page)
{
    struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
    int width, height;
    struct str line;
    char head[80];
    term_size(t, &width, &height);
    if (s->width != width || s->height != height)
        surface_resize(s, width, height);
    surface_clear(s, plain);
    snprintf(head, sizeof head, "page %d %u.", page, width_rules());
    surface_text(s, 0, 0, str_from(head), plain);
    for (int y = 1; y < height && str_split(rest, '\n', &line); y++) {
        surface_text(s, 0, y, line, plain);
        surface_text(s, width - 1, y, STR("|"), plain);
    }
    s->cursor_visible = true;
    term_draw(t, s);
}

static bool wait_for_answers(struct term *t)
{
    struct input in;
    while (probe_is_awaited(term_probe(t))) {
        struct pollfd fd = {.fd = term_fd(t), .events = POLLIN};
        poll(&fd, 1, -1);
        if (!term_read(t))
            return false;
        while (term_next_input(t, false, &in)) {
        }
    }
    width_set_rules(probe_width_rules(term_probe(t)));
    return true;
}

static bool show_pages(struct term *t, struct str lines)
{
    struct surface s;
    struct input in = {.key = ' '};
    surface_init(&s, 0, 0);
    for (int page = 1; in.key != 'q'; page++) {
        paint(t, &s, &lines, page);
        do {
            if (!term_read(t))
                return false;
        } while (!term_next_input(t, false, &in));
    }
    surface_fini(&s);
    return true;
}

int main(int argc, char **argv)
{
    struct term *t;
    struct error e;
    AUTO(buf) lines = BUF_INIT;
    setlocale(LC_ALL, "");
    signals_open();
    if (argc != 2 || !file_read(argv[1], 16 << 20, &lines, &e) ||
        !term_open(&(struct term_options){0}, &t, &e))
        return 2;
    bool ok = wait_for_answers(t) && show_pages(t, buf_str(&lines));
    term_close(t);
    signals_close();
    return ok ? 0 : 1;
}
