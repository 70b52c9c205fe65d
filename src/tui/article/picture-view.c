/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article/picture-view.h"

#include "engine/data/command.h"
#include "picture/drawing.h"
#include "picture/picture.h"
#include "screen/surface.h"
#include "text/utf8.h"
#include "tui/article/follow.h"
#include "tui/article/lines.h"
#include "tui/article/pictures.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"

enum { UNDER_WAY = 4 }; /* drawings in progress */

static bool has_image(const struct layout_line *line, int number)
{
    for (size_t i = 0; i < line->n_spans; i++)
        if (line->spans[i].image == number)
            return true;
    return false;
}

/* True when an image's caption starts in view below the first line; there it may have begun
 * above. */
static bool is_in_view(struct article_view *a, int number, int height)
{
    for (size_t i = a->top; i < a->top + (size_t)height; i++) {
        const struct layout_line *line = layout_line(a->layout, i);
        if (line && has_image(line, number))
            return i > a->top;
    }
    return false;
}

/* Offset of the first text in view, to be found again in another layout. */
static uint32_t find_anchor(struct article_view *a)
{
    const struct layout_line *line;
    for (size_t i = a->top; (line = layout_line(a->layout, i)); i++) {
        for (size_t k = 0; k < line->n_spans; k++)
            if (line->spans[k].offset != LAYOUT_NO_OFFSET)
                return line->spans[k].offset;
    }
    return (uint32_t)layout_text(a->layout).n;
}

static void place_pictures(struct ui *ui, int height)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures;
    bool placed = false;
    for (size_t i = 0; i < p->n; i++)
        if (!p->v[i].placed && p->v[i].file.path && !is_in_view(a, (int)i + 1, height))
            p->v[i].placed = placed = true;
    if (!placed)
        return;
    uint32_t anchor = find_anchor(a);
    size_t below = layout_line_at(a->layout, anchor) - a->top, read = a->reading - a->top;
    uint32_t reading_offset = a->reading_offset;
    bool marked = a->reading_marked;
    if (article_height(ui) > 0) {
        size_t line = layout_line_at(a->layout, anchor);
        a->top = line > below ? line - below : 0;
        a->reading = a->top + read;
        a->reading_offset = reading_offset;
        a->reading_marked = marked;
    }
}

static bool has_files(const struct article_pictures *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->v[i].file.path)
            return true;
    return false;
}

static void request_drawings(struct ui *ui, int height)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures;
    p->in_view = p->clock + 1;
    if (!has_files(p)) /* the next page need not be set yet */
        return;
    /* Includes the next page; few at a time, so that little is drawn in vain. */
    for (size_t i = a->top; i < a->top + 2 * (size_t)height; i++) {
        const struct layout_line *line = layout_line(a->layout, i);
        if (!line || !line->picture)
            continue;
        const char *path = p->v[line->picture->image - 1].file.path;
        struct drawing_options options = article_drawing_options(ui, line->picture);
        struct kept_drawing *d = path ? article_drawing_find(p, path, &options) : NULL;
        if (d) {
            d->used = ++p->clock;
        } else if (path && p->awaited < UNDER_WAY) {
            options.id = ui->terminal.picture_ids + ++p->last_id;
            article_drawing_reserve(p, path, &options);
            ui_send(ui, &(struct engine_command){
                            .kind = ENGINE_DRAW_PICTURE, .value = path, .drawing = options});
        }
    }
}

void article_pictures_update(struct ui *ui)
{
    struct article_view *a = &ui->article;
    int height = a->pictures.n > 0 && a->loaded ? article_height(ui) : 0;
    if (height > 0 && article_pictures_shown(ui)) {
        place_pictures(ui, height);
        request_drawings(ui, height);
    }
}

/* ---- painting -------------------------------------------------------------------------------- */

static void render_symbols(const struct canvas *c, int x, int y, const struct picture_drawing *d,
                           int row)
{
    struct style plain = c->theme->styles[ROLE_ARTICLE];
    AUTO(buf) text = BUF_INIT;
    for (int column = 0; column < d->options.columns; column++) {
        const struct picture_cell *cell = &d->cells[row * d->options.columns + column];
        struct style style = {
            .foreground = cell->foreground < 0 ? plain.foreground : cell->foreground,
            .background = cell->background < 0 ? plain.background : cell->background,
        };
        buf_clear(&text);
        utf8_add(&text, cell->character);
        surface_text(c->surface, x + column, y, buf_str(&text), style);
    }
}

void article_pictures_render(struct ui *ui, const struct canvas *c, struct rect area, int y,
                             const struct layout_line *line)
{
    struct article_pictures *p = &ui->article.pictures;
    const struct layout_place *place = line->picture;
    const char *path = p->v[place->image - 1].file.path;
    struct drawing_options options = article_drawing_options(ui, place);
    struct kept_drawing *d = path ? article_drawing_find(p, path, &options) : NULL;
    int x = area.x + place->column;
    if (d && d->problem && line->picture_row == 0) {
        canvas_text(c, x, y, place->columns, str_from(ui_reason(ui, d->problem)),
                    c->theme->styles[ROLE_DIM]);
    } else if (d && d->drawing.cells) {
        render_symbols(c, x, y, &d->drawing, line->picture_row);
    } else if (d && !d->problem && !d->awaited) {
        struct surface_picture picture = {
            .x = x, .y = y, .rows = 1, .first_row = line->picture_row, .pixels = &d->pixels};
        surface_add_picture(c->surface, &picture, c->theme->styles[ROLE_ARTICLE]);
    }
}

/* ---- commands -------------------------------------------------------------------------------- */

void article_pictures_open(struct ui *ui, int number)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures;
    if (!a->loaded || number < 1 || (size_t)number > p->n) {
        /* TRANSLATORS: %d is the number of a picture in an article. */
        ui_notify(ui, ROLE_NOTICE, _("No image %d here."), number);
        return;
    }
    const struct engine_picture *file = &p->v[number - 1].file;
    const char *url = a->data.body.images[number - 1]->url;
    if (!file->path) {
        ui_follow_url(ui, url);
        return;
    }
    struct effect *f = ui_effect(ui, EFFECT_OPEN_PICTURE);
    f->text = mem_strdup(url);
    f->title = mem_strdup(file->path);
    /* TRANSLATORS: the number of a picture in an article, its width and height. */
    ui_notify(ui, ROLE_NOTICE, _("Image %d: %d × %d pixels."), number, file->width, file->height);
}

static void toggle(struct ui *ui, const struct call *call)
{
    struct config *c = &ui->settings;
    if (!ui->pictures) {
        ui_say(ui, ROLE_NOTICE, _("This gander was built without pictures (libchafa)."));
        return;
    }
    bool off = c->pictures == PICTURES_OFF;
    bool configured_off = ui->configured.pictures == PICTURES_OFF;
    c->pictures = !off ? PICTURES_OFF : configured_off ? PICTURES_AUTO : ui->configured.pictures;
    struct article_view *a = &ui->article;
    for (size_t i = 0; i < a->pictures.n; i++)
        a->pictures.v[i].placed = true; /* requested by the user: the text may move */
    if (off && a->loaded && a->pictures.n > 0)
        article_pictures_request(ui);
    ui_say(ui, ROLE_NOTICE, off ? _("Pictures are shown.") : _("Pictures are not shown."));
}

const struct handler picture_handlers[] = {
    {COMMAND_PICTURES, toggle},
    {COMMAND_NONE, NULL},
};
