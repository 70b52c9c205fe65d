/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/article/drawings.h"

#include <stdlib.h>
#include <string.h>

#include "screen/glyphs.h"
#include "tui/core/state.h"

enum { DRAWINGS = 16, DRAWINGS_BYTES = 16 << 20 }; /* maximum count, and total size */

static void free_drawing(struct kept_drawing *d)
{
    free(d->path);
    free(d->problem);
    picture_drawing_fini(&d->drawing);
}

void article_pictures_fini(struct article_pictures *p)
{
    for (size_t i = 0; i < p->drawings.n; i++)
        free_drawing(&p->drawings.v[i]);
    vec_fini(&p->drawings);
    arena_fini(&p->arena);
}

static bool same_options(const struct drawing_options *a, const struct drawing_options *b)
{
    return a->columns == b->columns && a->rows == b->rows && a->how == b->how &&
           a->colors == b->colors && a->ascii == b->ascii && a->cell_width == b->cell_width &&
           a->cell_height == b->cell_height;
}

struct kept_drawing *article_drawing_find(struct article_pictures *p, const char *path,
                                          const struct drawing_options *options)
{
    for (size_t i = 0; i < p->drawings.n; i++) {
        struct kept_drawing *d = &p->drawings.v[i];
        if (strcmp(d->path, path) == 0 && same_options(&d->drawing.options, options))
            return d;
    }
    return NULL;
}

static size_t bytes_of(const struct picture_drawing *d)
{
    size_t cells = (size_t)d->options.columns * (size_t)d->options.rows;
    return d->bytes.size + (d->cells ? cells * sizeof *d->cells : 0);
}

/* Drops the least recently shown drawings, except those in view. */
static void make_room(struct article_pictures *p)
{
    size_t bytes = 0;
    for (size_t i = 0; i < p->drawings.n; i++)
        bytes += bytes_of(&p->drawings.v[i].drawing);
    while (p->drawings.n > 1 && (p->drawings.n > DRAWINGS || bytes > DRAWINGS_BYTES)) {
        size_t oldest = 0;
        for (size_t i = 1; i < p->drawings.n; i++)
            oldest = p->drawings.v[i].used < p->drawings.v[oldest].used ? i : oldest;
        if (p->drawings.v[oldest].used >= p->in_view || p->drawings.v[oldest].awaited)
            break;
        bytes -= bytes_of(&p->drawings.v[oldest].drawing);
        free_drawing(&p->drawings.v[oldest]);
        vec_remove(&p->drawings, oldest);
    }
}

void article_drawing_reserve(struct article_pictures *p, const char *path,
                             const struct drawing_options *options)
{
    struct kept_drawing d = {.path = mem_strdup(path), .awaited = true, .used = ++p->clock};
    d.drawing.options = *options;
    p->awaited++;
    vec_push(&p->drawings, d);
}

void article_drawing_store(struct ui *ui, const struct ui_event *event)
{
    struct article_pictures *p = &ui->article.pictures;
    struct picture_drawing *drawing = event->drawing;
    const struct drawing_options options = drawing->options;
    struct kept_drawing *d = article_drawing_find(p, event->text, &options);
    if (!d || !d->awaited) {
        picture_drawing_fini(drawing);
        return;
    }
    p->awaited--;
    d->awaited = false;
    d->drawing = *drawing;
    d->problem = event->error->code != ERROR_NONE ? mem_strdup(event->error->detail) : NULL;
    memset(drawing, 0, sizeof *drawing);
    d->pixels = (struct surface_pixels){
        .id = options.id,
        .kitty = options.how == PICTURE_KITTY,
        .columns = options.columns,
        .rows = options.rows,
        .cell_width = options.cell_width,
        .cell_height = options.cell_height,
        .bytes = buf_str(&d->drawing.bytes),
        .ends = d->drawing.ends,
    };
    make_room(p);
}

struct drawing_options article_drawing_options(const struct ui *ui,
                                               const struct layout_place *place)
{
    const struct terminal_facts *t = &ui->terminal;
    bool pixels = t->pictures != PICTURE_SYMBOLS && ui->settings.pictures == PICTURES_AUTO &&
                  t->cell_width > 0;
    struct drawing_options options = {.columns = place->columns, .rows = place->rows};
    if (pixels) {
        options.how = t->pictures;
        options.cell_width = t->cell_width;
        options.cell_height = t->cell_height;
    } else {
        options.colors = !ui->colors        ? PICTURE_MONO
                         : t->colors > 256  ? PICTURE_TRUE
                         : t->colors == 256 ? PICTURE_256
                                            : PICTURE_8;
        options.ascii = ui->glyphs == &glyphs_ascii;
    }
    return options;
}
