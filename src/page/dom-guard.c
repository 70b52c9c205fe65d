/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Follows the open elements as HTML 5 section 13.2.6 does, as closely as depth needs: unclosed
 * paragraphs, items and cells end by themselves, table cells keep end tags from reaching out.
 * Formatting elements are counted apart, because the parser opens them again in every paragraph
 * until they are closed by name.
 */
#include "page/dom-guard.h"

#include <gumbo.h>

#include "base/vec.h"

enum { MAX_FORMATTING = 64, SEARCH = 600, MAX_ATTRIBUTES = 500 };

struct open_tag {
    GumboTag tag;
    uint32_t hash; /* of the name, for elements HTML does not know */
};

struct guard {
    struct str html;
    struct buf *out;
    size_t max_depth;
    size_t copied; /* bytes of html dealt with in `out` */
    bool dropped;
    size_t formatting;
    size_t closing; /* open elements that a start tag may end by itself */
    size_t parts;
    VEC(struct open_tag) open;
};

struct tag_token {
    struct open_tag tag;
    bool is_end;
    size_t start, end; /* of the bytes from < to after > */
    size_t attributes;
};

static bool is_void(GumboTag t)
{
    switch (t) {
    case GUMBO_TAG_AREA:
    case GUMBO_TAG_BASE:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_COL:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_IMAGE:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_META:
    case GUMBO_TAG_PARAM:
    case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_TRACK:
    case GUMBO_TAG_WBR:
        return true;
    default:
        return false;
    }
}

static bool is_raw_text(GumboTag t)
{
    return t == GUMBO_TAG_SCRIPT || t == GUMBO_TAG_STYLE || t == GUMBO_TAG_TEXTAREA ||
           t == GUMBO_TAG_TITLE || t == GUMBO_TAG_XMP || t == GUMBO_TAG_IFRAME ||
           t == GUMBO_TAG_NOEMBED || t == GUMBO_TAG_NOFRAMES;
}

static bool is_formatting(GumboTag t)
{
    switch (t) {
    case GUMBO_TAG_B:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
        return true;
    default:
        return false;
    }
}

static bool is_cell(GumboTag t)
{
    return t == GUMBO_TAG_TD || t == GUMBO_TAG_TH || t == GUMBO_TAG_CAPTION;
}

static bool is_barrier(GumboTag t)
{
    return is_cell(t) || t == GUMBO_TAG_TABLE || t == GUMBO_TAG_TEMPLATE || t == GUMBO_TAG_OBJECT ||
           t == GUMBO_TAG_APPLET || t == GUMBO_TAG_MARQUEE || t == GUMBO_TAG_HTML;
}

static bool is_table_part(GumboTag t)
{
    return is_cell(t) || t == GUMBO_TAG_TR || t == GUMBO_TAG_TBODY || t == GUMBO_TAG_THEAD ||
           t == GUMBO_TAG_TFOOT || t == GUMBO_TAG_TABLE;
}

static bool is_inline(GumboTag t)
{
    return is_formatting(t) || t == GUMBO_TAG_A || t == GUMBO_TAG_SPAN || t == GUMBO_TAG_UNKNOWN;
}

/* Reads the tag at `at` ("<" there); false when it is none. */
static bool read_tag(struct str s, size_t at, struct tag_token *t)
{
    size_t i = at + 1;
    t->start = at;
    t->is_end = i < s.n && s.p[i] == '/';
    i += t->is_end;
    if (i >= s.n || !ascii_alpha(s.p[i])) {
        return false;
    }
    size_t name = i;
    uint32_t hash = 2166136261u;
    while (i < s.n && !ascii_space(s.p[i]) && s.p[i] != '>' && s.p[i] != '/') {
        hash = (hash ^ (unsigned char)ascii_lower(s.p[i++])) * 16777619u;
    }
    t->tag.tag =
        i - name > 16 ? GUMBO_TAG_UNKNOWN : gumbo_tagn_enum(s.p + name, (unsigned)(i - name));
    t->tag.hash = hash;
    char quote = 0;
    bool value = false; /* a quote counts only where a value starts */
    bool apart = false; /* an attribute may start */
    t->attributes = 0;
    for (; i < s.n; i++) {
        char c = s.p[i];
        if (quote) {
            apart = c == quote;
            quote = c == quote ? 0 : quote;
            continue;
        }
        t->attributes += apart && !ascii_space(c) && c != '/' && c != '=' && c != '>';
        apart = ascii_space(c) || c == '/';
        if (c == '>') {
            break;
        } else if (c == '=') {
            value = true;
        } else if ((c == '"' || c == '\'') && value) {
            quote = c;
            value = false;
        } else if (!ascii_space(c)) {
            value = false;
        }
    }
    t->end = i < s.n ? i + 1 : s.n;
    return true;
}

static void drop(struct guard *g, const struct tag_token *t)
{
    buf_add(g->out, str_slice(g->html, g->copied, t->start));
    buf_add_char(g->out, ' ');
    g->copied = t->end;
    g->dropped = true;
}

/* Where the open element that `tag` names is, searched from the innermost outwards and not past
 * what keeps it from being seen; SIZE_MAX when there is none. */
static size_t find_open(const struct guard *g, struct open_tag tag, bool in_table)
{
    size_t low = g->open.n > SEARCH ? g->open.n - SEARCH : 0;
    for (size_t i = g->open.n; i-- > low;) {
        const struct open_tag *o = &g->open.v[i];
        if (o->hash == tag.hash) {
            return i;
        }
        if (in_table ? o->tag == GUMBO_TAG_TABLE : is_barrier(o->tag)) {
            break;
        }
    }
    return SIZE_MAX;
}

static bool ends_by_itself(GumboTag t)
{
    return t == GUMBO_TAG_P || t == GUMBO_TAG_LI || t == GUMBO_TAG_DD || t == GUMBO_TAG_DT ||
           t == GUMBO_TAG_TR || t == GUMBO_TAG_OPTION || is_cell(t);
}

static void close_from(struct guard *g, size_t n)
{
    while (g->open.n > n) {
        g->closing -= ends_by_itself(g->open.v[--g->open.n].tag);
    }
}

/* Ends what a start tag ends by itself. */
static void close_implied(struct guard *g, GumboTag tag)
{
    if (is_inline(tag) || g->closing == 0) {
        return;
    }
    size_t low = g->open.n > SEARCH ? g->open.n - SEARCH : 0;
    for (size_t i = g->open.n; i-- > low;) {
        GumboTag o = g->open.v[i].tag;
        bool item = tag == GUMBO_TAG_LI ? o == GUMBO_TAG_LI
                    : tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT
                        ? o == GUMBO_TAG_DD || o == GUMBO_TAG_DT
                        : false;
        bool cell = is_table_part(tag) && tag != GUMBO_TAG_TABLE &&
                    (is_cell(o) || (o == GUMBO_TAG_TR && !is_cell(tag)));
        bool option =
            (tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP) && o == GUMBO_TAG_OPTION;
        if (o == GUMBO_TAG_P || item || cell || option) {
            close_from(g, i);
            if (!cell && !(o == GUMBO_TAG_P &&
                           (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT))) {
                return;
            }
        } else if (o == GUMBO_TAG_TABLE || (is_barrier(o) && !is_table_part(tag)) ||
                   o == GUMBO_TAG_UL || o == GUMBO_TAG_OL || o == GUMBO_TAG_DL) {
            return;
        }
    }
}

static void on_start(struct guard *g, const struct tag_token *t)
{
    GumboTag tag = t->tag.tag;
    g->parts += 2 + t->attributes;
    if (is_void(tag) || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_BODY) {
        return;
    }
    close_implied(g, tag);
    bool over = g->open.n >= g->max_depth;
    if (is_formatting(tag)) {
        over = over || g->formatting >= MAX_FORMATTING;
        g->formatting++;
    }
    vec_push(&g->open, t->tag);
    g->closing += ends_by_itself(tag);
    if (over) {
        drop(g, t);
    }
}

static void on_end(struct guard *g, const struct tag_token *t)
{
    if (is_void(t->tag.tag)) {
        return;
    }
    if (is_formatting(t->tag.tag) && g->formatting > 0) {
        g->formatting--;
    }
    size_t at = find_open(g, t->tag, is_table_part(t->tag.tag));
    if (at == SIZE_MAX ? g->open.n > g->max_depth : at >= g->max_depth) {
        drop(g, t);
    }
    if (at != SIZE_MAX) {
        close_from(g, at);
    }
}

/* The place behind a raw text element's content that starts at `at`: its end tag. */
static size_t skip_raw_text(struct str s, size_t at, struct str name)
{
    while ((at = str_find(s, STR("</"), at)) != SIZE_MAX) {
        if (str_starts_nocase(str_slice(s, at + 2, s.n), name)) {
            return at;
        }
        at += 2;
    }
    return s.n;
}

static size_t skip_markup(struct str s, size_t at)
{
    if (str_starts(str_slice(s, at, s.n), STR("<!--"))) {
        size_t end = str_find(s, STR("-->"), at + 2);
        return end == SIZE_MAX ? s.n : end + 3;
    }
    return at + 1;
}

bool dom_guard(struct str html, size_t max_depth, struct buf *out, size_t *parts)
{
    struct guard g = {.html = html, .out = out, .max_depth = max_depth};
    size_t at = 0;
    struct tag_token t;
    while ((at = str_find_char(html, '<', at)) != SIZE_MAX) {
        if (!read_tag(html, at, &t)) {
            at = skip_markup(html, at);
            g.parts++;
            continue;
        }
        at = t.end;
        if (t.attributes > MAX_ATTRIBUTES) {
            drop(&g, &t);
        } else if (t.is_end) {
            on_end(&g, &t);
        } else if (is_raw_text(t.tag.tag)) {
            const char *name = gumbo_normalized_tagname(t.tag.tag);
            at = skip_raw_text(html, at, str_from(name));
            if (at < html.n && read_tag(html, at, &t)) {
                at = t.end;
            }
        } else {
            on_start(&g, &t);
        }
    }
    vec_fini(&g.open);
    *parts = g.parts;
    if (g.dropped) {
        buf_add(out, str_slice(html, g.copied, html.n));
    }
    return g.dropped;
}
