/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article/pictures.h"

#include <string.h>

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
