/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article/pictures.h"

#include <stdlib.h>
#include <string.h>

#include "engine/data/command.h"
#include "model/article.h"
#include "picture/drawing.h"
#include "picture/picture.h"
#include "screen/glyphs.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

enum {
    MIN_SIDE = 16,  /* pixels; smaller are icons and trackers */
    MIN_HEIGHT = 6, /* lines of a pane with room for pictures */
    LINES_LEFT = 3, /* beside the largest picture */
    CELL_WIDTH = 8, /* pixels, unless the terminal reports it */
    CELL_HEIGHT = 16,
};

/* ---- files ----------------------------------------------------------------------------------- */

static bool was_placed(const struct article_pictures *old, const char *path)
{
    for (size_t i = 0; i < old->n; i++)
        if (old->v[i].placed && old->v[i].file.path && strcmp(old->v[i].file.path, path) == 0)
            return true;
    return false;
}

void article_pictures_request(struct ui *ui)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_FETCH_PICTURES,
                                         .id = ui->article.data.row.at.id});
}

void article_pictures_load(struct ui *ui, bool again)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures, old = *p;
    p->arena = (struct arena){0};
    p->n = a->data.pictures ? a->data.body.n_images : 0;
    p->v = arena_array(&p->arena, p->n, sizeof *p->v);
    p->sizes = arena_array(&p->arena, p->n, sizeof *p->sizes);
    bool wanted = !again; /* also for stored ones, to mark them as used */
    for (size_t i = 0; i < p->n; i++) {
        p->v[i].file = a->data.pictures[i];
        p->v[i].file.path = arena_strdup(&p->arena, a->data.pictures[i].path);
        p->v[i].file.problem = arena_strdup(&p->arena, a->data.pictures[i].problem);
        /* Pictures present on opening are placed at once. */
        p->v[i].placed = p->v[i].file.path && (!again || was_placed(&old, p->v[i].file.path));
        wanted = wanted || (!p->v[i].file.path && !p->v[i].file.problem);
    }
    arena_fini(&old.arena);
    if (p->n > 0 && wanted && ui->settings.pictures != PICTURES_OFF)
        article_pictures_request(ui);
}

void article_pictures_store(struct ui *ui, const char *url, const struct engine_picture *picture)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures;
    for (size_t i = 0; a->loaded && i < p->n; i++) {
        if (!p->v[i].file.path && strcmp(a->data.body.images[i]->url, url) == 0) {
            p->v[i].file = *picture;
            p->v[i].file.path = arena_strdup(&p->arena, picture->path);
            p->v[i].file.problem = arena_strdup(&p->arena, picture->problem);
        }
    }
}

/* ---- room in the text ------------------------------------------------------------------------ */

bool article_pictures_shown(const struct ui *ui)
{
    return ui->pictures && ui->settings.pictures != PICTURES_OFF && !ui->settings.linear &&
           ui->article.plan.method == TEXT_LAYOUT; /* larger letters show captions only */
}

/* At most the column's width and the pane's height, never above the pixel size. */
static struct layout_picture size_of(const struct ui *ui, const struct engine_picture *file,
                                     int measure, int height)
{
    bool known = ui->terminal.cell_width > 0;
    int cell_width = known ? ui->terminal.cell_width : CELL_WIDTH;
    int cell_height = known ? ui->terminal.cell_height : CELL_HEIGHT;
    struct layout_picture size = {0};
    if (!file->path || file->width < MIN_SIDE || file->height < MIN_SIDE || height < MIN_HEIGHT)
        return size;
    int columns = (file->width + cell_width - 1) / cell_width;
    picture_fit(file->width, file->height, columns < measure ? columns : measure,
                height - LINES_LEFT, cell_width, cell_height, &size.columns, &size.rows);
    return size;
}

bool article_pictures_fit(struct ui *ui, struct layout_options *options, int height)
{
    struct article_pictures *p = &ui->article.pictures;
    int measure = layout_measure(options);
    bool differs = false;
    for (size_t i = 0; i < p->n; i++) {
        struct layout_picture size = {0};
        if (p->v[i].placed && article_pictures_shown(ui))
            size = size_of(ui, &p->v[i].file, measure, height);
        differs = differs || size.columns != p->sizes[i].columns || size.rows != p->sizes[i].rows;
        p->sizes[i] = size;
    }
    options->pictures = p->sizes;
    options->n_pictures = p->n;
    return differs;
}

/* ---- cache of drawings ----------------------------------------------------------------------- */

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
