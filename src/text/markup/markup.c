/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/markup/markup.h"

#include <string.h>

#include "text/eight-bytes.h"

size_t markup_read_tag(struct str s, struct markup_tag *out)
{
    size_t start = s.n > 1 && s.p[1] == '/' ? 2 : 1;
    if (s.n <= start || s.p[0] != '<' || !ascii_alpha(s.p[start]))
        return 0;
    size_t i = start;
    while (i < s.n && !ascii_space(s.p[i]) && s.p[i] != '>' && s.p[i] != '/')
        i++;
    out->name = str_slice(s, start, i);
    out->closing = start == 2;
    size_t from = i;
    char quote = '\0', before = '\0'; /* quotes only count after "=" */
    for (; i < s.n; i++) {
        char c = s.p[i];
        if (quote) {
            const char *end = memchr(s.p + i, quote, s.n - i);
            if (!end)
                return SIZE_MAX;
            i = (size_t)(end - s.p);
            quote = '\0';
            before = 'x';
        } else if (c == '>') {
            break;
        } else if ((c == '"' || c == '\'') && before == '=') {
            quote = c;
        } else if (!ascii_space(c)) {
            before = c;
        }
    }
    if (i == s.n)
        return SIZE_MAX;
    out->empty = before == '/';
    out->attributes = str_slice(s, from, i);
    return i + 1;
}

bool markup_next_attribute(struct str *rest, struct str *name, struct str *value)
{
    struct str s = *rest;
    size_t i = 0;
    while (i < s.n && (ascii_space(s.p[i]) || s.p[i] == '/'))
        i++;
    if (i == s.n)
        return false;
    size_t start = i;
    while (i < s.n && !ascii_space(s.p[i]) && s.p[i] != '/' && (s.p[i] != '=' || i == start))
        i++;
    *name = str_slice(s, start, i);
    *value = (struct str){NULL, 0};
    size_t after = i;
    while (after < s.n && ascii_space(s.p[after]))
        after++;
    if (after < s.n && s.p[after] == '=') {
        i = after + 1;
        while (i < s.n && ascii_space(s.p[i]))
            i++;
        char quote = i < s.n && (s.p[i] == '"' || s.p[i] == '\'') ? s.p[i] : '\0';
        start = i + (quote != '\0');
        i = quote ? str_find_char(s, quote, start) : start;
        i = i < s.n ? i : s.n;
        while (!quote && i < s.n && !ascii_space(s.p[i]))
            i++;
        *value = str_slice(s, start, i);
        i += i < s.n && quote;
    }
    *rest = str_slice(s, i, s.n);
    return true;
}

size_t markup_skip_declaration(struct str s)
{
    bool declaration =
        s.n > 1 && s.p[0] == '<' &&
        (s.p[1] == '!' || s.p[1] == '?' || (s.p[1] == '/' && s.n > 2 && !ascii_alpha(s.p[2])));
    if (!declaration)
        return 0;
    bool comment = str_starts(s, STR("<!--"));
    struct str end = comment ? STR("-->") : STR(">");
    size_t at = str_find(s, end, comment ? 2 : 1); /* "<!-->" is a comment too */
    return at == SIZE_MAX ? s.n : at + end.n;
}

size_t markup_find_closing(struct str s, struct str name, size_t from)
{
    for (;;) {
        size_t at = str_find(s, STR("</"), from);
        if (at == SIZE_MAX)
            return s.n;
        if (str_starts_nocase(str_slice(s, at + 2, s.n), name) &&
            (at + 2 + name.n == s.n || !ascii_alpha(s.p[at + 2 + name.n])))
            return at;
        from = at + 2;
    }
}

static bool is_block(struct str name)
{
    static const struct str names[] = {
        STR("p"),       STR("br"),       STR("div"),        STR("li"),      STR("tr"),
        STR("td"),      STR("th"),       STR("ul"),         STR("ol"),      STR("h1"),
        STR("h2"),      STR("h3"),       STR("h4"),         STR("h5"),      STR("h6"),
        STR("hr"),      STR("table"),    STR("blockquote"), STR("pre"),     STR("dl"),
        STR("dt"),      STR("dd"),       STR("section"),    STR("article"), STR("header"),
        STR("footer"),  STR("nav"),      STR("aside"),      STR("figure"),  STR("figcaption"),
        STR("form"),    STR("fieldset"), STR("address"),    STR("center"),  STR("main"),
        STR("details"), STR("summary"),  STR("option"),     STR("title"),   STR("caption"),
        STR("tbody"),   STR("thead"),    STR("tfoot"),      STR("body"),    STR("html"),
        STR("head"),
    };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (str_eq_nocase(name, names[i]))
            return true;
    return false;
}

static bool is_hidden(struct str name)
{
    return str_any(str_eq_nocase, name, "script|style|template");
}

/* Visible text under construction; a pending gap is written when a word follows. */
struct text_out {
    struct buf *b;
    size_t start;
    bool lines;
    char gap; /* '\0', ' ' or '\n' */
};

static void add_gap(struct text_out *t, char gap)
{
    if (t->gap != '\n' && t->b->n > t->start)
        t->gap = gap;
}

/* A space that stays as it is: the next character is no white space. */
static bool is_single_space(struct str s, size_t i)
{
    return s.p[i] == ' ' && i + 1 < s.n && !ascii_space(s.p[i + 1]);
}

/* Appends text without references; runs with single spaces are copied in one piece. */
static void add_words(struct text_out *t, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        for (size_t n; i < s.n; i += n) {
            bool inside = i > from || !ascii_space(s.p[i]);
            n = inside ? eight_plain(s, i) : 0;
            if (n == 0 && (!ascii_space(s.p[i]) || (inside && is_single_space(s, i))))
                n = 1;
            if (n == 0)
                break;
        }
        if (i > from) {
            if (t->gap) {
                buf_add_char(t->b, t->gap);
                t->gap = '\0';
            }
            buf_add(t->b, str_slice(s, from, i));
        }
        if (i < s.n) {
            add_gap(t, ' ');
            i++;
        }
    }
}

static void add_text(struct text_out *t, struct str s)
{
    while (s.n > 0) {
        size_t at = str_find_char(s, '&', 0);
        add_words(t, str_slice(s, 0, at));
        if (at == SIZE_MAX)
            return;
        s = str_slice(s, at, s.n);
        AUTO(buf) one = BUF_INIT;
        size_t n = markup_add_reference(&one, s);
        add_words(t, n > 0 ? buf_str(&one) : STR("&"));
        s = str_slice(s, n > 0 ? n : 1, s.n);
    }
}

size_t markup_skip_invisible(struct str s, struct markup_tag *tag)
{
    *tag = (struct markup_tag){.name = STR("")};
    size_t n = markup_read_tag(s, tag);
    if (n == 0)
        return markup_skip_declaration(s);
    bool hides = n != SIZE_MAX && !tag->closing && !tag->empty && is_hidden(tag->name);
    return hides ? markup_find_closing(s, tag->name, n) : n;
}

/* Handles the tag, comment or stray "<" at the start of `s`; returns its length. */
static size_t add_tag(struct text_out *t, struct str s)
{
    struct markup_tag tag;
    size_t n = markup_skip_invisible(s, &tag);
    if (n == SIZE_MAX) {
        /* Truncated tag if it has attributes, else a "<" of plain text. */
        if (!str_has_char(s, '='))
            add_text(t, s);
        return s.n;
    }
    if (n == 0) {
        add_words(t, STR("<"));
        return 1;
    }
    if (is_block(tag.name))
        add_gap(t, t->lines ? '\n' : ' ');
    return n;
}

void markup_add_text(struct buf *b, struct str html, bool lines)
{
    struct text_out t = {.b = b, .start = b->n, .lines = lines};
    while (html.n > 0) {
        size_t at = str_find_char(html, '<', 0);
        add_text(&t, str_slice(html, 0, at));
        if (at == SIZE_MAX)
            return;
        html = str_slice(html, at, html.n);
        html = str_slice(html, add_tag(&t, html), html.n);
    }
}

void markup_add_escaped(struct buf *b, struct str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *with = text.p[i] == '&'   ? "&amp;"
                           : text.p[i] == '<' ? "&lt;"
                           : text.p[i] == '>' ? "&gt;"
                           : text.p[i] == '"' ? "&quot;"
                                              : NULL;
        if (with) {
            buf_add(b, str_slice(text, from, i));
            buf_add_c(b, with);
            from = i + 1;
        }
    }
    buf_add(b, str_slice(text, from, text.n));
}

struct str markup_first_tag(struct str s)
{
    struct markup_tag tag;
    while (s.n > 0) {
        size_t at = str_find_char(s, '<', 0);
        if (at == SIZE_MAX)
            break;
        s = str_slice(s, at, s.n);
        size_t n = markup_skip_declaration(s);
        if (n == 0) {
            n = markup_read_tag(s, &tag);
            return n > 0 && n != SIZE_MAX ? tag.name : STR("");
        }
        s = str_slice(s, n, s.n);
    }
    return STR("");
}
