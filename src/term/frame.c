/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/frame.h"

#include "term/shift.h"

/* Bytes that a terminal reads at once: a larger frame may be shown in parts. */
enum { MAX_READ = 4096 };

void frame_init(struct frame *f, const struct description *d, bool utf8)
{
    *f = (struct frame){.anew = true, .cursor_shown = true, .may_hold = true};
    paint_init(&f->paint, d, utf8);
}

void frame_fini(struct frame *f)
{
    paint_fini(&f->paint);
    big_text_fini(&f->big);
    pixels_fini(&f->pixels);
}

/* Clears the screen if everything is to be sent again; true if it does. */
static bool begin_anew(struct frame *f, const struct surface *s, struct buf *out)
{
    bool resized = f->paint.width != s->width || f->paint.height != s->height;
    if (!f->anew && !resized)
        return false;
    f->anew = false;
    big_text_clear(&f->big, s->height, out);
    pixels_clear(&f->pixels, false, out);
    if (resized)
        paint_resize(&f->paint, s->width, s->height);
    paint_clear(&f->paint, out);
    return true;
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
    return s->runs.n == 0 && s->pictures.n == 0 && f->big.places.n == 0 && f->pixels.shown.n == 0 &&
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

/* Appends a part of a frame; `held`: shown at once at its end (mode 2026). */
static void add_part(const struct frame *f, const struct buf *part, bool held, struct buf *out)
{
    held = held && f->may_hold;
    buf_add_c(out, held ? "\033[?2026h" : "");
    buf_add(out, buf_str(part));
    buf_add_c(out, held ? "\033[?2026l" : "");
}

void frame_add(struct frame *f, const struct surface *s, bool pictures, struct buf *out)
{
    AUTO(buf) text = BUF_INIT, drawn = BUF_INIT;
    bool anew = begin_anew(f, s, &text);
    bool blank = prepare_rows(f, s, &text);
    f->paint.pen.absolute = big_text_has_double(&f->big);
    if (is_text_only(f, s))
        shift_rows(&f->paint, s, &text);
    paint_cells(&f->paint, s, f->big.rows, &text);
    place_cursor(f, s, &text);
    big_text_after(&f->big, s, &text);
    bool seen = (anew || text.n > MAX_READ) && text.n <= f->max_held;
    add_part(f, &text, blank || f->big.redraws || seen, out);
    if (pictures) {
        pixels_after(&f->pixels, s, &drawn);
        add_part(f, &drawn, drawn.n > 0, out);
    }
}

void frame_leave(struct frame *f, struct buf *out)
{
    big_text_clear(&f->big, f->paint.height, out);
    pixels_clear(&f->pixels, true, out);
}
