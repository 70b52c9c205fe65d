/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/unwrap.h"

#include <jansson.h>

#include "text/markup/markup.h"

/* ---- JSON ---- */

/* Longest string below `value` with a link. */
static void find_html(json_t *value, struct str *best)
{
    const char *key;
    json_t *below;
    size_t i;
    if (json_is_string(value)) {
        struct str s = {json_string_value(value), json_string_length(value)};
        if (s.n > best->n && str_has_nocase(s, STR("href")) && str_has_char(s, '<'))
            *best = s;
    }
    json_object_foreach(value, key, below)
    {
        find_html(below, best);
    }
    json_array_foreach(value, i, below)
    {
        find_html(below, best);
    }
}

static bool unwrap_json(struct str page, struct buf *html)
{
    json_auto_t *root = json_loadb(page.p, page.n, 0, NULL);
    struct str best = {NULL, 0};
    if (root) {
        find_html(root, &best);
        buf_add(html, best);
    }
    return best.n > 0;
}

/* ---- datastores ---- */

struct unwrapper {
    struct str s;
    size_t at;
    struct buf *html, *next;
    bool in_script; /* within a script element of XML */
    bool in_table;
    bool endless; /* an unterminated tag was found: no further search, for linear time */
};

static bool skip(struct unwrapper *u, struct str what)
{
    if (!str_starts_nocase(str_slice(u->s, u->at, u->at + what.n), what))
        return false;
    u->at += what.n;
    return true;
}

/* Reads the link of a nextgroup, the first one of the page. */
static void read_next(struct unwrapper *u)
{
    size_t end = str_find_nocase(u->s, STR("</nextgroup"), u->at);
    end = end == SIZE_MAX ? u->s.n : end;
    struct str group = str_slice(u->s, u->at, end);
    size_t at = str_find_nocase(group, STR("href"), 0);
    u->at = end;
    if (at == SIZE_MAX || u->next->n > 0)
        return;
    for (at += 4; at < group.n && (ascii_space(group.p[at]) || group.p[at] == '='); at++) {
    }
    char quote = at < group.n ? group.p[at] : '\0';
    bool quoted = quote == '"' || quote == '\'';
    size_t stop = quoted ? str_find_char(group, quote, at + 1) : str_find_char(group, '>', at);
    if (stop != SIZE_MAX)
        markup_add_decoded(u->next, str_slice(group, at + quoted, stop));
}

/* The HTML parser drops rows outside of a table. */
static void open_records(struct unwrapper *u)
{
    enum { LOOKAHEAD = 300 };
    struct str ahead = str_slice(u->s, u->at, u->at + LOOKAHEAD);
    size_t row = str_find_nocase(ahead, STR("<tr"), 0);
    size_t table = str_find_nocase(ahead, STR("<table"), 0);
    size_t item = str_find_nocase(ahead, STR("<li"), 0);
    u->in_table = row != SIZE_MAX && row < table && row < item;
    buf_add_c(u->html, u->in_table ? "<table>" : "<ul>");
}

static void close_records(struct unwrapper *u)
{
    buf_add_c(u->html, u->in_table ? "</table>" : "</ul>");
    u->in_table = false;
}

/* Processes a tag of the datastore, which is not copied; false for any other tag. */
static bool read_datastore_tag(struct unwrapper *u, const struct markup_tag *tag)
{
    if (str_eq_nocase(tag->name, STR("script"))) {
        bool data = str_has_nocase(tag->attributes, STR("text/xml"));
        bool ours = tag->closing ? u->in_script : data;
        u->in_script = !tag->closing && data;
        return ours;
    }
    if (str_eq_nocase(tag->name, STR("nextgroup")) && !tag->closing) {
        read_next(u);
    } else if (str_eq_nocase(tag->name, STR("recordset")) && !tag->closing) {
        open_records(u);
    } else if (str_eq_nocase(tag->name, STR("recordset"))) {
        close_records(u);
    } else {
        return str_eq_nocase(tag->name, STR("record")) ||
               str_eq_nocase(tag->name, STR("datastore")) ||
               str_eq_nocase(tag->name, STR("nextgroup"));
    }
    return true;
}

/* Processes or copies the tag at a "<". */
static void read_markup(struct unwrapper *u)
{
    struct markup_tag tag;
    struct str rest = str_slice(u->s, u->at, u->s.n);
    size_t length = u->endless ? 0 : markup_read_tag(rest, &tag);
    if (length == SIZE_MAX) {
        u->endless = true;
        length = 0;
    }
    size_t start = u->at;
    u->at += length > 0 ? length : 1;
    if (length == 0 || !read_datastore_tag(u, &tag))
        buf_add(u->html, str_slice(u->s, start, u->at));
}

static void unwrap_datastore(struct unwrapper *u)
{
    while (u->at < u->s.n) {
        size_t start = u->at;
        while (u->at < u->s.n && u->s.p[u->at] != '<' && u->s.p[u->at] != ']')
            u->at++;
        buf_add(u->html, str_slice(u->s, start, u->at));
        if (u->at >= u->s.n || skip(u, STR("<![CDATA[")) || skip(u, STR("]]>")))
            continue;
        if (u->s.p[u->at] == '<')
            read_markup(u);
        else
            buf_add_char(u->html, u->s.p[u->at++]);
    }
}

/* ---- tabs in hidden text fields ---- */

/* True for a hidden text field with links as HTML, which a script shows on demand. */
static bool is_tab(const struct markup_tag *field, struct str content)
{
    bool hidden = str_has_nocase(field->attributes, STR("hidden")) ||
                  str_has_nocase(field->attributes, STR("display:none")) ||
                  str_has_nocase(field->attributes, STR("display: none"));
    return hidden && str_has_nocase(content, STR("<a "));
}

/* Appends the page with these fields replaced by their content; false when there are none. */
static bool unwrap_tabs(struct str page, struct buf *html)
{
    static const struct str open = STR("<textarea"), close = STR("</textarea>");
    size_t copied = 0;
    for (size_t at = 0; (at = str_find_nocase(page, open, at)) != SIZE_MAX;) {
        struct markup_tag field;
        size_t length = markup_read_tag(str_slice(page, at, page.n), &field);
        size_t start = at + length;
        size_t end =
            length == 0 || length == SIZE_MAX ? SIZE_MAX : str_find_nocase(page, close, start);
        if (end == SIZE_MAX)
            break;
        if (is_tab(&field, str_slice(page, start, end))) {
            buf_add(html, str_slice(page, copied, at));
            buf_add(html, str_slice(page, start, end));
            copied = end + close.n;
        }
        at = end + close.n;
    }
    if (copied > 0)
        buf_add(html, str_slice(page, copied, page.n));
    return copied > 0;
}

bool list_unwrap(struct str page, struct buf *html, struct buf *next)
{
    page = str_trim(page);
    if (page.n > 0 && (page.p[0] == '{' || page.p[0] == '['))
        return unwrap_json(page, html);
    if (!str_has_nocase(page, STR("<recordset")))
        return unwrap_tabs(page, html);
    struct unwrapper u = {.s = page, .html = html, .next = next};
    unwrap_datastore(&u);
    return true;
}
