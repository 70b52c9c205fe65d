/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article-pictures.h"

#include <string.h>

#include "text/utf8.h"
#include "tui/state.h"

enum {
    DRAWINGS = 16, /* kept at most, and at most so many bytes */
    DRAWINGS_BYTES = 16 << 20,
    UNDER_WAY = 4,    /* drawings asked for at once */
    LEAST_SIDE = 16,  /* pixels; less is an icon or a tracker */
    LEAST_HEIGHT = 6, /* lines of a pane that has room for pictures */
    LINES_LEFT = 3,   /* beside the largest picture */
    CELL_WIDTH = 8,   /* pixels, where the terminal does not tell */
    CELL_HEIGHT = 16,
};

/* ---- drawings -------------------------------------------------------------------------------- */

static void free_drawing(struct kept_drawing *d)
{
    free(d->path);
    free(d->problem);
    picture_drawing_fini(&d->drawing);
}

void article_pictures_fini(struct article_pictures *p)
{
    for (size_t i = 0; i < p->drawings.n; i++) {
        free_drawing(&p->drawings.v[i]);
    }
    vec_fini(&p->drawings);
    arena_fini(&p->arena);
}

static bool same_wish(const struct picture_wish *a, const struct picture_wish *b)
{
    return a->columns == b->columns && a->rows == b->rows && a->how == b->how &&
           a->colors == b->colors && a->ascii == b->ascii && a->cell_width == b->cell_width &&
           a->cell_height == b->cell_height;
}

static struct kept_drawing *find_drawing(struct article_pictures *p, const char *path,
                                         const struct picture_wish *wish)
{
    for (size_t i = 0; i < p->drawings.n; i++) {
        struct kept_drawing *d = &p->drawings.v[i];
        if (strcmp(d->path, path) == 0 && same_wish(&d->drawing.wish, wish)) {
            return d;
        }
    }
    return NULL;
}

static size_t bytes_of(const struct picture_drawing *d)
{
    size_t cells = (size_t)d->wish.columns * (size_t)d->wish.rows;
    return d->bytes.size + (d->cells ? cells * sizeof *d->cells : 0);
}

/* Drops what was shown least lately, but nothing that is in view. */
static void make_room(struct article_pictures *p)
{
    size_t bytes = 0;
    for (size_t i = 0; i < p->drawings.n; i++) {
        bytes += bytes_of(&p->drawings.v[i].drawing);
    }
    while (p->drawings.n > 1 && (p->drawings.n > DRAWINGS || bytes > DRAWINGS_BYTES)) {
        size_t oldest = 0;
        for (size_t i = 1; i < p->drawings.n; i++) {
            oldest = p->drawings.v[i].used < p->drawings.v[oldest].used ? i : oldest;
        }
        if (p->drawings.v[oldest].used >= p->in_view || p->drawings.v[oldest].awaited) {
            break;
        }
        bytes -= bytes_of(&p->drawings.v[oldest].drawing);
        free_drawing(&p->drawings.v[oldest]);
        vec_remove(&p->drawings, oldest);
    }
}

/* Takes the place of a drawing that is to come. */
static void await_drawing(struct article_pictures *p, const char *path,
                          const struct picture_wish *wish)
{
    struct kept_drawing d = {.path = mem_strdup(path), .awaited = true, .used = ++p->clock};
    d.drawing.wish = *wish;
    p->awaited++;
    vec_push(&p->drawings, d);
}

void article_pictures_drawn(struct ui *ui, const char *path, struct picture_drawing *drawing,
                            const struct error *e)
{
    struct article_pictures *p = &ui->article.pictures;
    const struct picture_wish wish = drawing->wish;
    struct kept_drawing *d = find_drawing(p, path, &wish);
    if (!d || !d->awaited) {
        picture_drawing_fini(drawing);
        return;
    }
    p->awaited--;
    d->awaited = false;
    d->drawing = *drawing;
    d->problem = e->code != ERROR_NONE ? mem_strdup(e->detail) : NULL;
    memset(drawing, 0, sizeof *drawing);
    d->pixels = (struct surface_pixels){
        .id = wish.id,
        .kitty = wish.how == PICTURE_KITTY,
        .columns = wish.columns,
        .rows = wish.rows,
        .cell_width = wish.cell_width,
        .cell_height = wish.cell_height,
        .bytes = buf_str(&d->drawing.bytes),
        .ends = d->drawing.ends,
    };
    make_room(p);
}

/* How a picture of that size is to be drawn here. */
static struct picture_wish wish_for(const struct ui *ui, const struct layout_place *place)
{
    const struct terminal_facts *t = &ui->terminal;
    bool pixels = t->pictures != PICTURE_SYMBOLS && ui->settings.pictures == PICTURES_AUTO &&
                  t->cell_width > 0;
    struct picture_wish wish = {.columns = place->columns, .rows = place->rows};
    if (pixels) {
        wish.how = t->pictures;
        wish.cell_width = t->cell_width;
        wish.cell_height = t->cell_height;
    } else {
        wish.colors = !ui->colors        ? PICTURE_MONO
                      : t->colors > 256  ? PICTURE_TRUE
                      : t->colors == 256 ? PICTURE_256
                                         : PICTURE_8;
        wish.ascii = ui->glyphs == &glyphs_ascii;
    }
    return wish;
}

/* ---- files ----------------------------------------------------------------------------------- */

static bool was_placed(const struct article_pictures *old, const char *path)
{
    for (size_t i = 0; i < old->n; i++) {
        if (old->v[i].placed && old->v[i].file.path && strcmp(old->v[i].file.path, path) == 0) {
            return true;
        }
    }
    return false;
}

static void ask_for_pictures(struct ui *ui)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_FETCH_PICTURES,
                                         .id = ui->article.data.row.at.id});
}

void article_pictures_begin(struct ui *ui, bool again)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures, old = *p;
    p->arena = (struct arena){0};
    p->n = a->data.pictures ? a->data.body.n_images : 0;
    p->v = arena_array(&p->arena, p->n, sizeof *p->v);
    p->sizes = arena_array(&p->arena, p->n, sizeof *p->sizes);
    bool wanted = !again; /* even those at hand: it is told that they are used */
    for (size_t i = 0; i < p->n; i++) {
        p->v[i].file = a->data.pictures[i];
        p->v[i].file.path = arena_strdup(&p->arena, a->data.pictures[i].path);
        p->v[i].file.problem = arena_strdup(&p->arena, a->data.pictures[i].problem);
        /* What is there when the article is opened has its place from the first. */
        p->v[i].placed = p->v[i].file.path && (!again || was_placed(&old, p->v[i].file.path));
        wanted = wanted || (!p->v[i].file.path && !p->v[i].file.problem);
    }
    arena_fini(&old.arena);
    if (p->n > 0 && wanted && ui->settings.pictures != PICTURES_OFF) {
        ask_for_pictures(ui);
    }
}

void article_pictures_take(struct ui *ui, const char *url, const struct engine_picture *picture)
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

static bool are_shown(const struct ui *ui)
{
    return ui->pictures && ui->settings.pictures != PICTURES_OFF && !ui->settings.linear &&
           ui->article.plan.method == TEXT_LAYOUT; /* larger letters leave them to their words */
}

/* At most the column's width and the pane's height, and not larger than its pixels. */
static struct layout_picture size_of(const struct ui *ui, const struct engine_picture *file,
                                     int measure, int height)
{
    bool known = ui->terminal.cell_width > 0;
    int cell_width = known ? ui->terminal.cell_width : CELL_WIDTH;
    int cell_height = known ? ui->terminal.cell_height : CELL_HEIGHT;
    struct layout_picture size = {0};
    if (!file->path || file->width < LEAST_SIDE || file->height < LEAST_SIDE ||
        height < LEAST_HEIGHT) {
        return size;
    }
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
        if (p->v[i].placed && are_shown(ui)) {
            size = size_of(ui, &p->v[i].file, measure, height);
        }
        differs = differs || size.columns != p->sizes[i].columns || size.rows != p->sizes[i].rows;
        p->sizes[i] = size;
    }
    options->pictures = p->sizes;
    options->n_pictures = p->n;
    return differs;
}

static bool has_image(const struct layout_line *line, int number)
{
    for (size_t i = 0; i < line->n_spans; i++) {
        if (line->spans[i].image == number) {
            return true;
        }
    }
    return false;
}

/* Whether the words for an image stand in view, but for the first line: above that is not. */
static bool is_in_view(struct article_view *a, int number, int height)
{
    for (size_t i = a->top; i < a->top + (size_t)height; i++) {
        const struct layout_line *line = layout_line(a->layout, i);
        if (line && has_image(line, number)) {
            return i > a->top;
        }
    }
    return false;
}

/* A place in the text at or below the first line in view, to be found again in another layout. */
static uint32_t find_anchor(struct article_view *a)
{
    const struct layout_line *line;
    for (size_t i = a->top; (line = layout_line(a->layout, i)); i++) {
        for (size_t k = 0; k < line->n_spans; k++) {
            if (line->spans[k].offset != LAYOUT_NO_OFFSET) {
                return line->spans[k].offset;
            }
        }
    }
    return (uint32_t)layout_text(a->layout).n;
}

static void place_pictures(struct ui *ui, int height)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures;
    bool placed = false;
    for (size_t i = 0; i < p->n; i++) {
        if (!p->v[i].placed && p->v[i].file.path && !is_in_view(a, (int)i + 1, height)) {
            p->v[i].placed = placed = true;
        }
    }
    if (!placed) {
        return;
    }
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

/* ---- what is in view ------------------------------------------------------------------------- */

static void ask_for_drawings(struct ui *ui, int height)
{
    struct article_view *a = &ui->article;
    struct article_pictures *p = &a->pictures;
    p->in_view = p->clock + 1;
    /* The next page's, too; a few at a time, so that not much is drawn that is no longer wanted. */
    for (size_t i = a->top; i < a->top + 2 * (size_t)height; i++) {
        const struct layout_line *line = layout_line(a->layout, i);
        if (!line || !line->picture) {
            continue;
        }
        const char *path = p->v[line->picture->image - 1].file.path;
        struct picture_wish wish = wish_for(ui, line->picture);
        struct kept_drawing *d = path ? find_drawing(p, path, &wish) : NULL;
        if (d) {
            d->used = ++p->clock;
        } else if (path && p->awaited < UNDER_WAY) {
            wish.id = ui->terminal.picture_ids + ++p->last_id;
            await_drawing(p, path, &wish);
            ui_send(ui, &(struct engine_command){
                            .kind = ENGINE_DRAW_PICTURE, .value = path, .wish = wish});
        }
    }
}

void article_pictures_settle(struct ui *ui)
{
    struct article_view *a = &ui->article;
    int height = a->pictures.n > 0 && a->loaded ? article_height(ui) : 0;
    if (height > 0 && are_shown(ui)) {
        place_pictures(ui, height);
        ask_for_drawings(ui, height);
    }
}

static void render_symbols(const struct canvas *c, int x, int y, const struct picture_drawing *d,
                           int row)
{
    struct style plain = c->theme->styles[ROLE_ARTICLE];
    struct buf text = BUF_INIT;
    for (int column = 0; column < d->wish.columns; column++) {
        const struct picture_cell *cell = &d->cells[row * d->wish.columns + column];
        struct style style = {
            .foreground = cell->foreground < 0 ? plain.foreground : cell->foreground,
            .background = cell->background < 0 ? plain.background : cell->background,
        };
        buf_clear(&text);
        utf8_add(&text, cell->character);
        surface_text(c->surface, x + column, y, buf_str(&text), style);
    }
    buf_fini(&text);
}

void article_pictures_render(struct ui *ui, const struct canvas *c, struct rect area, int y,
                             const struct layout_line *line)
{
    struct article_pictures *p = &ui->article.pictures;
    const struct layout_place *place = line->picture;
    const char *path = p->v[place->image - 1].file.path;
    struct picture_wish wish = wish_for(ui, place);
    struct kept_drawing *d = path ? find_drawing(p, path, &wish) : NULL;
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
        ui_say(ui, ROLE_NOTICE, _("No image %d here."), number);
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
    ui_say(ui, ROLE_NOTICE, _("Image %d: %d × %d pixels."), number, file->width, file->height);
}

static void open_picture(struct ui *ui, const struct call *call)
{
    int64_t number;
    if (!call->argument) {
        article_show_hints(ui);
    } else if (str_to_int64(str_from(call->argument), &number) && number == (int)number) {
        article_pictures_open(ui, (int)number);
    }
}

static void toggle(struct ui *ui, const struct call *call)
{
    struct config *c = &ui->settings;
    if (!ui->pictures) {
        ui_say(ui, ROLE_NOTICE, "%s", _("This gander was built without pictures (libchafa)."));
        return;
    }
    bool off = c->pictures == PICTURES_OFF;
    bool configured_off = ui->configured.pictures == PICTURES_OFF;
    c->pictures = !off ? PICTURES_OFF : configured_off ? PICTURES_AUTO : ui->configured.pictures;
    struct article_view *a = &ui->article;
    for (size_t i = 0; i < a->pictures.n; i++) {
        a->pictures.v[i].placed = true; /* asked for: the text may move */
    }
    if (off && a->loaded && a->pictures.n > 0) {
        ask_for_pictures(ui);
    }
    ui_say(ui, ROLE_NOTICE, "%s", off ? _("Pictures are shown.") : _("Pictures are not shown."));
}

const struct handler picture_handlers[] = {
    {COMMAND_PICTURES, toggle},
    {COMMAND_PICTURE, open_picture},
    {COMMAND_NONE, NULL},
};
