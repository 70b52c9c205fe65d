/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/canvas.h"

#include <string.h>

#include "base/compiler.h"
#include "text/width.h"

const struct glyphs glyphs_unicode = {
    .lines = {" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"},
    .folded = "▸",
    .unfolded = "▾",
    .unread = "●",
    .star = "★",
    .changed = "~",
    .problem = "!",
    .offline = "↧",
    .selected = "▌",
    .here = "▸",
    .shown = "▏",
    .ellipsis = "…",
    .step = " › ",
    .separator = " · ",
    .bar_full = "▓",
    .bar_empty = "░",
    .refresh = "⟳",
    .checked = "[✓]",
    .unchecked = "[ ]",
    .above = "↑",
    .below = "↓",
};

const struct glyphs glyphs_ascii = {
    .lines = {" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"},
    .folded = "+",
    .unfolded = "-",
    .unread = "*",
    .star = "#",
    .changed = "~",
    .problem = "!",
    .offline = "v",
    .selected = ">",
    .here = ">",
    .shown = "|",
    .ellipsis = "~",
    .step = " > ",
    .separator = " - ",
    .bar_full = "=",
    .bar_empty = ".",
    .refresh = "@",
    .checked = "[x]",
    .unchecked = "[ ]",
    .above = "^",
    .below = "v",
};

void glyphs_add_words(const struct glyphs *g, struct buf *b, struct str words)
{
    static const struct {
        const char *typographic, *plain;
    } marks[] = {{"“", "\""}, {"”", "\""}, {"‘", "'"}, {"’", "'"}, {"…", "..."}};
    for (size_t at = 0; at < words.n;) {
        size_t i = 0;
        struct str rest = str_slice(words, at, words.n);
        while (i < ARRAY_SIZE(marks) && !str_starts(rest, str_from(marks[i].typographic))) {
            i++;
        }
        if (g == &glyphs_ascii && i < ARRAY_SIZE(marks)) {
            buf_add_c(b, marks[i].plain);
            at += strlen(marks[i].typographic);
        } else {
            buf_add_char(b, words.p[at++]);
        }
    }
}

struct style canvas_style(const struct canvas *c, enum role role, enum row_state state)
{
    struct style style = c->theme->styles[role];
    if (state != ROW_PLAIN) {
        uint16_t bold = style.attributes & ATTRIBUTE_BOLD;
        style = c->theme->styles[state == ROW_SELECTED ? ROLE_SELECTION : ROLE_SELECTION_IDLE];
        style.attributes |= bold;
    }
    return style;
}

int canvas_text(const struct canvas *c, int x, int y, int width, struct str text,
                struct style style)
{
    int used;
    struct str fits = text_fit(text, width, &used);
    if (fits.n == text.n) {
        surface_text(c->surface, x, y, text, style);
        return used;
    }
    fits = text_fit(text, width - 1, &used);
    surface_text(c->surface, x, y, fits, style);
    if (width > 0) {
        surface_text(c->surface, x + used, y, str_from(c->glyphs->ellipsis), style);
        used++;
    }
    return used;
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
    if (y >= 0 && y < area.height) {
        canvas_text(c, area.x + x, area.y + y, room, text, style);
    }
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
    if (state == ROW_SELECTED) {
        canvas_cursor(c, area.x, y);
    }
}

void canvas_box(const struct canvas *c, struct rect box, struct str title, enum role role)
{
    struct style style = c->theme->styles[role];
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
