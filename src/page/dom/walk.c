/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes, classification and text of nodes. */

#include "page/dom/dom.h"
#include "text/eight-bytes.h"

struct str dom_lower(struct dom *d, struct str s)
{
    char *p = arena_strndup(&d->arena, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        p[i] = ascii_lower(p[i]);
    return (struct str){p, s.n};
}

struct str dom_value(const struct dom_node *n, struct str name)
{
    for (size_t i = 0; i < n->n_attrs; i++)
        if (str_eq(n->attrs[i].name, name))
            return n->attrs[i].value;
    return (struct str){NULL, 0};
}

struct str dom_attr(const struct dom_node *n, const char *name)
{
    return dom_value(n, str_from(name));
}

struct str dom_first_value(const struct dom_node *n, const char *names)
{
    struct str value = {"", 0};
    for (struct str name; value.n == 0 && str_next_word(&names, &name);)
        value = str_trim(dom_value(n, name));
    return value;
}

bool dom_has_attr(const struct dom_node *n, const char *name)
{
    return dom_attr(n, name).p != NULL;
}

size_t dom_find_word(struct str list, const struct str *words, size_t n)
{
    size_t first = n, at = 0;
    while (at < list.n) {
        while (at < list.n && ascii_space(list.p[at]))
            at++;
        size_t start = at;
        while (at < list.n && !ascii_space(list.p[at]))
            at++;
        struct str word = str_slice(list, start, at);
        for (size_t i = 0; i < first; i++)
            if (words[i].n == word.n && str_eq_nocase(words[i], word))
                first = i;
    }
    return first;
}

bool dom_has_word(struct str list, struct str word)
{
    return list.n >= word.n && dom_find_word(list, &word, 1) == 0;
}

const struct dom_node *dom_closest(const struct dom_node *n, GumboTag tag)
{
    while (n && n->tag != tag)
        n = n->parent;
    return n;
}

struct dom_node *dom_next_tag(const struct dom_node *from, const struct dom_node *end, GumboTag tag)
{
    while (from < end && from->tag != tag)
        from++;
    return from < end ? (struct dom_node *)from : NULL;
}

const struct dom_node *dom_find_heading(const struct dom_node *from, const struct dom_node *end)
{
    while (from < end && !dom_is_heading(from))
        from++;
    return from < end ? from : NULL;
}

static const bool block_tags[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_ADDRESS] = true,    [GUMBO_TAG_ARTICLE] = true,   [GUMBO_TAG_ASIDE] = true,
    [GUMBO_TAG_BLOCKQUOTE] = true, [GUMBO_TAG_BODY] = true,      [GUMBO_TAG_CAPTION] = true,
    [GUMBO_TAG_CENTER] = true,     [GUMBO_TAG_DD] = true,        [GUMBO_TAG_DETAILS] = true,
    [GUMBO_TAG_DIR] = true,        [GUMBO_TAG_DIV] = true,       [GUMBO_TAG_DL] = true,
    [GUMBO_TAG_DT] = true,         [GUMBO_TAG_FIELDSET] = true,  [GUMBO_TAG_FIGCAPTION] = true,
    [GUMBO_TAG_FIGURE] = true,     [GUMBO_TAG_FOOTER] = true,    [GUMBO_TAG_FORM] = true,
    [GUMBO_TAG_H1] = true,         [GUMBO_TAG_H2] = true,        [GUMBO_TAG_H3] = true,
    [GUMBO_TAG_H4] = true,         [GUMBO_TAG_H5] = true,        [GUMBO_TAG_H6] = true,
    [GUMBO_TAG_HEADER] = true,     [GUMBO_TAG_HGROUP] = true,    [GUMBO_TAG_HR] = true,
    [GUMBO_TAG_HTML] = true,       [GUMBO_TAG_LEGEND] = true,    [GUMBO_TAG_LI] = true,
    [GUMBO_TAG_LISTING] = true,    [GUMBO_TAG_MAIN] = true,      [GUMBO_TAG_MENU] = true,
    [GUMBO_TAG_NAV] = true,        [GUMBO_TAG_OL] = true,        [GUMBO_TAG_OPTION] = true,
    [GUMBO_TAG_P] = true,          [GUMBO_TAG_PLAINTEXT] = true, [GUMBO_TAG_PRE] = true,
    [GUMBO_TAG_SECTION] = true,    [GUMBO_TAG_SUMMARY] = true,   [GUMBO_TAG_TABLE] = true,
    [GUMBO_TAG_TBODY] = true,      [GUMBO_TAG_TD] = true,        [GUMBO_TAG_TFOOT] = true,
    [GUMBO_TAG_TH] = true,         [GUMBO_TAG_THEAD] = true,     [GUMBO_TAG_TR] = true,
    [GUMBO_TAG_UL] = true,         [GUMBO_TAG_XMP] = true,
};

bool dom_is_block(const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_UNKNOWN) /* newer than the parser */
        return str_eq(n->name, STR("dialog")) || str_eq(n->name, STR("search"));
    return block_tags[n->tag];
}

const struct dom_node *dom_block_of(const struct dom_node *n)
{
    while (n->parent && !dom_is_block(n))
        n = n->parent;
    return n;
}

enum { MAX_TITLE_NODES = 64 }; /* of a button, so that nested ones cost no more than others */

/* Button in a heading, or around one: opens the section of an accordion and is its title. */
static bool is_section_title(const struct dom_node *button)
{
    uint32_t nodes = button->end - button->index;
    bool heading = button->parent && dom_is_heading(button->parent);
    for (uint32_t i = 1; i < nodes && i <= MAX_TITLE_NODES; i++)
        heading = heading || dom_is_heading(button + i);
    return heading;
}

static const bool silent_tags[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_AUDIO] = true,    [GUMBO_TAG_CANVAS] = true,   [GUMBO_TAG_DATALIST] = true,
    [GUMBO_TAG_EMBED] = true,    [GUMBO_TAG_HEAD] = true,     [GUMBO_TAG_IFRAME] = true,
    [GUMBO_TAG_INPUT] = true,    [GUMBO_TAG_MATH] = true,     [GUMBO_TAG_NOEMBED] = true,
    [GUMBO_TAG_NOFRAMES] = true, [GUMBO_TAG_NOSCRIPT] = true, [GUMBO_TAG_OBJECT] = true,
    [GUMBO_TAG_SCRIPT] = true,   [GUMBO_TAG_SELECT] = true,   [GUMBO_TAG_STYLE] = true,
    [GUMBO_TAG_SVG] = true,      [GUMBO_TAG_TEMPLATE] = true, [GUMBO_TAG_TEXTAREA] = true,
    [GUMBO_TAG_TITLE] = true,    [GUMBO_TAG_VIDEO] = true,
};

bool dom_is_silent(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_BUTTON ? !is_section_title(n) : silent_tags[n->tag];
}

/* True for a declaration in a style attribute, such as "display:none". */
static bool style_sets(struct str style, struct str property, struct str value)
{
    size_t at = str_find_nocase(style, property, 0);
    size_t end = at == SIZE_MAX ? style.n : at + property.n;
    struct str rest = str_trim(str_slice(style, end, style.n));
    return rest.n > 0 && rest.p[0] == ':' &&
           str_starts_nocase(str_trim(str_slice(rest, 1, rest.n)), value);
}

/* React streams parts of a page in hidden elements "S:0", "S:1", … and moves them by script. */
static bool is_streamed(const struct dom_node *n)
{
    return str_starts(n->id, STR("S:")) && n->id.n > 2 && n->id.n <= 6;
}

/* Panel of tabs or of an accordion (WAI-ARIA), which is a part of the page behind its label. */
static bool is_panel(const struct dom_node *n)
{
    struct str role = dom_attr(n, "role");
    return str_eq_nocase(role, STR("tabpanel")) ||
           ((role.n == 0 || str_eq_nocase(role, STR("region"))) &&
            dom_has_attr(n, "aria-labelledby"));
}

bool dom_is_hidden(const struct dom_node *n)
{
    if (n->n_attrs == 0 || is_streamed(n) || is_panel(n))
        return false;
    return dom_has_attr(n, "hidden") ||
           style_sets(dom_attr(n, "style"), STR("display"), STR("none")) || dom_is_veiled(n);
}

bool dom_is_veiled(const struct dom_node *n)
{
    return n->n_attrs > 0 && style_sets(dom_attr(n, "style"), STR("visibility"), STR("hidden"));
}

size_t dom_space_at(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t left = s.n - at;
    if (ascii_space(s.p[at]))
        return 1;
    if (left >= 2 && p[0] == 0xc2 && p[1] == 0xa0)
        return 2;
    if (left >= 3 &&
        ((p[0] == 0xe3 && p[1] == 0x80 && p[2] == 0x80) ||
         (p[0] == 0xe2 && p[1] == 0x80 && ((p[2] >= 0x80 && p[2] <= 0x8b) || p[2] == 0xaf)) ||
         (p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf)))
        return 3;
    return 0;
}

struct text_sink {
    struct buf *b;
    size_t start;
    bool space; /* pending before the next character */
};

/* Length of the run at `at` of bytes beyond ASCII that begin no space. */
static size_t skip_wide(struct str s, size_t at)
{
    size_t from = at;
    while (at < s.n && ((unsigned char)s.p[at] & 0x80) && (unsigned char)s.p[at] != 0xc2 &&
           (unsigned char)s.p[at] != 0xe2 && (unsigned char)s.p[at] != 0xe3 &&
           (unsigned char)s.p[at] != 0xef)
        at++;
    return at - from;
}

static void sink_add(struct text_sink *s, struct str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.n;) {
        size_t plain = i > from || text.p[i] != ' ' ? eight_plain(text, i) : 0;
        plain = plain > 0 ? plain : skip_wide(text, i);
        size_t space = plain > 0 ? 0 : dom_space_at(text, i);
        if (space == 0) {
            i += plain > 0 ? plain : 1;
            continue;
        }
        if (i > from) {
            if (s->space && s->b->n > s->start)
                buf_add_char(s->b, ' ');
            buf_add(s->b, str_slice(text, from, i));
        }
        s->space = true;
        i += space;
        from = i;
    }
    if (text.n > from) {
        if (s->space && s->b->n > s->start)
            buf_add_char(s->b, ' ');
        s->space = false;
        buf_add(s->b, str_slice(text, from, text.n));
    }
}

void dom_add_text(struct buf *b, const struct dom_node *top, size_t max)
{
    struct text_sink s = {.b = b, .start = b->n};
    for (const struct dom_node *n = top; n < dom_after(top) && b->n - s.start < max; n++) {
        if (n->tag == DOM_TEXT) {
            sink_add(&s, n->text);
        } else if (n != top && dom_is_silent(n)) {
            n = dom_after(n) - 1;
            continue;
        } else if (dom_is_block(n) || n->tag == GUMBO_TAG_BR) {
            s.space = true;
        }
        /* The end of a block separates words as well. */
        uint32_t end = n->index + 1;
        for (const struct dom_node *up = n; up && up->end == end && up != top; up = up->parent)
            s.space = s.space || dom_is_block(up);
    }
}

struct str dom_text(struct dom *d, const struct dom_node *n, size_t max)
{
    AUTO(buf) b = BUF_INIT;
    dom_add_text(&b, n, max);
    return arena_str(&d->arena, buf_str(&b));
}
