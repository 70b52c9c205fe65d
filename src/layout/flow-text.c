/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/flow-text.h"

#include <stdlib.h>

#include "text/break.h"
#include "text/safe.h"
#include "text/utf8.h"
#include "text/width.h"

enum {
    TAB = 8,
    MAX_ABBREVIATION = 10,
    MAX_LONG_FORM = 100,
    MAX_KNOWN = 64,
    MAX_SCRIPT = 24,
    CAPTION_REACH = 8, /* nodes between an image and its caption */
    LARGE = 100,       /* pixels */
    SMALL = 40,
};

void flow_text_init(struct flow_text *t, struct flow *f, const struct layout_options *options)
{
    *t = (struct flow_text){.flow = f, .options = options};
    t->known = arena_array(&f->arena, MAX_KNOWN, sizeof *t->known);
}

void flow_text_fini(struct flow_text *t)
{
    buf_fini(&t->scratch);
}

void flow_text_begin(struct flow_text *t, char separator, bool preformatted)
{
    struct buf *text = &t->flow->text;
    if (text->n > 0 && (text->p[text->n - 1] != '\n' || separator != '\n')) {
        buf_add_char(text, separator);
    }
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

/* Nothing stands on the present line yet. */
static bool at_line_start(struct flow_text *t)
{
    const struct piece *p = last_piece(t);
    return !p || (!p->added && t->flow->text.p[p->offset + p->n - 1] == '\n');
}

struct stretch flow_text_end(struct flow_text *t)
{
    /* White space at the end shows nothing. In the middle of the text it never is at the end of a
     * piece's bytes, but for preformatted text. */
    for (struct piece *p; (p = last_piece(t)) && !p->added;) {
        while (p->n > 0 && ascii_space(t->flow->text.p[p->offset + p->n - 1])) {
            p->n--;
            buf_truncate(&t->flow->text, t->flow->text.n - 1);
        }
        if (p->n > 0) {
            break;
        }
        t->flow->pieces.n--;
    }
    return (struct stretch){t->first, t->flow->pieces.n - t->first};
}

static void push_piece(struct flow_text *t, struct piece p)
{
    p.join = t->join;
    t->join = JOIN_TEXT;
    vec_push(&t->flow->pieces, p);
}

/* Appends to the plain text, in the last piece when it looks the same. */
static void emit(struct flow_text *t, struct str s, const struct look *look)
{
    struct buf *text = &t->flow->text;
    struct piece *p = last_piece(t);
    bool same = p && !p->added && t->join == JOIN_TEXT && p->style == look->style &&
                p->link == look->link && p->image == look->image && p->whole == look->whole;
    if (text->n + s.n >= LAYOUT_NO_OFFSET) {
        return; /* offsets are 32 bits wide; documents are bounded far below */
    }
    if (same) {
        p->n += (uint32_t)s.n;
    } else {
        push_piece(t, (struct piece){.offset = (uint32_t)text->n,
                                     .n = (uint32_t)s.n,
                                     .style = look->style,
                                     .link = look->link,
                                     .image = look->image,
                                     .whole = look->whole});
    }
    buf_add(text, s);
}

/* The line end or white space that waits. A space looks like what the text before and behind it
 * have in common, so that no link's underline begins or ends with it. */
static void emit_gap(struct flow_text *t)
{
    const struct piece *p = last_piece(t);
    if (t->line) {
        flow_text_add_line_end(t);
    } else if (t->space && !at_line_start(t)) {
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

/* Text of the layout's own; glued to what is before it, white space that waits goes behind. */
static void add_own(struct flow_text *t, const char *text, uint32_t style, bool glued)
{
    if (glued) {
        t->join = JOIN_GLUED;
    } else {
        emit_gap(t);
    }
    push_piece(t, (struct piece){.added = text,
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

/* Superscript and subscript digits and signs; 0 when there is none. */
static uint32_t script_char(enum script script, uint32_t c)
{
    static const char *const signs = "+-=()";
    bool super = script == SCRIPT_SUPER;
    if (c >= '0' && c <= '9') {
        if (super && c >= '1' && c <= '3') {
            return c == '1' ? 0xb9 : 0xb0 + (c - '0');
        }
        return (super ? 0x2070u : 0x2080u) + (c - '0');
    }
    if (c == 0x2212) {
        c = '-';
    }
    for (uint32_t i = 0; signs[i]; i++) {
        if (c == (unsigned char)signs[i]) {
            return (super ? 0x207au : 0x208au) + i;
        }
    }
    return super && c == 'n' ? 0x207f : super && c == 'i' ? 0x2071 : 0;
}

/* A word without spaces, in the present script. */
static void emit_word(struct flow_text *t, struct str word)
{
    if (t->look.script == SCRIPT_NORMAL) {
        emit(t, word, &t->look);
        return;
    }
    for (size_t at = 0; at < word.n;) {
        size_t start = at;
        uint32_t c = script_char(t->look.script, utf8_next(word, &at));
        struct buf b = BUF_INIT;
        if (c) {
            utf8_add(&b, c);
        } else {
            buf_add(&b, str_slice(word, start, at));
        }
        emit(t, buf_str(&b), &t->look);
        buf_fini(&b);
    }
}

/* Adds clean text of one line with runs of spaces made one; blanks of any kind that begin a line
 * go, since the layout indents by itself, but for U+00A0, which indents verse and code. */
static void add_collapsed(struct flow_text *t, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        if (s.p[at] == ' ') {
            t->space = true;
            at++;
            continue;
        }
        if (at_line_start(t) && s.p[at] != '\xc2' && is_blank(utf8_next(s, &end))) {
            at = end;
            continue;
        }
        end = str_find_char(s, ' ', at);
        emit_gap(t);
        emit_word(t, str_slice(s, at, end));
        at = end < s.n ? end : s.n;
    }
}

static void add_flowing(struct flow_text *t, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t end = text_find_soft_break(s, at);
        buf_clear(&t->scratch);
        safe_add_line(&t->scratch, str_slice(s, at, end));
        add_collapsed(t, buf_str(&t->scratch));
        if (end < s.n && !at_line_start(t)) {
            t->join = s.p[end] == '\xc2' ? JOIN_HYPHEN : JOIN_SOFT;
        }
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
        while (end < clean.n && clean.p[end] != '\n' && clean.p[end] != '\t') {
            end++;
        }
        if (end > at) {
            struct str part = str_slice(clean, at, end);
            emit(t, part, &t->look);
            t->column += text_width(part);
        }
        if (end < clean.n && clean.p[end] == '\t') {
            int to = TAB - t->column % TAB;
            emit(t, str_slice(STR("        "), 0, (size_t)to), &t->look);
            t->column += to;
        } else if (end < clean.n && last_piece(t)) { /* blank lines at the start show nothing */
            emit(t, STR("\n"), &t->look);
            t->column = 0;
        }
        at = end + 1;
    }
}

static void add_text(struct flow_text *t, struct str s)
{
    if (t->preformatted) {
        add_preformatted(t, s);
    } else {
        add_flowing(t, s);
    }
}

void flow_text_add_line_end(struct flow_text *t)
{
    const struct piece *p = last_piece(t);
    bool blank_line = p && !p->added && p->n >= 2 && at_line_start(t) &&
                      t->flow->text.p[p->offset + p->n - 2] == '\n';
    if (p && !blank_line) {
        emit(t, STR("\n"), &t->look);
    }
    t->space = t->line = false;
    t->column = 0;
}

static void add_children(struct flow_text *t, const struct doc_node *n)
{
    for (const struct doc_node *c = n->first; c; c = c->next) {
        flow_text_add(t, c);
    }
}

/* Whether all of a raised or lowered text has such characters (`*whole`), and whether running it
 * into the text before it would make another number or formula of it (`*mark`). */
static void look_at_script(const struct doc_node *n, enum script script, bool *whole, bool *mark)
{
    struct buf b = BUF_INIT;
    doc_add_plain(&b, n);
    struct str s = str_trim(buf_str(&b));
    *whole = s.n > 0 && s.n <= MAX_SCRIPT;
    *mark = false;
    for (size_t at = 0; at < s.n && s.n <= MAX_SCRIPT;) {
        uint32_t c = utf8_next(s, &at);
        *whole = *whole && script_char(script, c) != 0;
        *mark = *mark || (script_char(script, c) && c != 'n' && c != 'i');
    }
    *mark = *mark && !*whole && s.p[0] != '[' && s.p[0] != '(';
    buf_fini(&b);
}

static void add_script(struct flow_text *t, const struct doc_node *n, enum script script)
{
    bool whole, mark;
    look_at_script(n, script, &whole, &mark);
    mark = mark || (whole && t->options->ascii);
    whole = whole && !t->options->ascii;
    t->look.script = whole ? script : t->look.script;
    if (mark) {
        add_own(t, script == SCRIPT_SUPER ? "^" : "_", 0, true);
        add_own(t, "(", 0, true);
        t->join = JOIN_GLUED;
        t->look.whole = true;
    }
    add_children(t, n);
    if (mark) {
        add_own(t, ")", 0, true);
    }
}

/* "[video 3: ", the words of a link to what the page shows, "]". */
static void add_media(struct flow_text *t, const struct doc_node *n)
{
    const char *label = t->options->media_labels[n->media];
    struct buf b = BUF_INIT;
    buf_add_char(&b, '[');
    safe_add_line(&b, str_from(label ? label : doc_media_name(n->media)));
    if (n->number > 0) {
        buf_printf(&b, " %d", n->number);
    }
    buf_add_c(&b, ": ");
    t->look.link = n->number;
    t->look.style |= STYLE_LINK;
    add_own(t, arena_strndup(&t->flow->arena, buf_c(&b), b.n), 0, false);
    t->join = JOIN_GLUED;
    add_children(t, n);
    add_own(t, "]", 0, true);
    buf_fini(&b);
}

static void add_link(struct flow_text *t, const struct doc_node *n)
{
    size_t before = t->flow->text.n;
    if (n->media != DOC_MEDIA_NONE) {
        add_media(t, n);
        return;
    }
    t->look.link = n->number;
    t->look.style |= STYLE_LINK;
    add_children(t, n);
    if (t->options->link_marks && n->number > 0 && t->flow->text.n > before) {
        t->look.style &= ~(uint32_t)STYLE_LINK;
        add_own(t, arena_printf(&t->flow->arena, "[%d]", n->number), STYLE_DIM, true);
    }
}

/* Whether the text right behind an image, mostly its caption, only says what the alternative text
 * says. */
static bool is_repeated(const struct doc_node *image)
{
    const struct doc_node *top = image;
    while (top->parent) {
        top = top->parent;
    }
    struct doc_node *n = (struct doc_node *)image;
    for (int i = 0; i < CAPTION_REACH && (n = doc_next(top, n)) && n->kind != DOC_IMAGE; i++) {
        struct str text = str_trim(n->text);
        if (text.n > 0) {
            return str_eq(text, str_trim(image->text));
        }
    }
    return false;
}

/* Whether an image stands on a line of its own: where a block of text begins, or when it is not
 * small. */
static bool stands_alone(struct flow_text *t, const struct doc_node *n)
{
    return !t->preformatted && (at_line_start(t) || n->width >= LARGE || n->height >= LARGE) &&
           !(n->width > 0 && n->width < SMALL);
}

static void add_image(struct flow_text *t, const struct doc_node *n)
{
    bool alone = stands_alone(t, n);
    if (alone && !at_line_start(t)) {
        flow_text_add_line_end(t);
    }
    const char *label = t->options->image_label ? t->options->image_label : "image";
    bool alt = str_trim(n->text).n > 0 && !is_repeated(n);
    struct buf b = BUF_INIT;
    buf_add_char(&b, '[');
    safe_add_line(&b, str_from(label));
    if (n->number > 0) {
        buf_printf(&b, " %d", n->number);
    }
    buf_add_c(&b, alt ? ": " : "]");
    if (alone && n->number > 0 && (size_t)n->number <= t->flow->n_images) {
        t->flow->alone[n->number - 1] = true;
    }
    t->look.image = n->number;
    t->look.style |= STYLE_IMAGE;
    add_own(t, arena_strndup(&t->flow->arena, buf_c(&b), b.n), 0, false);
    buf_fini(&b);
    if (alt) {
        add_flowing(t, str_trim(n->text));
        add_own(t, "]", 0, true);
    }
    t->line = alone;
}

static void add_ruby_text(struct flow_text *t, const struct doc_node *n)
{
    add_own(t, "(", 0, true);
    t->join = JOIN_GLUED;
    add_children(t, n);
    add_own(t, ")", 0, true);
}

/* Struck out, said in signs too: terminals seldom show the stroke. */
static void add_struck(struct flow_text *t, const struct doc_node *n)
{
    t->look.style |= STYLE_STRUCK;
    add_own(t, "~~", STYLE_DIM, false);
    t->join = JOIN_GLUED;
    add_children(t, n);
    add_own(t, "~~", STYLE_DIM, true);
}

static bool is_acronym(struct str s)
{
    int capitals = 0;
    for (size_t i = 0; i < s.n; i++) {
        capitals += s.p[i] >= 'A' && s.p[i] <= 'Z';
    }
    return s.n <= MAX_ABBREVIATION && capitals >= 2 && str_find_char(s, ' ', 0) == SIZE_MAX;
}

/* The long form of an acronym follows it, the first time. */
static void add_abbreviation(struct flow_text *t, const struct doc_node *n)
{
    size_t before = t->flow->text.n;
    add_children(t, n);
    struct str shown = str_trim(str_slice(buf_str(&t->flow->text), before, t->flow->text.n));
    struct str title = str_trim(str_from(n->title));
    if (title.n == 0 || title.n > MAX_LONG_FORM || !is_acronym(shown) || str_eq(title, shown) ||
        t->n_known == MAX_KNOWN) {
        return;
    }
    for (size_t i = 0; i < t->n_known; i++) {
        if (str_eq(str_from(t->known[i]), str_from(n->title))) {
            return;
        }
    }
    t->known[t->n_known++] = n->title;
    struct buf b = BUF_INIT;
    buf_add_c(&b, " (");
    safe_add_line(&b, title);
    buf_add_char(&b, ')');
    push_piece(t, (struct piece){.added = arena_strndup(&t->flow->arena, buf_c(&b), b.n),
                                 .n = (uint32_t)b.n,
                                 .style = t->look.style,
                                 .link = t->look.link});
    buf_fini(&b);
}

/* It is where the text behind it begins, past a space that waits. */
static void add_anchor(struct flow_text *t, const struct doc_node *n)
{
    size_t offset = t->flow->text.n + (t->space && !at_line_start(t));
    if (n->url && offset < LAYOUT_NO_OFFSET) {
        vec_push(&t->flow->anchors, ((struct flow_anchor){n->url, (uint32_t)offset}));
    }
}

void flow_text_add(struct flow_text *t, const struct doc_node *n)
{
    struct look outer = t->look;
    switch (n->kind) {
    case DOC_TEXT:
        add_text(t, n->text);
        break;
    case DOC_LINE_BREAK:
        flow_text_add_line_end(t);
        break;
    case DOC_LINK:
        add_link(t, n);
        break;
    case DOC_IMAGE:
        add_image(t, n);
        break;
    case DOC_SUB:
        add_script(t, n, SCRIPT_SUB);
        break;
    case DOC_SUP:
        add_script(t, n, SCRIPT_SUPER);
        break;
    case DOC_RUBY_TEXT:
        add_ruby_text(t, n);
        break;
    case DOC_STRUCK:
        add_struck(t, n);
        break;
    case DOC_ABBREVIATION:
        add_abbreviation(t, n);
        break;
    case DOC_ANCHOR:
        add_anchor(t, n);
        break;
    case DOC_EMPHASIS:
    case DOC_STRONG:
    case DOC_UNDERLINE:
    case DOC_MARKED:
    case DOC_CODE: {
        static const uint32_t styles[] = {
            [DOC_EMPHASIS] = STYLE_EMPHASIS,   [DOC_STRONG] = STYLE_STRONG,
            [DOC_UNDERLINE] = STYLE_UNDERLINE, [DOC_MARKED] = STYLE_MARKED,
            [DOC_CODE] = STYLE_CODE,
        };
        t->look.style |= styles[n->kind];
        add_children(t, n);
        break;
    }
    default:
        /* A block where none should be still parts its text from its neighbours. */
        t->space = t->space || !doc_is_inline(n->kind);
        add_children(t, n);
        t->space = t->space || !doc_is_inline(n->kind);
    }
    t->look = outer;
}
