/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/pixels.h"

#include "term/sequence.h"

void pixels_fini(struct pixels *p)
{
    vec_fini(&p->shown);
    vec_fini(&p->sent);
}

static bool is_row(const struct pixel_row *a, const struct pixel_row *b)
{
    return a->id == b->id && a->row == b->row && a->x == b->x && a->y == b->y;
}

static struct pixel_row row_of(const struct surface_picture *picture, int row)
{
    const struct surface_pixels *pixels = picture->pixels;
    return (struct pixel_row){.id = pixels->id,
                              .row = picture->first_row + row,
                              .x = picture->x,
                              .y = picture->y + row,
                              .columns = pixels->columns,
                              .kitty = pixels->kitty};
}

static bool is_wanted(const struct surface *s, const struct pixel_row *shown)
{
    for (size_t i = 0; i < s->pictures.n; i++) {
        int row = shown->y - s->pictures.v[i].y;
        if (row >= 0 && row < s->pictures.v[i].rows) {
            struct pixel_row wanted = row_of(&s->pictures.v[i], row);
            if (is_row(shown, &wanted))
                return surface_picture_row_is_free(s, &s->pictures.v[i], row);
        }
    }
    return false;
}

static bool is_shown(const struct pixels *p, const struct pixel_row *wanted)
{
    for (size_t i = 0; i < p->shown.n; i++)
        if (is_row(&p->shown.v[i], wanted))
            return true;
    return false;
}

/* In kitty deletes the placement, whose id is the row. In sixel terminals erasing text (ECH) erases
 * pictures. */
static void erase_row(const struct pixel_row *row, struct buf *out)
{
    if (row->kitty)
        buf_printf(out, "\033_Ga=d,d=i,q=2,i=%u,p=%d\033\\", (unsigned)row->id, row->row + 1);
    else
        buf_printf(out, "\033[%d;%dH\033[%dX", row->y + 1, row->x + 1, row->columns);
}

void pixels_forget_row(struct pixels *p, int y)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->shown.n; i++)
        if (p->shown.v[i].y != y)
            p->shown.v[kept++] = p->shown.v[i];
    p->shown.n = kept;
}

void pixels_before(struct pixels *p, const struct surface *s, struct buf *out)
{
    AUTO(buf) part = BUF_INIT;
    size_t kept = 0;
    for (size_t i = 0; i < p->shown.n; i++)
        if (is_wanted(s, &p->shown.v[i]))
            p->shown.v[kept++] = p->shown.v[i];
        else
            erase_row(&p->shown.v[i], &part);
    p->shown.n = kept;
    sequence_send_aside(&part, out);
}

static void send_once(struct pixels *p, const struct surface_pixels *pixels, struct buf *out)
{
    for (size_t i = 0; i < p->sent.n; i++)
        if (p->sent.v[i] == pixels->id)
            return;
    vec_push(&p->sent, pixels->id);
    buf_add(out, pixels->bytes);
}

/* Draws a row of the picture at the cursor, which does not move (C=1). */
static void draw_row(struct pixels *p, const struct surface_pixels *pixels,
                     const struct pixel_row *row, struct buf *out)
{
    size_t from = 0;
    if (pixels->kitty)
        send_once(p, pixels, out);
    else if (row->row > 0)
        from = pixels->ends[row->row - 1];
    buf_printf(out, "\033[%d;%dH", row->y + 1, row->x + 1);
    if (pixels->kitty) {
        buf_printf(out, "\033_Ga=p,q=2,C=1,i=%u,p=%d,x=0,y=%d,w=%d,h=%d,c=%d,r=1\033\\",
                   (unsigned)row->id, row->row + 1, row->row * pixels->cell_height,
                   pixels->columns * pixels->cell_width, pixels->cell_height, pixels->columns);
    } else {
        buf_add(out, str_slice(pixels->bytes, from, pixels->ends[row->row]));
    }
}

void pixels_after(struct pixels *p, const struct surface *s, struct buf *out)
{
    AUTO(buf) part = BUF_INIT;
    buf_add_c(&part, "\033[?25l"); /* the cursor could leave a hole */
    size_t empty = part.n;
    for (size_t i = 0; i < s->pictures.n; i++) {
        for (int row = 0; row < s->pictures.v[i].rows; row++) {
            struct pixel_row wanted = row_of(&s->pictures.v[i], row);
            if (!is_shown(p, &wanted) && surface_picture_row_is_free(s, &s->pictures.v[i], row)) {
                draw_row(p, s->pictures.v[i].pixels, &wanted, &part);
                vec_push(&p->shown, wanted);
            }
        }
    }
    if (part.n > empty) {
        sequence_send_aside(&part, out);
        buf_add_c(out, s->cursor_visible ? "\033[?25h" : "");
    }
}

void pixels_clear(struct pixels *p, bool forget, struct buf *out)
{
    AUTO(buf) part = BUF_INIT;
    for (size_t i = 0; i < p->shown.n; i++)
        erase_row(&p->shown.v[i], &part);
    sequence_send_aside(&part, out);
    p->shown.n = 0;
    for (size_t i = 0; forget && i < p->sent.n; i++)
        buf_printf(out, "\033_Ga=d,d=I,q=2,i=%u\033\\", (unsigned)p->sent.v[i]);
    p->sent.n = forget ? 0 : p->sent.n;
}
