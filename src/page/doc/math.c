/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MathML (Core, W3C) as a line of text: x^2, a/b, √(x+1). */
#include "page/doc/math.h"

#include "text/utf8.h"

static void add_node(struct buf *b, const struct dom_node *n);

static bool is_named(const struct dom_node *n, const char *name)
{
    return n->tag != DOM_TEXT && str_eq(n->name, str_from(name));
}

/* Invisible operators: function application, times, … */
static bool is_invisible(uint32_t c)
{
    return c >= 0x2061 && c <= 0x2064;
}

static void add_words(struct buf *b, struct str text)
{
    text = str_trim(text);
    for (size_t at = 0; at < text.n;) {
        size_t start = at;
        uint32_t c = utf8_next(text, &at);
        bool space = c < 0x80 && ascii_space((char)c);
        if (space && b->n > 0 && b->p[b->n - 1] != ' ')
            buf_add_char(b, ' ');
        else if (!space && !is_invisible(c))
            buf_add(b, str_slice(text, start, at));
    }
}

static void add_children(struct buf *b, const struct dom_node *n)
{
    for (const struct dom_node *c = n->first; c; c = c->next)
        add_node(b, c);
}

/* Child element by index from 0; NULL when out of range. */
static const struct dom_node *child(const struct dom_node *n, int index)
{
    const struct dom_node *c = n->first;
    for (; c; c = c->next)
        if (c->tag != DOM_TEXT && index-- == 0)
            break;
    return c;
}

/* Operand, in brackets unless it is a single number, name or group. */
static void add_operand(struct buf *b, const struct dom_node *n)
{
    if (!n)
        return;
    AUTO(buf) part = BUF_INIT;
    add_node(&part, n);
    struct str s = buf_str(&part);
    bool single = true;
    size_t letters = 0;
    for (size_t at = 0; at < s.n; letters++) {
        uint32_t c = utf8_next(s, &at);
        bool digit = c < 0x80 && (ascii_digit((char)c) || c == '.' || c == ',');
        single = single && (digit || (c < 0x80 && ascii_alpha((char)c)) || c >= 0x370);
    }
    bool group = s.n > 1 && s.p[0] == '(' && str_find_char(s, ')', 0) == s.n - 1;
    bool bare = single || letters <= 1 || group;
    buf_add_c(b, bare ? "" : "(");
    buf_add(b, s);
    buf_add_c(b, bare ? "" : ")");
}

static void add_script(struct buf *b, const char *sign, const struct dom_node *n)
{
    if (n && !is_named(n, "none") && !is_named(n, "mprescripts")) {
        size_t before = b->n;
        buf_add_c(b, sign);
        size_t start = b->n;
        add_operand(b, n);
        buf_truncate(b, b->n == start ? before : b->n);
    }
}

/* Base, then its sub- and superscript. */
static void add_scripts(struct buf *b, const struct dom_node *n, bool below, bool above)
{
    const struct dom_node *base = child(n, 0);
    if (base && base->first && base->first->tag != DOM_TEXT)
        add_operand(b, base);
    else if (base)
        add_node(b, base);
    add_script(b, "_", below ? child(n, 1) : NULL);
    add_script(b, "^", above ? child(n, below ? 2 : 1) : NULL);
}

/* Base, then pairs of sub- and superscripts, first those after it, then those before it. */
static void add_multiscripts(struct buf *b, const struct dom_node *n)
{
    bool base = true, below = true;
    for (const struct dom_node *c = n->first; c; c = c->next) {
        if (c->tag == DOM_TEXT)
            continue;
        if (base) {
            add_node(b, c);
            base = false;
        } else if (is_named(c, "mprescripts")) {
            below = true;
        } else {
            add_script(b, below ? "_" : "^", c);
            below = !below;
        }
    }
}

static void add_fenced(struct buf *b, const struct dom_node *n)
{
    struct str open = dom_attr(n, "open"), close = dom_attr(n, "close");
    const char *between = "";
    buf_add(b, open.p ? open : STR("("));
    for (const struct dom_node *c = n->first; c; c = c->next) {
        if (c->tag != DOM_TEXT) {
            buf_add_c(b, between);
            add_node(b, c);
            between = ", ";
        }
    }
    buf_add(b, close.p ? close : STR(")"));
}

/* Cells and rows as "a, b; c, d". */
static void add_table(struct buf *b, const struct dom_node *table)
{
    bool first_row = true;
    for (const struct dom_node *row = table->first; row; row = row->next) {
        bool first_cell = true;
        buf_add_c(b, row->tag != DOM_TEXT && !first_row ? "; " : "");
        first_row = first_row && row->tag == DOM_TEXT;
        for (const struct dom_node *c = row->tag == DOM_TEXT ? NULL : row->first; c; c = c->next) {
            buf_add_c(b, c->tag != DOM_TEXT && !first_cell ? ", " : "");
            first_cell = first_cell && c->tag == DOM_TEXT;
            add_node(b, c);
        }
    }
}

static void add_element(struct buf *b, const struct dom_node *n)
{
    if (is_named(n, "mfrac")) {
        add_operand(b, child(n, 0));
        buf_add_char(b, '/');
        add_operand(b, child(n, 1));
    } else if (is_named(n, "msqrt")) {
        buf_add_c(b, "√(");
        add_children(b, n);
        buf_add_char(b, ')');
    } else if (is_named(n, "mroot")) {
        add_operand(b, child(n, 0));
        buf_add_c(b, "^(1/");
        add_operand(b, child(n, 1));
        buf_add_char(b, ')');
    } else if (is_named(n, "msub") || is_named(n, "munder")) {
        add_scripts(b, n, true, false);
    } else if (is_named(n, "msup") || is_named(n, "mover")) {
        add_scripts(b, n, false, true);
    } else if (is_named(n, "msubsup")) {
        add_scripts(b, n, true, true);
    } else if (is_named(n, "munderover")) { /* operator with limits, followed by its operand */
        add_scripts(b, n, true, true);
        buf_add_char(b, ' ');
    } else if (is_named(n, "mmultiscripts")) {
        add_multiscripts(b, n);
    } else if (is_named(n, "mfenced")) {
        add_fenced(b, n);
    } else if (is_named(n, "mtable")) {
        add_table(b, n);
    } else if (is_named(n, "mspace")) {
        buf_add_char(b, ' ');
    } else {
        add_children(b, n);
    }
}

static void add_node(struct buf *b, const struct dom_node *n)
{
    if (n->tag == DOM_TEXT)
        add_words(b, n->text);
    else if (!is_named(n, "annotation") && !is_named(n, "annotation-xml") &&
             !is_named(n, "mphantom"))
        add_element(b, n);
}

/* True when one pair of braces encloses all of `tex`. */
static bool is_braced(struct str tex)
{
    int depth = 0;
    for (size_t i = 0; i < tex.n; i++) {
        bool escaped = i > 0 && tex.p[i - 1] == '\\';
        depth += !escaped && tex.p[i] == '{';
        depth -= !escaped && tex.p[i] == '}';
        if (depth == 0)
            return i > 0 && i + 1 == tex.n;
    }
    return false;
}

struct str html_tidy_tex(struct str tex)
{
    const char *sizes = "\\displaystyle|\\textstyle";
    struct str inner = str_trim(tex);
    inner = is_braced(inner) ? str_trim(str_slice(inner, 1, inner.n - 1)) : inner;
    for (struct str size; str_next_word(&sizes, &size);) {
        bool ends = inner.n > size.n && !ascii_alpha(inner.p[size.n]);
        if (str_starts(inner, size) && ends)
            return str_trim(str_slice(inner, size.n, inner.n));
    }
    return str_trim(tex);
}

/* TeX annotation; NULL for none. */
static const struct dom_node *find_tex(const struct dom_node *math)
{
    const struct dom_node *end = math + (math->end - math->index);
    for (const struct dom_node *n = math + 1; n < end; n++)
        if (is_named(n, "annotation") && n->first && n->first->tag == DOM_TEXT &&
            str_has_nocase(dom_attr(n, "encoding"), STR("tex")))
            return n->first;
    return NULL;
}

void html_add_formula(struct buf *b, const struct dom_node *math)
{
    const struct dom_node *tex = find_tex(math);
    struct str alt = str_trim(dom_attr(math, "alttext"));
    if (tex) {
        buf_add(b, html_tidy_tex(tex->text));
        return;
    }
    AUTO(buf) line = BUF_INIT;
    add_children(&line, math);
    buf_add(b, line.n > 0 ? buf_str(&line) : alt);
}
