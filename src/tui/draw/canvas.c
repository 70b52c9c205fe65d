/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/draw/canvas.h"

#include "base/compiler.h"
#include "layout/bidi.h"
#include "screen/surface.h"
#include "text/display/width.h"

struct style canvas_style(const struct canvas *c, enum role role, enum row_state state)
{
    struct style style = c->theme->styles[role];
    if (state != ROW_PLAIN) {
        uint32_t bold = style.attributes & ATTRIBUTE_BOLD;
        style = c->theme->styles[state == ROW_SELECTED ? ROLE_SELECTION : ROLE_SELECTION_IDLE];
        style.attributes |= bold;
    }
    return style;
}

void canvas_glyph(const struct canvas *c, int x, int y, const char *glyph, enum role role,
                  enum row_state state)
{
    surface_text(c->surface, x, y, str_from(glyph), canvas_style(c, role, state));
}

/* ---- text ------------------------------------------------------------------------------------ */

/* Index of the next separator at or after `from`, with its end in `*end`; the text's end for
 * none. */
static size_t next_separator(const struct glyphs *g, struct str text, size_t from, size_t *end)
{
    const struct str separators[] = {str_from(g->step), str_from(g->separator)};
    size_t first = text.n;
    *end = text.n;
    for (size_t i = 0; i < ARRAY_SIZE(separators); i++) {
        size_t at = str_find(text, separators[i], from);
        if (at < first) {
            first = at;
            *end = at + separators[i].n;
        }
    }
    return first;
}

static void add_parts(const struct canvas *c, struct bidi_line *l, struct str text)
{
    size_t end;
    for (size_t at = 0; at < text.n; at = end) {
        size_t separator = next_separator(c->glyphs, text, at, &end);
        struct str part = str_slice(text, at, separator);
        bidi_line_add(l, text, at, separator,
                      bidi_first_is_rtl(c->whole.n > 0 ? c->whole : part, false));
        bidi_line_add(l, text, separator, end, false);
    }
}

/* True when a text needs reordering (bidi). */
static bool needs_reordering(const struct canvas *c, struct str text)
{
    return !c->terminal_bidi && (bidi_is_needed(text) || bidi_is_needed(c->whole));
}

/* Fills a line with as much text as fits `width` cells, and an ellipsis if truncated. `own`:
 * gander's own words, left to right. `kept` backs the line; returns the bytes of `text` in it. */
static size_t fill_line(const struct canvas *c, struct bidi_line *l, struct buf *kept,
                        struct str text, int width, bool own)
{
    struct str fits = text_fit(text, width, NULL);
    if (fits.n < text.n)
        fits = text_fit(text, width - 1, NULL);
    buf_add(kept, fits);
    if (fits.n < text.n && width > 0)
        buf_add_c(kept, c->glyphs->ellipsis);
    if (own)
        bidi_line_add(l, buf_str(kept), 0, kept->n, false);
    else
        add_parts(c, l, buf_str(kept));
    return fits.n;
}

static void paint(const struct canvas *c, int x, int y, const struct bidi_line *l,
                  struct style style)
{
    for (size_t i = 0; i < l->clusters.n; i++) {
        const struct bidi_cluster *cluster = &l->clusters.v[i];
        surface_text(c->surface, x + cluster->column, y, cluster->text, style);
    }
}

/* Paints text that is not reordered. A terminal that reorders takes a row for one paragraph, whose
 * columns would change places: a blank letter from left to right parts them. */
static int paint_plain(const struct canvas *c, int x, int y, int width, struct str text,
                       struct style style)
{
    int used;
    bool parted = c->terminal_bidi && bidi_is_needed(text) && width > 1;
    width -= parted;
    struct str fits = text_fit(text, width, &used);
    if (fits.n < text.n)
        fits = text_fit(text, width - 1, &used);
    surface_text(c->surface, x, y, fits, style);
    if (fits.n < text.n && width > 0) {
        surface_text(c->surface, x + used, y, str_from(c->glyphs->ellipsis), style);
        used++;
    }
    if (parted)
        surface_text(c->surface, x + used, y, str_from(c->glyphs->letter_blank), style);
    return used;
}

static int paint_text(const struct canvas *c, int x, int y, int width, struct str text, bool own,
                      struct style style)
{
    AUTO(bidi_line) line = {0};
    AUTO(buf) kept = BUF_INIT;
    if (!needs_reordering(c, text))
        return paint_plain(c, x, y, width, text, style);
    fill_line(c, &line, &kept, text, width, own);
    paint(c, x, y, &line, style);
    return line.width;
}

int canvas_text(const struct canvas *c, int x, int y, int width, struct str text,
                struct style style)
{
    return paint_text(c, x, y, width, text, false, style);
}

int canvas_words(const struct canvas *c, int x, int y, int width, struct str words,
                 struct style style)
{
    return paint_text(c, x, y, width, words, true, style);
}

static void restyle(const struct canvas *c, int x, int y, int width, struct style style)
{
    if (width > 0)
        surface_restyle(c->surface, (struct rect){x, y, width, 1}, style);
}

void canvas_restyle_text(const struct canvas *c, int x, int y, int width, struct str text,
                         size_t from, size_t to, struct style style)
{
    if (!needs_reordering(c, text)) {
        int left = text_width(str_slice(text, 0, from));
        int right = left + text_width(str_slice(text, from, to));
        restyle(c, x + left, y, (right < width ? right : width) - left, style);
        return;
    }
    AUTO(bidi_line) line = {0};
    AUTO(buf) kept = BUF_INIT;
    size_t shown = fill_line(c, &line, &kept, text, width, false);
    for (size_t i = 0; i < line.clusters.n; i++) {
        const struct bidi_cluster *cluster = &line.clusters.v[i];
        if (cluster->from < shown && cluster->from < to && cluster->to > from)
            restyle(c, x + cluster->column, y, cluster->width, style);
    }
}

int canvas_typed(const struct canvas *c, int x, int y, struct str text, size_t cursor,
                 struct style style)
{
    if (!needs_reordering(c, text)) {
        canvas_cursor(c, x + text_width(str_slice(text, 0, cursor)), y);
        return surface_text(c->surface, x, y, text, style);
    }
    AUTO(bidi_line) line = {0};
    AUTO(buf) kept = BUF_INIT;
    buf_add(&kept, text);
    buf_add_char(&kept, ' '); /* end marker, at the left of right-to-left text */
    bidi_line_add(&line, buf_str(&kept), 0, kept.n, bidi_first_is_rtl(text, false));
    paint(c, x, y, &line, style);
    for (size_t i = 0; i < line.clusters.n; i++)
        if (line.clusters.v[i].from == cursor)
            canvas_cursor(c, x + line.clusters.v[i].column, y);
    return x + line.width;
}

void canvas_text_right(const struct canvas *c, int end, int y, int width, struct str text,
                       struct style style)
{
    int used = text_width(text);
    canvas_text(c, end - (used < width ? used : width), y, width, text, style);
}

void canvas_text_center(const struct canvas *c, struct rect area, int y, struct str text,
                        struct style style)
{
    int used = text_width(text), room = area.width - 2;
    int x = used < room ? (area.width - used) / 2 : 1;
    if (y >= 0 && y < area.height)
        canvas_text(c, area.x + x, area.y + y, room, text, style);
}

void canvas_fill(const struct canvas *c, struct rect area, enum role role)
{
    surface_fill(c->surface, area, c->theme->styles[role]);
}

void canvas_row(const struct canvas *c, struct rect area, int y, enum row_state state)
{
    if (state != ROW_PLAIN) {
        struct style style = canvas_style(c, ROLE_TEXT, state);
        surface_fill(c->surface, (struct rect){area.x, y, area.width, 1}, style);
        surface_text(c->surface, area.x, y, str_from(c->glyphs->selected), style);
    }
    if (state == ROW_SELECTED)
        canvas_cursor(c, area.x, y);
}

void canvas_box(const struct canvas *c, struct rect box, struct str title)
{
    struct style style = c->theme->styles[ROLE_BORDER_FOCUS];
    const char *const *lines = c->glyphs->lines;
    int right = box.x + box.width - 1, bottom = box.y + box.height - 1;
    canvas_fill(c, box, ROLE_DIALOG);
    for (int x = box.x; x <= right; x++) {
        int sides = (x > box.x ? 4 : 0) | (x < right ? 8 : 0);
        surface_text(c->surface, x, box.y, str_from(lines[sides | (sides != 12 ? 2 : 0)]), style);
        surface_text(c->surface, x, bottom, str_from(lines[sides | (sides != 12 ? 1 : 0)]), style);
    }
    for (int y = box.y + 1; y < bottom; y++) {
        surface_text(c->surface, box.x, y, str_from(lines[3]), style);
        surface_text(c->surface, right, y, str_from(lines[3]), style);
    }
    if (title.n > 0 && box.width > 8) {
        struct style words = c->theme->styles[ROLE_HEADING_FOCUS];
        surface_text(c->surface, box.x + 1, box.y, STR(" "), words);
        int used = canvas_text(c, box.x + 2, box.y, box.width - 5, title, words);
        surface_text(c->surface, box.x + 2 + used, box.y, STR(" "), words);
    }
}

void canvas_cursor(const struct canvas *c, int x, int y)
{
    c->surface->cursor_x = x;
    c->surface->cursor_y = y;
    c->surface->cursor_visible = true;
}
