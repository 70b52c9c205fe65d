/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Approximates the stack of open elements (HTML 13.2.6) as far as depth needs it: implied end tags
 * of paragraphs, items and cells; table cells as scope of end tags. Formatting elements are counted
 * separately, because the parser reconstructs them in every paragraph until their end tag.
 */
#include "page/dom/guard.h"

#include <gumbo.h>

#include "text/markup/markup.h"

enum { MAX_FORMATTING = 64, MAX_SEARCH = 600, MAX_ATTRIBUTES = 500 };

struct open_tag {
    GumboTag tag;
    uint64_t hash; /* of the name, to distinguish unknown elements */
};

struct guard {
    struct str html;
    struct guarded *out;
    size_t max_depth;
    size_t copied; /* bytes of html already in `out`, or left out */
    size_t formatting;
    size_t closing;      /* open elements with implied end tags */
    size_t foreign;      /* open elements whose scripts and styles are no raw text */
    size_t noscript_end; /* index of the next </noscript>, when it is ahead */
    size_t iframe_end;   /* the same of </iframe> */
    VEC(struct open_tag) open;
};

struct tag_token {
    struct open_tag tag;
    bool is_end;
    size_t start, end; /* byte range from "<" to after ">" */
    size_t attributes;
};

static const bool void_tags[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_AREA] = true,   [GUMBO_TAG_BASE] = true,  [GUMBO_TAG_BR] = true,
    [GUMBO_TAG_COL] = true,    [GUMBO_TAG_EMBED] = true, [GUMBO_TAG_HR] = true,
    [GUMBO_TAG_IMG] = true,    [GUMBO_TAG_IMAGE] = true, [GUMBO_TAG_INPUT] = true,
    [GUMBO_TAG_LINK] = true,   [GUMBO_TAG_META] = true,  [GUMBO_TAG_PARAM] = true,
    [GUMBO_TAG_SOURCE] = true, [GUMBO_TAG_TRACK] = true, [GUMBO_TAG_WBR] = true,
};

static bool is_raw_text(GumboTag t)
{
    return t == GUMBO_TAG_SCRIPT || t == GUMBO_TAG_STYLE || t == GUMBO_TAG_TEXTAREA ||
           t == GUMBO_TAG_TITLE || t == GUMBO_TAG_XMP || t == GUMBO_TAG_IFRAME ||
           t == GUMBO_TAG_NOEMBED || t == GUMBO_TAG_NOFRAMES;
}

static const bool formatting_tags[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_B] = true,      [GUMBO_TAG_BIG] = true,    [GUMBO_TAG_CODE] = true,
    [GUMBO_TAG_EM] = true,     [GUMBO_TAG_FONT] = true,   [GUMBO_TAG_I] = true,
    [GUMBO_TAG_NOBR] = true,   [GUMBO_TAG_S] = true,      [GUMBO_TAG_SMALL] = true,
    [GUMBO_TAG_STRIKE] = true, [GUMBO_TAG_STRONG] = true, [GUMBO_TAG_TT] = true,
    [GUMBO_TAG_U] = true,
};

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
    return formatting_tags[t] || t == GUMBO_TAG_A || t == GUMBO_TAG_SPAN || t == GUMBO_TAG_UNKNOWN;
}

static uint64_t hash_name(struct str name)
{
    uint64_t hash = STR_HASH_INIT;
    for (size_t i = 0; i < name.n; i++)
        hash = str_hash_byte(hash, ascii_lower(name.p[i]));
    return hash;
}

static size_t count_attributes(struct str attributes)
{
    struct str name, value;
    size_t n = 0;
    while (markup_next_attribute(&attributes, &name, &value))
        n++;
    return n;
}

/* Reads the tag at `at`; returns the result of markup_read_tag(). */
static size_t read_tag(struct str s, size_t at, struct tag_token *t)
{
    struct markup_tag tag;
    size_t length = markup_read_tag(str_slice(s, at, s.n), &tag);
    if (length > 0 && length != SIZE_MAX) {
        GumboTag known =
            tag.name.n > 16 ? GUMBO_TAG_UNKNOWN : gumbo_tagn_enum(tag.name.p, (unsigned)tag.name.n);
        *t = (struct tag_token){.tag = {known, hash_name(tag.name)},
                                .is_end = tag.closing,
                                .start = at,
                                .end = at + length,
                                .attributes = count_attributes(tag.attributes)};
    }
    return length;
}

/* Replaces a part of the page by a space. */
static void leave_out(struct guard *g, size_t start, size_t end)
{
    buf_add(&g->out->copy, str_slice(g->html, g->copied, start));
    buf_add_char(&g->out->copy, ' ');
    g->copied = end;
}

static void drop(struct guard *g, const struct tag_token *t)
{
    leave_out(g, t->start, t->end);
}

/* Index of the innermost open element in scope with that name; SIZE_MAX for none. */
static size_t find_open(const struct guard *g, struct open_tag tag, bool in_table)
{
    size_t low = g->open.n > MAX_SEARCH ? g->open.n - MAX_SEARCH : 0;
    for (size_t i = g->open.n; i-- > low;) {
        const struct open_tag *o = &g->open.v[i];
        if (o->hash == tag.hash)
            return i;
        if (in_table ? o->tag == GUMBO_TAG_TABLE : is_barrier(o->tag))
            break;
    }
    return SIZE_MAX;
}

static bool has_implied_end(GumboTag t)
{
    return t == GUMBO_TAG_P || t == GUMBO_TAG_LI || t == GUMBO_TAG_DD || t == GUMBO_TAG_DT ||
           t == GUMBO_TAG_TR || t == GUMBO_TAG_OPTION || is_cell(t);
}

static bool is_foreign(GumboTag t)
{
    return t == GUMBO_TAG_SVG || t == GUMBO_TAG_MATH;
}

static void close_from(struct guard *g, size_t n)
{
    while (g->open.n > n) {
        GumboTag t = g->open.v[--g->open.n].tag;
        g->closing -= has_implied_end(t);
        g->foreign -= is_foreign(t);
    }
}

/* Closes the elements whose end is implied by a start tag. */
static void close_implied(struct guard *g, GumboTag tag)
{
    if (is_inline(tag) || g->closing == 0)
        return;
    size_t low = g->open.n > MAX_SEARCH ? g->open.n - MAX_SEARCH : 0;
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
                           (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT)))
                return;
        } else if (o == GUMBO_TAG_TABLE || (is_barrier(o) && !is_table_part(tag)) ||
                   o == GUMBO_TAG_UL || o == GUMBO_TAG_OL || o == GUMBO_TAG_DL) {
            return;
        }
    }
}

static void on_start(struct guard *g, const struct tag_token *t)
{
    GumboTag tag = t->tag.tag;
    g->out->parts += 2 + t->attributes;
    if (void_tags[tag] || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_BODY)
        return;
    close_implied(g, tag);
    bool over = g->open.n >= g->max_depth;
    if (formatting_tags[tag]) {
        over = over || g->formatting >= MAX_FORMATTING;
        g->formatting++;
    }
    vec_push(&g->open, t->tag);
    g->closing += has_implied_end(tag);
    g->foreign += is_foreign(tag);
    if (over)
        drop(g, t);
}

static void on_end(struct guard *g, const struct tag_token *t)
{
    if (void_tags[t->tag.tag])
        return;
    if (formatting_tags[t->tag.tag] && g->formatting > 0)
        g->formatting--;
    size_t at = find_open(g, t->tag, is_table_part(t->tag.tag));
    if (at == SIZE_MAX ? g->open.n > g->max_depth : at >= g->max_depth)
        drop(g, t);
    if (at != SIZE_MAX)
        close_from(g, at);
}

static void on_tag(struct guard *g, const struct tag_token *t)
{
    if (t->attributes > MAX_ATTRIBUTES)
        drop(g, t);
    else if (t->is_end)
        on_end(g, t);
    else
        on_start(g, t);
}

/* True when the parser too ends the text of a script or style at its first end tag. "<!--" before
 * "<script" makes it go on to the second one (HTML 13.2.5.27). */
static bool is_plain_text(GumboTag tag, struct str text)
{
    size_t comment = tag == GUMBO_TAG_SCRIPT ? str_find(text, STR("<!--"), 0) : SIZE_MAX;
    return comment == SIZE_MAX || str_find_nocase(text, STR("<script"), comment) == SIZE_MAX;
}

/* Index after the end tag of a raw text element. */
static size_t skip_raw_text(struct guard *g, const struct tag_token *t)
{
    struct str s = g->html, name = str_from(gumbo_normalized_tagname(t->tag.tag));
    size_t at = markup_find_closing(s, name, t->end);
    struct str text = str_slice(s, t->end, at);
    struct markup_tag end;
    size_t length = markup_read_tag(str_slice(s, at, s.n), &end);
    if (length == SIZE_MAX)
        return s.n;
    bool script = t->tag.tag == GUMBO_TAG_SCRIPT, style = t->tag.tag == GUMBO_TAG_STYLE;
    if ((script || style) && text.n > 0 && length > 0 && end.name.n == name.n && g->foreign == 0 &&
        is_plain_text(t->tag.tag, text)) {
        leave_out(g, t->end, at);
        struct guarded_script held = {g->out->copy.n - 1, text};
        if (script)
            vec_push(&g->out->scripts, held);
    }
    return at + length;
}

/* True for <iframe/> in a noscript, whose text would be the rest of the page. Browsers that run
 * scripts parse no tags there. */
static bool is_runaway(struct guard *g, const struct tag_token *t)
{
    if (t->tag.tag != GUMBO_TAG_IFRAME || g->open.n == 0 ||
        g->open.v[g->open.n - 1].tag != GUMBO_TAG_NOSCRIPT)
        return false;
    if (g->noscript_end < t->end)
        g->noscript_end = markup_find_closing(g->html, STR("noscript"), t->end);
    if (g->iframe_end < t->end)
        g->iframe_end = markup_find_closing(g->html, STR("iframe"), t->end);
    return g->noscript_end < g->html.n && g->iframe_end > g->noscript_end;
}

void dom_guard(struct str html, size_t max_depth, struct guarded *out)
{
    *out = (struct guarded){.html = html};
    struct guard g = {.html = html, .out = out, .max_depth = max_depth};
    for (size_t at = 0; (at = str_find_char(html, '<', at)) != SIZE_MAX;) {
        struct tag_token t;
        size_t length = read_tag(html, at, &t);
        if (length == SIZE_MAX)
            break; /* truncated tag, which the parser drops */
        if (length == 0) {
            length = markup_skip_declaration(str_slice(html, at, html.n));
            at += length ? length : 1;
            out->parts++;
        } else if (!t.is_end && is_runaway(&g, &t)) {
            drop(&g, &t);
            at = t.end;
            out->parts++;
        } else if (is_raw_text(t.tag.tag) && !t.is_end && t.attributes <= MAX_ATTRIBUTES) {
            at = skip_raw_text(&g, &t);
        } else {
            on_tag(&g, &t);
            at = t.end;
        }
    }
    vec_fini(&g.open);
    if (g.copied > 0) {
        buf_add(&out->copy, str_slice(html, g.copied, html.n));
        out->html = buf_str(&out->copy);
    }
}

void guarded_fini(struct guarded *g)
{
    buf_fini(&g->copy);
    vec_fini(&g->scripts);
}

struct str guarded_script(const struct guarded *g, const char *at)
{
    size_t low = 0, high = g->scripts.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct guarded_script *s = &g->scripts.v[middle];
        const char *space = g->html.p + s->at;
        if (space == at)
            return s->text;
        if (space < at)
            low = middle + 1;
        else
            high = middle;
    }
    return (struct str){NULL, 0};
}
