/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/paragraph.h"

#include <string.h>

#include "layout/bidi.h"
#include "text/display/break.h"
#include "text/display/width.h"

enum {
    MIN_INDENTED = 8,   /* cells of a line with indent and marks */
    MIN_WORD_PART = 12, /* cells of a long word's part on a shared line */
    MAX_CLOSING = 3,    /* punctuation at a word's end that stays with a letter */
    BREAK_IN_LABEL = 1 + BREAK_MUST,
};

void setter_init(struct setter *s, const struct flow *f)
{
    *s = (struct setter){.flow = f};
}

void setter_fini(struct setter *s)
{
    arena_fini(&s->arena);
    buf_fini(&s->text);
    buf_fini(&s->breaks);
    vec_fini(&s->units);
    vec_fini(&s->order);
    vec_fini(&s->spans);
}

/* Treats an address as one word, without break opportunities. */
static void keep_addresses_whole(struct str s, unsigned char *breaks)
{
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        while (end < s.n && s.p[end] > ' ' && s.p[end] < 0x7f)
            end++;
        struct str word = str_slice(s, at, end);
        if (word.n > 4 && (str_starts(word, STR("www.")) || str_has(word, STR("://"))))
            memset(breaks + at + 1, BREAK_NO, word.n - 1);
        at = end + 1;
    }
}

/* Makes the break after a label a last resort: "From: Xinhua", "来源：新华社". */
static void keep_labels(struct str s, unsigned char *breaks)
{
    static const struct str ascii = STR(": "), wide = STR("：");
    size_t word = 0;
    for (size_t at = 0; at < s.n; at++) {
        struct str rest = str_slice(s, at, s.n);
        size_t colon = str_starts(rest, ascii) ? ascii.n : str_starts(rest, wide) ? wide.n : 0;
        for (size_t i = word + 1; colon > 0 && i <= at + colon && i < s.n; i++)
            breaks[i] = breaks[i] == BREAK_MAY ? BREAK_IN_LABEL : breaks[i];
        word = s.p[at] == ' ' || colon > 0 ? at + 1 : word;
    }
}

static void add_units(struct setter *s, uint32_t index)
{
    const struct piece *p = &s->pieces[index];
    struct str text = piece_text(s->flow, p);
    struct cluster c;
    for (size_t at = 0, start = 0; cluster_next(text, &at, &c); start = at) {
        struct unit u = {
            .at = (uint32_t)(s->text.n + start),
            .n = (uint32_t)c.text.n,
            .piece = index,
            .in_piece = (uint32_t)start,
            .width = (unsigned char)c.width,
            .space = str_eq(c.text, STR(" ")) || str_eq(c.text, STR("\u3000")),
            .line_end = c.text.p[0] == '\n',
            .hyphen = start == 0 && p->join == JOIN_HYPHEN,
        };
        vec_push(&s->units, u);
    }
    buf_add(&s->text, text);
}

static struct str unit_text(const struct setter *s, size_t index)
{
    const struct unit *u = &s->units.v[index];
    return str_slice(buf_str(&s->text), u->at, u->at + u->n);
}

/* True for a separator between spaces at `i`. */
static bool is_separator(const struct setter *s, size_t i)
{
    const struct unit *u = s->units.v;
    bool between = i > 0 && i + 1 < s->units.n && u[i - 1].space && u[i + 1].space;
    return between &&
           (str_eq(unit_text(s, i), STR("|")) || str_any(str_eq, unit_text(s, i), "│|·"));
}

static void find_breaks(struct setter *s)
{
    struct str text = buf_str(&s->text);
    buf_clear(&s->breaks);
    buf_add_chars(&s->breaks, BREAK_NO, text.n);
    unsigned char *breaks = (unsigned char *)s->breaks.p;
    if (!s->style->preformatted) {
        text_line_breaks(text, breaks);
        if (s->style->labelled)
            keep_labels(text, breaks);
        keep_addresses_whole(text, breaks);
    }
    for (size_t i = 0; i < s->units.n; i++) {
        struct unit *u = &s->units.v[i];
        enum piece_join join = u->in_piece == 0 ? s->pieces[u->piece].join : JOIN_TEXT;
        if (i > 0 && s->units.v[i - 1].line_end) {
            u->brk = BREAK_MUST;
        } else if (i > 0 && (join == JOIN_SOFT || join == JOIN_HYPHEN)) {
            u->brk = BREAK_MAY;
        } else {
            bool inside = u->in_piece > 0 && s->pieces[u->piece].whole;
            u->brk = inside || join == JOIN_GLUED ? BREAK_NO : breaks[u->at];
        }
        if (u->brk == BREAK_IN_LABEL) {
            u->brk = BREAK_MAY;
            u->rank = 2;
        } else {
            u->rank = s->style->labelled && (i < 2 || !is_separator(s, i - 2));
        }
    }
}

static void load(struct setter *s, const struct piece *pieces, size_t n,
                 const struct paragraph_style *style)
{
    s->style = style;
    s->pieces = pieces;
    s->shaped = NULL;
    s->units.n = 0;
    buf_clear(&s->text);
    for (size_t i = 0; i < n; i++)
        add_units(s, (uint32_t)i);
    if (s->units.n > 0)
        find_breaks(s);
}

bool paragraph_is_rtl(const struct flow *f, const struct piece *pieces, size_t n,
                      enum doc_direction direction)
{
    if (direction != DOC_DIRECTION_AUTO)
        return direction == DOC_DIRECTION_RTL;
    for (size_t i = 0; i < n; i++) {
        struct str text = piece_text(f, &pieces[i]);
        bool rtl = bidi_first_is_rtl(text, false);
        if (pieces[i].added == NULL && (rtl || bidi_first_is_rtl(text, true) == rtl))
            return rtl;
    }
    return false;
}

/* Last good break inside a long word before unit `end`: after punctuation. 0 for none after
 * `first`. */
static size_t break_in_word(const struct setter *s, size_t first, size_t end)
{
    for (size_t i = end; i > first + 1; i--) {
        const struct unit *u = &s->units.v[i - 1];
        char c = s->text.p[u->at], next = s->text.p[s->units.v[i].at];
        if (u->n == 1 && strchr("/?&=-._", c) && c != next)
            return i;
    }
    return 0;
}

static bool is_closing(const struct setter *s, size_t index)
{
    return str_any(str_eq, unit_text(s, index), ",|.|;|:|!|?|)|]|}|'|\"|’|”|»|…");
}

/* Emergency break of a word, but not before its closing punctuation. */
static size_t break_anywhere(const struct setter *s, size_t first, size_t full)
{
    size_t place = full;
    while (place > first + 1 && full - place < MAX_CLOSING && is_closing(s, place))
        place--;
    return full <= first ? first + 1 : is_closing(s, place) ? full : place;
}

/* True when the word at `first` is wider than a line. */
static bool is_overlong(const struct setter *s, size_t first, int line)
{
    int width = 0;
    for (size_t i = first; i < s->units.n && width <= line; i++) {
        const struct unit *u = &s->units.v[i];
        if (i > first && (u->space || u->brk != BREAK_NO))
            break;
        width += u->width;
    }
    return width > line;
}

/* Break of a line of code: after a space in its last third, if there is one. */
static size_t break_in_code(const struct setter *s, size_t first, size_t full)
{
    for (size_t i = full; i > first + (full - first) * 2 / 3; i--)
        if (s->units.v[i - 1].space)
            return i;
    return full > first ? full : first + 1;
}

/* Chooses the end of the line from `first` when unit `full` does not fit; `may` is the last break
 * opportunity before it, 0 for none. */
static size_t choose_break(const struct setter *s, size_t first, size_t may, size_t full,
                           int next_line)
{
    if (s->style->preformatted)
        return break_in_code(s, first, full);
    if (may > 0) {
        size_t place = 0;
        if (is_overlong(s, may, next_line))
            place = break_in_word(s, may, full);
        return place >= may + MIN_WORD_PART ? place : may;
    }
    size_t place = break_in_word(s, first, full);
    return place > 0 ? place : break_anywhere(s, first, full);
}

/* End of the line of `limit` cells that begins at `first`. */
static size_t fill_line(const struct setter *s, size_t first, int limit, int next_line)
{
    int width = 0;
    size_t may[BREAK_RANKS] = {0};
    for (size_t i = first; i < s->units.n; i++) {
        const struct unit *u = &s->units.v[i];
        if (i > first && u->brk == BREAK_MUST)
            return i;
        if (i > first && u->brk == BREAK_MAY && (!u->hyphen || width < limit))
            may[u->rank] = i;
        bool hangs =
            !s->style->preformatted && (u->space || (s->style->labelled && is_separator(s, i)));
        if (!hangs && width + u->width > limit)
            return choose_break(s, first, may[0] ? may[0] : may[1] ? may[1] : may[2], i, next_line);
        width += u->width;
    }
    return s->units.n;
}

static void push_added(struct setter *s, const char *text, uint32_t style, int column)
{
    vec_push(&s->spans, (struct layout_span){.text = str_from(text),
                                             .column = column,
                                             .width = text_width(str_from(text)),
                                             .style = style,
                                             .offset = LAYOUT_NO_OFFSET});
    s->last_piece = UINT32_MAX;
}

/* Adds a unit at `column`, extending the last span if it continues that. Each right-to-left unit
 * has its own span, so that the text of every span is in order of offsets. */
static int push_unit(struct setter *s, size_t index, int column)
{
    const struct unit *u = &s->units.v[index];
    const struct piece *p = &s->pieces[u->piece];
    bool follows = s->last_piece == u->piece;
    struct layout_span *last = follows ? &s->spans.v[s->spans.n - 1] : NULL;
    struct str text = {piece_text(s->flow, p).p + u->in_piece, u->n};
    bool rtl = u->level % 2 && !s->style->terminal_bidi;
    int width = u->width;
    if (rtl && s->shaped && s->shaped[index].p)
        text = s->shaped[index];
    if (width > s->style->width) {
        text = s->style->ascii ? STR("?") : STR("\ufffd");
        width = 1;
    }
    if (last && !rtl && last->text.p + last->text.n == text.p) {
        last->text.n += text.n;
        last->width += width;
    } else {
        struct layout_span span = {
            .text = text,
            .column = column,
            .width = width,
            .style = p->style,
            .link = p->link,
            .image = p->image,
            .offset = p->added ? LAYOUT_NO_OFFSET : p->offset + u->in_piece,
        };
        vec_push(&s->spans, span);
    }
    s->last_piece = u->piece;
    return column + width;
}

/* Column where a line of `width` cells begins. */
static int line_shift(const struct setter *s, int indent, int width)
{
    const struct paragraph_style *style = s->style;
    int spare = style->width - indent - width;
    bool right = s->rtl && !style->keep_left && !style->terminal_bidi;
    if (style->align == DOC_ALIGN_CENTER)
        return indent + spare / 2;
    return right != (style->align == DOC_ALIGN_END) ? spare + (right ? 0 : indent) : indent;
}

/* Sets a line of the units [first, end). */
static void set_line(struct setter *s, size_t first, size_t end, int indent, const char *mark,
                     struct set_lines *out)
{
    const struct unit *units = s->units.v;
    bool hyphen = end < s->units.n && units[end].hyphen && units[end].brk == BREAK_MAY;
    bool last = end == s->units.n;
    while (end > first && (units[end - 1].space || units[end - 1].line_end ||
                           (s->style->labelled && !last && is_separator(s, end - 1))))
        end--;
    struct set_line line = {.first = s->spans.n};
    s->last_piece = UINT32_MAX;
    int column = 0;
    if (mark) {
        push_added(s, mark, STYLE_DIM, 0);
        column = 2;
    }
    if (s->shaped && !s->style->terminal_bidi) {
        bidi_order_line(s, first, end);
        for (size_t i = 0; i < s->order.n; i++)
            column = push_unit(s, s->order.v[i], column);
    } else {
        for (size_t i = first; i < end; i++)
            column = push_unit(s, i, column);
    }
    /* A word as wide as the pane leaves no room for a hyphen. */
    if (hyphen && end > first && column < s->style->width - indent) {
        push_added(s, "-", s->pieces[units[end - 1].piece].style, column);
        column++;
    }
    int shift = line_shift(s, indent, column);
    for (size_t i = line.first; i < s->spans.n; i++)
        s->spans.v[i].column += shift;
    line.n_spans = s->spans.n - line.first;
    line.width = column;
    vec_push(out, line);
}

void paragraph_set(struct setter *s, const struct piece *pieces, size_t n,
                   const struct paragraph_style *style, struct set_lines *out)
{
    load(s, pieces, n, style);
    s->rtl = !style->preformatted && paragraph_is_rtl(s->flow, pieces, n, style->direction);
    if (!style->preformatted && (s->rtl || bidi_is_needed(buf_str(&s->text))))
        bidi_resolve(s);
    bool indented = style->width >= MIN_INDENTED;
    int hang = indented && style->first_indent < 0 ? -style->first_indent : 0;
    int indent = indented && style->first_indent > 0 ? style->first_indent : 0;
    for (size_t first = 0; first < s->units.n;) {
        bool cut =
            style->preformatted && indented && first > 0 && s->units.v[first].brk != BREAK_MUST;
        const char *mark = !cut ? NULL : style->ascii ? "+" : "↳";
        int limit = style->width - (cut ? 2 : indent);
        size_t end = fill_line(s, first, limit, style->width - hang);
        set_line(s, first, end, indent, mark, out);
        first = end;
        indent = hang;
    }
}

void paragraph_measure(struct setter *s, const struct piece *pieces, size_t n, int *natural,
                       int *word)
{
    static const struct paragraph_style plain = {.width = 1};
    int line = 0, part = 0, hanging = 0;
    load(s, pieces, n, &plain);
    *natural = *word = 0;
    for (size_t i = 0; i < s->units.n; i++) {
        const struct unit *u = &s->units.v[i];
        if (u->brk == BREAK_MUST)
            line = hanging = 0;
        if (u->brk != BREAK_NO || u->space)
            part = 0;
        if (u->space) {
            hanging += u->width;
            continue;
        }
        line += hanging + u->width;
        part += u->width + (i + 1 < s->units.n && s->units.v[i + 1].hyphen);
        hanging = 0;
        *natural = line > *natural ? line : *natural;
        *word = part > *word ? part : *word;
    }
}
