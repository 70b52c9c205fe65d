/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/flow-text.h"

#include "text/display/break.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "text/utf8.h"

enum { TAB = 8 };

void flow_text_init(struct flow_text *t, struct flow *f, const struct layout_options *options)
{
    *t = (struct flow_text){.flow = f, .options = options};
    t->known = arena_array(&f->arena, FLOW_TEXT_KNOWN, sizeof *t->known);
}

void flow_text_fini(struct flow_text *t)
{
    buf_fini(&t->scratch);
}

void flow_text_begin(struct flow_text *t, char separator, bool preformatted)
{
    struct buf *text = &t->flow->text;
    if (text->n > 0 && (text->p[text->n - 1] != '\n' || separator != '\n'))
        buf_add_char(text, separator);
    t->first = t->flow->pieces.n;
    t->join = JOIN_TEXT;
    t->space = t->line = false;
    t->preformatted = preformatted;
    t->column = 0;
}

static struct piece *last_piece(struct flow_text *t)
{
    return t->flow->pieces.n > t->first ? &t->flow->pieces.v[t->flow->pieces.n - 1] : NULL;
}

bool flow_text_at_line_start(struct flow_text *t)
{
    const struct piece *p = last_piece(t);
    return !p || (!p->added && t->flow->text.p[p->offset + p->n - 1] == '\n');
}

struct stretch flow_text_end(struct flow_text *t)
{
    /* Trims white space at the end, and pieces of nothing else. */
    for (struct piece *p; (p = last_piece(t)) && !p->added;) {
        while (p->n > 0 && ascii_space(t->flow->text.p[p->offset + p->n - 1])) {
            p->n--;
            buf_truncate(&t->flow->text, t->flow->text.n - 1);
        }
        if (p->n > 0)
            break;
        t->flow->pieces.n--;
    }
    return (struct stretch){t->first, t->flow->pieces.n - t->first};
}

void flow_text_push(struct flow_text *t, struct piece p)
{
    p.join = t->join;
    t->join = JOIN_TEXT;
    vec_push(&t->flow->pieces, p);
}

/* Appends to the plain text, extending the last piece if its look is the same. */
static void emit(struct flow_text *t, struct str s, const struct look *look)
{
    struct buf *text = &t->flow->text;
    struct piece *p = last_piece(t);
    bool same = p && !p->added && t->join == JOIN_TEXT && p->style == look->style &&
                p->link == look->link && p->image == look->image && p->whole == look->whole;
    if (text->n + s.n >= LAYOUT_NO_OFFSET)
        return; /* 32-bit offsets; documents are bounded far below that */
    if (same) {
        p->n += (uint32_t)s.n;
    } else {
        flow_text_push(t, (struct piece){.offset = (uint32_t)text->n,
                                         .n = (uint32_t)s.n,
                                         .style = look->style,
                                         .link = look->link,
                                         .image = look->image,
                                         .whole = look->whole});
    }
    buf_add(text, s);
}

/* Emits the pending line end or space. A space gets the look common to both neighbours, so that no
 * link's underline begins or ends with it. */
static void emit_gap(struct flow_text *t)
{
    const struct piece *p = last_piece(t);
    if (t->line) {
        flow_text_add_line_end(t);
    } else if (t->space && !flow_text_at_line_start(t)) {
        struct look look = t->look;
        look.style &= p->style;
        if (p->link != look.link) {
            look.link = 0;
            look.style &= ~(uint32_t)STYLE_LINK;
        }
        if (p->image != look.image) {
            look.image = 0;
            look.style &= ~(uint32_t)STYLE_IMAGE;
        }
        emit(t, STR(" "), &look);
    }
    t->space = false;
}

void flow_text_add_own(struct flow_text *t, const char *text, uint32_t style, bool glued)
{
    if (glued)
        t->join = JOIN_GLUED;
    else
        emit_gap(t);
    flow_text_push(t, (struct piece){.added = text,
                                     .n = (uint32_t)str_from(text).n,
                                     .style = t->look.style | style,
                                     .link = t->look.link,
                                     .image = t->look.image,
                                     .whole = true});
}

static bool is_blank(uint32_t c)
{
    return c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f;
}

uint32_t flow_text_script_char(enum script script, uint32_t c)
{
    static const char *const signs = "+-=()";
    bool super = script == SCRIPT_SUPER;
    if (c >= '0' && c <= '9') {
        if (super && c >= '1' && c <= '3')
            return c == '1' ? 0xb9 : 0xb0 + (c - '0');
        return (super ? 0x2070u : 0x2080u) + (c - '0');
    }
    if (c == 0x2212)
        c = '-';
    for (uint32_t i = 0; signs[i]; i++)
        if (c == (unsigned char)signs[i])
            return (super ? 0x207au : 0x208au) + i;
    return super && c == 'n' ? 0x207f : super && c == 'i' ? 0x2071 : 0;
}

/* Emits a word, in the current script. */
static void emit_word(struct flow_text *t, struct str word)
{
    if (t->look.script == SCRIPT_NORMAL) {
        emit(t, word, &t->look);
        return;
    }
    for (size_t at = 0; at < word.n;) {
        size_t start = at;
        uint32_t c = flow_text_script_char(t->look.script, utf8_next(word, &at));
        AUTO(buf) b = BUF_INIT;
        if (c)
            utf8_add(&b, c);
        else
            buf_add(&b, str_slice(word, start, at));
        emit(t, buf_str(&b), &t->look);
    }
}

/* Adds sanitized text of one line, collapsing spaces. Drops blanks at the start of a line, since
 * the layout indents by itself, except U+00A0, which indents verse and code. */
static void add_collapsed(struct flow_text *t, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        if (s.p[at] == ' ') {
            t->space = true;
            at++;
            continue;
        }
        if (flow_text_at_line_start(t) && s.p[at] != '\xc2' && is_blank(utf8_next(s, &end))) {
            at = end;
            continue;
        }
        end = str_find_char(s, ' ', at);
        emit_gap(t);
        emit_word(t, str_slice(s, at, end));
        at = end < s.n ? end : s.n;
    }
}

void flow_text_add_flowing(struct flow_text *t, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t end = text_find_soft_break(s, at);
        buf_clear(&t->scratch);
        safe_add_line(&t->scratch, str_slice(s, at, end));
        add_collapsed(t, buf_str(&t->scratch));
        if (end < s.n && !flow_text_at_line_start(t))
            t->join = s.p[end] == '\xc2' ? JOIN_HYPHEN : JOIN_SOFT;
        at = end < s.n ? end + (s.p[end] == '\xc2' ? 2 : 3) : s.n;
    }
}

/* Keeps lines and spaces; tabs become spaces. */
static void add_preformatted(struct flow_text *t, struct str s)
{
    buf_clear(&t->scratch);
    safe_add_text(&t->scratch, s);
    struct str clean = buf_str(&t->scratch);
    for (size_t at = 0; at < clean.n;) {
        size_t end = at;
        while (end < clean.n && clean.p[end] != '\n' && clean.p[end] != '\t')
            end++;
        if (end > at) {
            struct str part = str_slice(clean, at, end);
            emit(t, part, &t->look);
            t->column += text_width(part);
        }
        if (end < clean.n && clean.p[end] == '\t') {
            int to = TAB - t->column % TAB;
            emit(t, str_slice(STR("        "), 0, (size_t)to), &t->look);
            t->column += to;
        } else if (end < clean.n && last_piece(t)) { /* drops blank lines at the start */
            emit(t, STR("\n"), &t->look);
            t->column = 0;
        }
        at = end + 1;
    }
}

void flow_text_add_text(struct flow_text *t, struct str s)
{
    if (t->preformatted)
        add_preformatted(t, s);
    else
        flow_text_add_flowing(t, s);
}

void flow_text_add_line_end(struct flow_text *t)
{
    const struct piece *p = last_piece(t);
    bool blank_line = p && !p->added && p->n >= 2 && flow_text_at_line_start(t) &&
                      t->flow->text.p[p->offset + p->n - 2] == '\n';
    if (p && !blank_line)
        emit(t, STR("\n"), &t->look);
    t->space = t->line = false;
    t->column = 0;
}
