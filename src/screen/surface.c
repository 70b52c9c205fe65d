/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "screen/surface.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/display/width.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum {
    MAX_SIDE = 4096, /* columns or rows, beyond any real window */
    MAX_RUN = 4096,  /* bytes of one OSC 66 */
    MAX_URL = 2083,  /* bytes; some terminals truncate longer ones */
};

static int clamp_side(int cells)
{
    return cells < 1 ? 1 : cells > MAX_SIDE ? MAX_SIDE : cells;
}

static struct rect intersect(struct rect a, struct rect b)
{
    int x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
    int right = a.x + a.width < b.x + b.width ? a.x + a.width : b.x + b.width;
    int bottom = a.y + a.height < b.y + b.height ? a.y + a.height : b.y + b.height;
    return (struct rect){x, y, right > x ? right - x : 0, bottom > y ? bottom - y : 0};
}

static struct rect whole(const struct surface *s)
{
    return (struct rect){0, 0, s->width, s->height};
}

void surface_init(struct surface *s, int width, int height)
{
    memset(s, 0, sizeof *s);
    surface_resize(s, width, height);
}

static void clear_runs(struct surface *s)
{
    for (size_t i = 0; i < s->runs.n; i++)
        free(s->runs.v[i].text);
    s->runs.n = 0;
    s->pictures.n = 0;
}

static void clear_long_texts(struct surface *s)
{
    for (size_t i = 0; i < s->long_texts.n; i++)
        free(s->long_texts.v[i].text);
    s->long_texts.n = 0;
}

static void clear_links(struct surface *s)
{
    for (size_t i = 0; i < s->links.n; i++)
        free(s->links.v[i].url);
    s->links.n = 0;
}

void surface_fini(struct surface *s)
{
    clear_runs(s);
    clear_links(s);
    clear_long_texts(s);
    vec_fini(&s->long_texts);
    vec_fini(&s->links);
    vec_fini(&s->runs);
    vec_fini(&s->pictures);
    free(s->row_sizes);
    free(s->cells);
    memset(s, 0, sizeof *s);
}

void surface_resize(struct surface *s, int width, int height)
{
    s->width = clamp_side(width);
    s->height = clamp_side(height);
    s->cells = mem_resize(s->cells, (size_t)s->width * (size_t)s->height, sizeof *s->cells);
    s->row_sizes = mem_resize(s->row_sizes, (size_t)s->height, sizeof *s->row_sizes);
    surface_clear(s, style_plain);
}

void surface_clear(struct surface *s, struct style style)
{
    s->clip = whole(s);
    s->ground = style;
    s->cursor_x = s->cursor_y = 0;
    s->cursor_visible = false;
    memset(s->row_sizes, ROW_SINGLE, (size_t)s->height * sizeof *s->row_sizes);
    clear_runs(s);
    clear_links(s);
    s->n_panes = 0;
    surface_fill(s, s->clip, style);
    clear_long_texts(s);
}

struct cell *surface_cell(const struct surface *s, int x, int y)
{
    bool inside = x >= 0 && y >= 0 && x < s->width && y < s->height;
    return inside ? &s->cells[(size_t)y * (size_t)s->width + (size_t)x] : NULL;
}

const char *surface_cell_text(const struct surface *s, const struct cell *c)
{
    for (size_t i = 0; c->long_text && i < s->long_texts.n; i++)
        if (s->long_texts.v[i].hash == c->long_text)
            return s->long_texts.v[i].text;
    return c->text;
}

/* Stores a cluster too long for a cell and returns its key (cell.long_text). */
static uint64_t store_long_text(struct surface *s, struct str text)
{
    uint64_t hash = str_hash(text) | 1; /* never 0 */
    for (size_t i = 0; i < s->long_texts.n; i++)
        if (s->long_texts.v[i].hash == hash)
            return hash;
    vec_push(&s->long_texts, ((struct surface_long_text){hash, mem_strndup(text.p, text.n)}));
    return hash;
}

static void set_blank(struct cell *c)
{
    c->link = 0;
    c->long_text = 0;
    memset(c->text, 0, sizeof c->text);
    c->width = 1;
}

/* Blanks wide clusters that overwriting columns from `x` to before `end` would split. */
static void cut_wide(struct surface *s, int x, int end, int y)
{
    struct cell *row = surface_cell(s, 0, y);
    int first = x;
    while (first > 0 && first < s->width && row[first].width == 0)
        first--;
    for (int i = first; i < x; i++)
        set_blank(&row[i]);
    for (int i = end; i < s->width && row[i].width == 0; i++)
        set_blank(&row[i]);
}

void surface_fill(struct surface *s, struct rect r, struct style style)
{
    r = intersect(intersect(r, s->clip), whole(s));
    for (int y = r.y; y < r.y + r.height; y++) {
        if (r.width < s->width)
            cut_wide(s, r.x, r.x + r.width, y);
        struct cell *row = surface_cell(s, r.x, y);
        if (y > r.y)
            memcpy(row, surface_cell(s, r.x, r.y), (size_t)r.width * sizeof *row);
        for (int x = 0; y == r.y && x < r.width; x++)
            row[x] = (struct cell){.style = style, .width = 1};
    }
}

/* Last defence: text should be sanitized before it gets here. */
static bool is_control(struct str cluster)
{
    unsigned char first = (unsigned char)cluster.p[0];
    if (first < 0x80)
        return first < ' ' || first == 0x7f;
    return first == 0xc2 && cluster.n > 1 && (unsigned char)cluster.p[1] < 0xa0;
}

static void put_cell(struct surface *s, int x, int y, const struct cluster *cluster,
                     struct style style)
{
    struct str text = cluster->text;
    struct cell *c = surface_cell(s, x, y);
    int next = x + cluster->width;
    if (c->width == 0 || (next < s->width && c[cluster->width].width == 0))
        cut_wide(s, x, next, y);
    for (int i = 0; i < cluster->width; i++)
        c[i] = (struct cell){.style = style};
    c->width = (uint16_t)cluster->width;
    if (text.n >= CELL_BYTES)
        c->long_text = store_long_text(s, text);
    else if (text.n > 1)
        memcpy(c->text, text.p, text.n);
    else if (text.p[0] != ' ')
        c->text[0] = text.p[0];
}

/* A change of style may split marks off their base: appends leading marks to the cell before. */
static void add_marks(struct surface *s, int x, int y, struct str marks)
{
    struct cell *c = surface_cell(s, x, y);
    while (x > 0 && c->width == 0) {
        x--;
        c--;
    }
    AUTO(buf) text = BUF_INIT;
    buf_add_c(&text, surface_cell_text(s, c));
    buf_add_c(&text, text.n > 0 ? "" : SURFACE_UNDER_PIXELS);
    buf_add(&text, marks);
    if (text.n <= CLUSTER_MAX_BYTES) {
        uint16_t link = c->link;
        put_cell(s, x, y, &(struct cluster){buf_str(&text), c->width}, c->style);
        for (int i = 0; i < c->width; i++)
            c[i].link = link;
    }
}

/* Writes ASCII from `*at` into narrow cells of a row, up to column `end` or a letter that may
 * combine with the next one. Moves `*at` past it and returns the column after it. */
static int put_ascii(struct cell *row, int x, int end, struct str text, size_t *at,
                     struct style style)
{
    const struct cell blank = {.style = style, .width = 1};
    for (size_t i = *at; i < text.n && x < end; *at = ++i, x++) {
        char c = text.p[i];
        bool joins = i + 1 < text.n && (unsigned char)text.p[i + 1] >= 0x80;
        if (c < ' ' || c > '~' || joins || row[x].width != 1)
            break;
        row[x] = blank;
        row[x].text[0] = c == ' ' ? '\0' : c;
    }
    return x;
}

static bool begins_with_mark(struct str text)
{
    size_t at = 0;
    return text.n > 1 && char_is_mark(utf8_next(text, &at));
}

int surface_text(struct surface *s, int x, int y, struct str text, struct style style)
{
    struct rect clip = intersect(s->clip, whole(s));
    bool row_visible = y >= clip.y && y < clip.y + clip.height;
    struct cluster cluster;
    for (size_t at = 0; x < clip.x + clip.width && at < text.n;) {
        if (row_visible && x >= clip.x)
            x = put_ascii(surface_cell(s, 0, y), x, clip.x + clip.width, text, &at, style);
        if (x == clip.x + clip.width || !cluster_next(text, &at, &cluster))
            break;
        if (cluster.width <= 0 && row_visible && x > clip.x && begins_with_mark(cluster.text))
            add_marks(s, x - 1, y, cluster.text);
        if (cluster.width <= 0 || is_control(cluster.text))
            continue;
        int end = x + cluster.width;
        if (row_visible && x >= clip.x && end <= clip.x + clip.width)
            put_cell(s, x, y, &cluster, style);
        else if (row_visible && end > clip.x) /* wide cluster cut by the clip */
            surface_fill(s, (struct rect){x, y, cluster.width, 1}, style);
        x = end;
    }
    return x;
}

void surface_repeat(struct surface *s, struct rect r, struct str text, struct style style)
{
    r = intersect(intersect(r, s->clip), whole(s));
    if (r.width == 0 || r.height == 0)
        return;
    surface_fill(s, r, style);
    surface_text(s, r.x, r.y, text, style);
    const struct cell *first = surface_cell(s, r.x, r.y);
    for (int y = r.y; y < r.y + r.height; y++)
        for (int x = r.x; x < r.x + r.width; x++)
            *surface_cell(s, x, y) = *first;
}

void surface_set_row_size(struct surface *s, int y, enum row_size size)
{
    if (y >= 0 && y < s->height)
        s->row_sizes[y] = (uint8_t)size;
}

void surface_add_run(struct surface *s, const struct big_run *run, struct str text)
{
    struct rect r = {run->x, run->y, run->cells, run->scale};
    struct rect visible = intersect(intersect(r, s->clip), whole(s));
    if (memcmp(&r, &visible, sizeof r) != 0 || text.n == 0 || text.n > MAX_RUN)
        return;
    vec_push(&s->runs, *run);
    s->runs.v[s->runs.n - 1].text = mem_strndup(text.p, text.n);
    surface_fill(s, r, (struct style){run->style.foreground, run->style.background, 0});
    for (int y = r.y; y < r.y + r.height; y++)
        for (int x = r.x; x < r.x + r.width; x++)
            memcpy(surface_cell(s, x, y)->text, "\xc2\xa0", sizeof "\xc2\xa0");
}

static void remove_run(struct surface *s, size_t index)
{
    struct big_run *run = &s->runs.v[index];
    surface_fill(s, (struct rect){run->x, run->y, run->cells, run->scale}, s->ground);
    free(run->text);
    *run = s->runs.v[--s->runs.n];
}

void surface_make_room(struct surface *s, struct rect r)
{
    r = intersect(r, whole(s));
    int top = r.y, bottom = r.y + r.height;
    top -= top < bottom && s->row_sizes[top] == ROW_DOUBLE_BOTTOM;
    bottom += bottom > top && bottom < s->height && s->row_sizes[bottom] == ROW_DOUBLE_BOTTOM;
    for (int y = top; y < bottom; y++) {
        if (s->row_sizes[y] != ROW_SINGLE) {
            s->row_sizes[y] = ROW_SINGLE;
            surface_fill(s, (struct rect){0, y, s->width, 1}, s->ground);
        }
    }
    for (size_t i = s->runs.n; i-- > 0;) {
        const struct big_run *run = &s->runs.v[i];
        struct rect common = intersect(r, (struct rect){run->x, run->y, run->cells, run->scale});
        if (common.width > 0 && common.height > 0)
            remove_run(s, i);
    }
}

void surface_add_picture(struct surface *s, const struct surface_picture *picture,
                         struct style style)
{
    struct rect r = {picture->x, picture->y, picture->pixels->columns, picture->rows};
    struct rect visible = intersect(intersect(r, s->clip), whole(s));
    if (visible.width != r.width || visible.height == 0)
        return;
    vec_push(&s->pictures, *picture);
    struct surface_picture *p = &s->pictures.v[s->pictures.n - 1];
    p->first_row += visible.y - r.y;
    p->y = visible.y;
    p->rows = visible.height;
    for (int y = visible.y; y < visible.y + visible.height; y++)
        for (int x = visible.x; x < visible.x + visible.width; x++)
            surface_text(s, x, y, STR(SURFACE_UNDER_PIXELS), style);
}

bool surface_picture_row_is_free(const struct surface *s, const struct surface_picture *picture,
                                 int row)
{
    for (int x = picture->x; x < picture->x + picture->pixels->columns; x++) {
        const struct cell *c = surface_cell(s, x, picture->y + row);
        if (!c || strcmp(c->text, SURFACE_UNDER_PIXELS) != 0)
            return false;
    }
    return true;
}

static bool knows_link(const struct surface *s, uint16_t number)
{
    for (size_t i = 0; i < s->links.n; i++)
        if (s->links.v[i].number == number)
            return true;
    return false;
}

static bool add_link(struct surface *s, uint16_t number, const char *url)
{
    AUTO(buf) b = BUF_INIT;
    if (url_is_openable(str_from(url)))
        url_add_ascii(&b, str_from(url));
    if (b.n == 0 || b.n > MAX_URL)
        return false;
    vec_push(&s->links, ((struct surface_link){number, buf_take(&b)}));
    return true;
}

void surface_link(struct surface *s, struct rect r, int number, const char *url)
{
    if (number < 1 || number > UINT16_MAX ||
        (!knows_link(s, (uint16_t)number) && !add_link(s, (uint16_t)number, url)))
        return;
    r = intersect(intersect(r, s->clip), whole(s));
    for (int y = r.y; y < r.y + r.height; y++)
        for (int x = r.x; x < r.x + r.width; x++)
            surface_cell(s, x, y)->link = (uint16_t)number;
}

void surface_add_pane(struct surface *s, struct rect area)
{
    if (s->n_panes < SURFACE_MAX_PANES)
        s->panes[s->n_panes++] = intersect(area, whole(s));
}

void surface_restyle(struct surface *s, struct rect r, struct style style)
{
    r = intersect(intersect(r, s->clip), whole(s));
    for (int y = r.y; y < r.y + r.height; y++)
        for (int x = r.x; x < r.x + r.width; x++)
            surface_cell(s, x, y)->style = style;
}
