/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/frame.h"

#include "term/shift.h"

/* Synchronized output (mode 2026): shown at once at its end. */
static const char hold_on[] = "\033[?2026h";
static const char hold_off[] = "\033[?2026l";

void frame_init(struct frame *f, const struct description *d, bool utf8)
{
    *f = (struct frame){.anew = true, .cursor_shown = true};
    paint_init(&f->paint, d, utf8);
    big_text_init(&f->big);
    pixels_init(&f->pixels);
}

void frame_fini(struct frame *f)
{
    paint_fini(&f->paint);
    big_text_fini(&f->big);
    pixels_fini(&f->pixels);
}

/* Clears the screen if everything is to be sent again. */
static void begin_anew(struct frame *f, const struct surface *s, struct buf *out)
{
    bool resized = f->paint.width != s->width || f->paint.height != s->height;
    if (!f->anew && !resized)
        return;
    f->anew = false;
    big_text_clear(&f->big, s->height, out);
    pixels_clear(&f->pixels, false, out);
    if (resized)
        paint_resize(&f->paint, s->width, s->height);
    paint_clear(&f->paint, out);
}

/* Prepares rows with larger text and pictures for changes; true if some will be blank meanwhile. */
static bool prepare_rows(struct frame *f, const struct surface *s, struct buf *out)
{
    bool blank = false;
    paint_prepare(&f->paint, s);
    for (int y = 0; y < s->height; y++) {
        if (big_text_clears(&f->big, s, f->paint.touched, y))
            paint_forget_row(&f->paint, y);
        if (f->paint.cleared[y]) {
            pixels_forget_row(&f->pixels, y);
            blank = true;
        }
    }
    big_text_before(&f->big, s, f->paint.touched, out);
    pixels_before(&f->pixels, s, out);
    return blank;
}

/* True if neither larger text nor pictures are on the screen or come. */
static bool is_text_only(const struct frame *f, const struct surface *s)
{
    for (int y = 0; y < s->height; y++)
        if (s->row_sizes[y] != ROW_SINGLE)
            return false;
    return s->n_runs == 0 && s->n_pictures == 0 && f->big.n_places == 0 && f->pixels.shown.n == 0 &&
           !big_text_has_double(&f->big);
}

static void place_cursor(struct frame *f, const struct surface *s, struct buf *out)
{
    pen_move(&f->paint.pen, s->cursor_x, s->cursor_y, out);
    if (f->cursor_shown != s->cursor_visible) {
        f->cursor_shown = s->cursor_visible;
        buf_add_c(out, f->cursor_shown ? "\033[?25h" : "\033[?25l");
    }
}

void frame_add(struct frame *f, const struct surface *s, bool pictures, struct buf *out)
{
    begin_anew(f, s, out);
    bool held = prepare_rows(f, s, out);
    f->paint.pen.absolute = big_text_has_double(&f->big);
    buf_add_c(out, held ? hold_on : "");
    if (is_text_only(f, s))
        shift_rows(&f->paint, s, out);
    paint_cells(&f->paint, s, f->big.rows, out);
    place_cursor(f, s, out);
    buf_add_c(out, held ? hold_off : "");
    big_text_after(&f->big, s, out);
    if (pictures)
        pixels_after(&f->pixels, s, out);
}

void frame_leave(struct frame *f, struct buf *out)
{
    big_text_clear(&f->big, f->paint.height, out);
    pixels_clear(&f->pixels, true, out);
}
