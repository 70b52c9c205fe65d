/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A minimal user of term/: shows some text and every input, for the test of the terminal back end.
 * q quits, c crashes, l leaves the screen for a line of output and comes back.
 */
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "screen/surface.h"
#include "term/signals.h"
#include "term/term.h"

static void paint(struct term *t, struct surface *s, const char *last)
{
    int width, height;
    term_size(t, &width, &height);
    struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
    struct style bright = {COLOR_RGB | 0xffcc00, 17, ATTRIBUTE_BOLD};
    if (s->width != width || s->height != height)
        surface_resize(s, width, height);
    surface_clear(s, plain);
    surface_text(s, 0, 0, STR("雁城 | wild geese"), bright);
    surface_text(s, 0, 1, STR("é e\xcc\x81 👩‍🚀| cluster"), plain);
    surface_text(s, 0, 2, str_from(last), plain);
    surface_text(s, width - 2, height - 1, STR("角"), plain);
    s->cursor_x = 3;
    s->cursor_y = 2;
    s->cursor_visible = true;
    term_draw(t, s);
}

int main(void)
{
    struct term *t;
    struct error e;
    struct surface s;
    char last[80] = "ready";
    setlocale(LC_ALL, "");
    signals_open();
    if (!term_open(&(struct term_options){.mouse = true, .colors = true}, &t, &e)) {
        fprintf(stderr, "%s\n", e.detail);
        return 2;
    }
    surface_init(&s, 0, 0);
    term_set_title(t, "probe");
    for (bool quit = false; !quit;) {
        paint(t, &s, last);
        struct pollfd fds[] = {{.fd = term_fd(t), .events = POLLIN},
                               {.fd = signals_fd(), .events = POLLIN}};
        int ready = poll(fds, 2, term_timeout(t));
        struct input in;
        for (int number; (number = signals_next());) {
            quit = number != SIGWINCH;
            if (term_resized(t, &in))
                snprintf(last, sizeof last, "resized %dx%d", in.width, in.height);
        }
        if (fds[0].revents && !term_read(t))
            break;
        while (term_next_input(t, ready == 0, &in)) {
            if (in.kind == INPUT_PASTE) {
                snprintf(last, sizeof last, "pasted %s", in.text);
            } else if (in.kind == INPUT_MOUSE) {
                snprintf(last, sizeof last, "mouse %d %d,%d", (int)in.mouse, in.x, in.y);
            } else {
                snprintf(last, sizeof last, "key %x", in.key);
                quit = in.key == 'q';
                if (in.key == 'c')
                    abort();
                if (in.key == 'l') {
                    term_leave(t);
                    puts("outside");
                    fflush(stdout);
                    getchar();
                    term_enter(t);
                }
            }
        }
    }
    surface_fini(&s);
    term_close(t);
    signals_close();
    return 0;
}
