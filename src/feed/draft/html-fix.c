/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/draft/html-fix.h"

#include <string.h>

#include "base/compiler.h"
#include "text/markup/markup.h"
#include "text/url/url.h"

bool html_fix_is_link(struct str attribute)
{
    static const char names[] =
        "href|src|poster|cite|data|action|longdesc|background|usemap|srcset";
    return str_any(str_eq_nocase, attribute, names);
}

/* Progress: `room` holds the output for the input up to `done`. */
struct fix {
    struct buf *room;
    struct str html, base;
    size_t done;
};

static void replace(struct fix *f, size_t from, size_t to, struct str with)
{
    buf_add(f->room, str_slice(f->html, f->done, from));
    buf_add(f->room, with);
    f->done = to;
}

static bool is_absolute(struct str link)
{
    return link.n == 0 || url_scheme(link).n > 0;
}

/* Resolves each address of "a.jpg 1x, b.jpg 2x". */
static void add_srcset(struct buf *out, struct str base, struct str value)
{
    bool first = true;
    for (struct str part; str_split(&value, ',', &part);) {
        part = str_trim(part);
        size_t end = 0;
        while (end < part.n && !ascii_space(part.p[end]))
            end++;
        buf_add(out, first ? STR("") : STR(", "));
        url_resolve(out, base, str_slice(part, 0, end));
        buf_add(out, str_slice(part, end, part.n));
        first = false;
    }
}

static void fix_attribute(struct fix *f, struct str name, struct str value)
{
    struct str trimmed = str_trim(value);
    bool set = str_eq_nocase(name, STR("srcset"));
    if (!set && (is_absolute(trimmed) || trimmed.p[0] == '#'))
        return;
    if (set && str_has(trimmed, STR("data:")))
        return;
    AUTO(buf) plain = BUF_INIT, resolved = BUF_INIT, escaped = BUF_INIT;
    markup_add_decoded(&plain, trimmed);
    if (set)
        add_srcset(&resolved, f->base, buf_str(&plain));
    else
        url_resolve(&resolved, f->base, buf_str(&plain));
    markup_add_escaped(&escaped, buf_str(&resolved));
    size_t from = (size_t)(value.p - f->html.p);
    bool quoted = from > 0 && (f->html.p[from - 1] == '"' || f->html.p[from - 1] == '\'');
    if (!quoted)
        replace(f, from, from, STR("\""));
    replace(f, from, from + value.n, buf_str(&escaped));
    if (!quoted)
        replace(f, from + value.n, from + value.n, STR("\""));
}

static bool is_dropped(struct str name)
{
    return str_eq_nocase(name, STR("script")) || str_eq_nocase(name, STR("style"));
}

/* "//gist.github.com/…" in a script's address, without its ".js"; empty for another one. */
static struct str gist_of(struct str src)
{
    static const struct str host = STR("//gist.github.com/");
    size_t at = str_find(src, host, 0);
    struct str page = str_slice(src, at, str_find(src, STR(".js"), 0));
    for (size_t i = 0; i < page.n; i++)
        if (!ascii_alpha(page.p[i]) && !ascii_digit(page.p[i]) && !strchr("/.-_", page.p[i]))
            return STR("");
    return at <= strlen("https:") && page.n > host.n ? page : STR("");
}

/* A script that shows a file in its place leaves a link to it. */
static void replace_script(struct fix *f, size_t from, size_t to, struct str attributes)
{
    AUTO(buf) link = BUF_INIT;
    struct str name, value, page = STR("");
    while (page.n == 0 && markup_next_attribute(&attributes, &name, &value))
        page = str_eq_nocase(name, STR("src")) ? gist_of(value) : page;
    if (page.n > 0)
        buf_printf(&link, "<p><a href=\"https:%.*s\">%.*s</a></p>", STR_ARG(page),
                   STR_ARG(str_slice(page, 2, page.n)));
    replace(f, from, to, buf_str(&link));
}

/* "<!" without comment or declaration is text, although a browser would skip to the next ">". */
static bool is_stray(struct str s)
{
    return s.n > 2 && s.p[1] == '!' && s.p[2] != '-' && s.p[2] != '[' && !ascii_alpha(s.p[2]);
}

/* Length of a tag without attributes, which most are, of an element that stays; 0 for others. */
static size_t plain_tag(struct str s)
{
    size_t start = s.n > 1 && s.p[1] == '/' ? 2 : 1, i = start;
    while (i < s.n && (ascii_alpha(s.p[i]) || (ascii_digit(s.p[i]) && i > start)))
        i++;
    bool plain = i > start && i < s.n && s.p[i] == '>';
    return plain && !is_dropped(str_slice(s, start, i)) ? i + 1 : 0;
}

/* Fixes the tag at `at`; returns where to look for the next. */
static size_t fix_tag(struct fix *f, size_t at)
{
    struct markup_tag tag;
    struct str rest = str_slice(f->html, at, f->html.n), name, value;
    size_t n = plain_tag(rest);
    if (n > 0)
        return at + n;
    if (str_starts(rest, STR("<!--")))
        return at + markup_skip_declaration(rest);
    if (is_stray(rest)) {
        replace(f, at, at + 1, STR("&lt;"));
        return at + 1;
    }
    n = markup_read_tag(rest, &tag);
    if (n == 0 || n == SIZE_MAX)
        return n == 0 ? at + 1 : f->html.n;
    if (is_dropped(tag.name)) {
        size_t end = at + n;
        if (!tag.closing && !tag.empty) {
            end = markup_find_closing(f->html, tag.name, at + n);
            size_t close = str_find_char(f->html, '>', end);
            end = close == SIZE_MAX ? f->html.n : close + 1;
        }
        replace_script(f, at, end, tag.attributes);
        return end;
    }
    while (f->base.n > 0 && !tag.closing && markup_next_attribute(&tag.attributes, &name, &value))
        if (value.p && html_fix_is_link(name))
            fix_attribute(f, name, value);
    return at + n;
}

bool html_fix(struct buf *room, struct str html, struct str base)
{
    struct fix f = {.room = room, .html = html, .base = base};
    size_t start = room->n;
    for (size_t at = 0; (at = str_find_char(html, '<', at)) != SIZE_MAX;)
        at = fix_tag(&f, at);
    if (f.done == 0 && room->n == start)
        return false;
    buf_add(room, str_slice(html, f.done, html.n));
    return true;
}
