/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/hyperlinks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "term/graphemes.h"
#include "term/sgr.h"

void hyperlinks_init(struct hyperlinks *h)
{
    *h = (struct hyperlinks){0};
}

void hyperlinks_fini(struct hyperlinks *h)
{
    free(h->shown);
    *h = (struct hyperlinks){0};
}

void hyperlinks_clear(struct hyperlinks *h)
{
    if (h->shown) {
        memset(h->shown, 0, (size_t)h->width * (size_t)h->height * sizeof *h->shown);
    }
}

static void resize(struct hyperlinks *h, const struct surface *s)
{
    if (h->width != s->width || h->height != s->height) {
        h->width = s->width;
        h->height = s->height;
        h->shown = mem_resize(h->shown, (size_t)s->width * (size_t)s->height, sizeof *h->shown);
        hyperlinks_clear(h);
    }
}

static uint64_t hash_of(const struct surface *s)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s->n_links; i++) {
        buf_printf(&b, "%u %s\n", s->links[i].number, s->links[i].url);
    }
    uint64_t hash = str_hash(buf_str(&b));
    buf_fini(&b);
    return hash;
}

static const char *address_of(const struct surface *s, uint16_t number)
{
    for (size_t i = 0; i < s->n_links; i++) {
        if (s->links[i].number == number) {
            return s->links[i].url;
        }
    }
    return "";
}

/* True for cells of one run: same link and style. */
static bool alike(const struct cell *a, const struct cell *b)
{
    return a->link == b->link && style_eq(&a->style, &b->style);
}

struct painter {
    struct hyperlinks *h;
    const struct surface *s;
    struct style (*look)(void *context, struct style style);
    void *context;
    struct buf *out;
};

static bool was_link(const struct painter *p, int x, int y)
{
    return p->h->shown[(size_t)y * (size_t)p->h->width + (size_t)x] != 0;
}

/* Sends the run of cells alike from `x` on, up to a cluster that needs its own positioning; returns
 * its end. */
static int send_run(const struct painter *p, int x, int y)
{
    const struct cell *first = surface_cell(p->s, x, y);
    buf_printf(p->out, "\033[%d;%dH", y + 1, x + 1);
    sgr_add_style(p->out, p->look(p->context, first->style));
    if (first->link) {
        /* The id makes the parts of a link on several lines one link. */
        buf_printf(p->out, "\033]8;id=g%u;%s\033\\", first->link, address_of(p->s, first->link));
    }
    for (; x < p->s->width; x++) {
        const struct cell *c = surface_cell(p->s, x, y);
        bool apart = grapheme_is_special(p->s, c, false) || grapheme_is_special(p->s, first, false);
        if (!alike(c, first) || (!c->link && !was_link(p, x, y)) || (apart && c != first)) {
            break;
        }
        const char *text = surface_cell_text(p->s, c);
        buf_add_c(p->out, text[0] ? text : c->width > 0 ? " " : "");
    }
    buf_add_c(p->out, first->link ? "\033]8;;\033\\" : "");
    return x;
}

static void send_row(const struct painter *p, int y)
{
    for (int x = 0; x < p->s->width;) {
        const struct cell *c = surface_cell(p->s, x, y);
        bool single = p->s->row_sizes[y] == ROW_SINGLE && c->width > 0;
        if (single && (c->link || was_link(p, x, y))) {
            x = send_run(p, x, y);
        } else {
            x++;
        }
    }
}

void hyperlinks_after(struct hyperlinks *h, const struct surface *s, const bool *touched,
                      struct style (*look)(void *context, struct style style), void *context,
                      struct buf *out)
{
    if (s->n_links == 0 && !h->shown) {
        return; /* no links before or now */
    }
    struct painter p = {h, s, look, context, out};
    size_t start = out->n;
    uint64_t hash = hash_of(s);
    resize(h, s);
    buf_add_c(out, "\0337");
    size_t empty = out->n;
    for (int y = 0; y < s->height; y++) {
        if (touched[y] || hash != h->hash) {
            send_row(&p, y);
        }
    }
    h->hash = hash;
    for (size_t i = 0; i < (size_t)s->width * (size_t)s->height; i++) {
        h->shown[i] = s->cells[i].link;
    }
    if (out->n == empty) {
        buf_truncate(out, start);
    } else {
        buf_add_c(out, "\0338");
    }
}
