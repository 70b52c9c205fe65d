/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/vec.h"
#include "feed/feed.h"
#include "feed/list/opml.h"
#include "feed/repair/xml.h"
#include "feed/xml/parser.h"
#include "text/charset/charset.h"
#include "text/markup/markup.h"
#include "text/url/address.h"
#include "text/url/url.h"

enum { MAX_OUTLINES = 100000, MAX_CATEGORIES = 8 };

/* Kind of an open element; only categories nest. */
enum level { LEVEL_OTHER, LEVEL_CATEGORY, LEVEL_SOURCE };

struct opml_reader {
    XML_Parser parser;
    struct opml *out;
    const char *base;
    VEC(struct outline) outlines;
    VEC(struct left_out) left_out;
    enum level levels[FEED_MAX_DEPTH];
    size_t depth;
    int categories; /* count of open ones */
    bool any, in_title, too_large;
    struct buf title;
};

static struct str attribute(const XML_Char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (str_eq_nocase(str_from(attributes[0]), str_from(name)))
            return str_trim(str_from(attributes[1]));
    return STR("");
}

/* Keeps one line of text, which some programs escape twice. */
static const char *keep_line(struct opml_reader *r, struct str s)
{
    AUTO(buf) decoded = BUF_INIT, squeezed = BUF_INIT;
    markup_add_decoded(&decoded, s);
    for (size_t i = 0; i < decoded.n; i++) {
        bool blank = ascii_space(decoded.p[i]);
        if (!blank)
            buf_add_char(&squeezed, decoded.p[i]);
        else if (squeezed.n > 0 && squeezed.p[squeezed.n - 1] != ' ')
            buf_add_char(&squeezed, ' ');
    }
    struct str line = str_trim(buf_str(&squeezed));
    return line.n ? arena_strndup(&r->out->arena, line.p, line.n) : NULL;
}

/* Local files are only allowed below the directory of a local OPML file. */
static bool is_below(struct str url, struct str base)
{
    const char *slash = base.n ? memrchr(base.p, '/', base.n) : NULL;
    return slash && url_is_file(base) &&
           str_starts(url, (struct str){base.p, (size_t)(slash - base.p) + 1});
}

/* Keeps a reference to below the document's own address; NULL for any other. */
static const char *keep_relative(struct opml_reader *r, struct str s)
{
    AUTO(buf) url = BUF_INIT;
    struct url_parts parts;
    const char *kept = NULL;
    if (r->base && !url_split(s, &parts) && !address_begins_with_host(s))
        url_resolve(&url, str_from(r->base), s);
    if (url_is_fetchable(buf_str(&url)) || is_below(buf_str(&url), str_from(r->base)))
        kept = arena_strndup(&r->out->arena, url.p, url.n);
    return kept;
}

static const char *keep_url(struct opml_reader *r, struct str s)
{
    AUTO(address) address = {0};
    const char *kept = s.n > 0 ? keep_relative(r, s) : NULL;
    if (!kept && address_read(s, &address, NULL))
        kept = arena_strdup(&r->out->arena, address.v[0]);
    return kept;
}

/* Address and kind of a source; empty for a category. */
static struct str source_address(const XML_Char **attributes, enum node_kind *kind)
{
    struct str type = attribute(attributes, "type"), url = attribute(attributes, "xmlUrl");
    *kind = str_eq_nocase(type, STR("HTML+XPath")) ? NODE_LIST : NODE_FEED; /* of FreshRSS */
    if (str_eq_nocase(type, STR("list")) || str_eq_nocase(type, STR("page"))) {
        *kind = str_eq_nocase(type, STR("list")) ? NODE_LIST : NODE_PAGE;
        struct str page = attribute(attributes, "htmlUrl");
        return page.n ? page : url;
    }
    if (url.n == 0 && !str_eq_nocase(type, STR("link")) && !str_eq_nocase(type, STR("include")))
        url = attribute(attributes, "url");
    return url;
}

/* Liferea's searches, links and files of other editors. A category without content may be of any
 * type. */
static bool says_other(struct str type)
{
    return str_any(str_eq_nocase, type, "link|include|vfolder|newsbin");
}

static bool says_source(struct str type)
{
    return str_any(str_eq_nocase, type, "rss|atom|rdf|feed|list|page");
}

static void skip_entry(struct opml_reader *r, enum left_out_why why, const char *title,
                       struct str address)
{
    AUTO(buf) clean = BUF_INIT;
    url_add_redacted(&clean, address);
    struct left_out what = {.why = why, .title = title, .text = keep_line(r, buf_str(&clean))};
    if (r->left_out.n < MAX_OUTLINES)
        vec_push(&r->left_out, what);
}

static void keep_outline(struct opml_reader *r, const struct outline *o)
{
    if (r->outlines.n == MAX_OUTLINES) {
        r->too_large = true;
        XML_StopParser(r->parser, XML_FALSE);
    }
    vec_push(&r->outlines, *o);
}

/* A saved view: a title and a query, which is only text to search for. */
static enum level begin_view(struct opml_reader *r, struct outline *o, struct str query)
{
    o->kind = NODE_VIEW;
    o->query = arena_strndup(&r->out->arena, query.p, query.n);
    if (o->title)
        keep_outline(r, o);
    return LEVEL_SOURCE;
}

/* Adds the folders of a source outside of any: the first of its "/A/B,/C" (OPML 2.0). Returns their
 * number. Folders of one name become one. */
static int add_categories(struct opml_reader *r, struct str paths)
{
    struct str path, name;
    int n = 0;
    if (!str_split(&paths, ',', &path))
        return 0;
    while (n < MAX_CATEGORIES && str_split(&path, '/', &name)) {
        struct outline o = {.depth = n, .kind = NODE_CATEGORY, .title = keep_line(r, name)};
        if (o.title)
            keep_outline(r, &o);
        n += o.title != NULL;
    }
    return n;
}

static enum level begin_outline(struct opml_reader *r, const XML_Char **attributes)
{
    struct outline o = {.depth = r->categories};
    struct str address = source_address(attributes, &o.kind);
    struct str language = attribute(attributes, "language"), text = attribute(attributes, "text");
    struct str type = attribute(attributes, "type");
    bool in_source = r->depth > 0 && r->levels[r->depth - 1] == LEVEL_SOURCE;
    o.title = keep_line(r, text.n ? text : attribute(attributes, "title"));
    if (str_eq_nocase(type, STR("view")))
        return begin_view(r, &o, attribute(attributes, "query"));
    o.url = keep_url(r, address);
    if (address.n == 0 && !says_source(type)) {
        bool portal = o.depth == 0 && str_eq_nocase(type, STR("portal"));
        o.kind = portal ? NODE_PORTAL : NODE_CATEGORY;
    }
    if (o.kind == NODE_CATEGORY && says_other(type)) {
        skip_entry(r, LEFT_OUT_NO_FEED, o.title, attribute(attributes, "url"));
        return LEVEL_SOURCE; /* what it contains is no category: a search's rules */
    }
    if (!node_is_source(o.kind) && in_source)
        return LEVEL_SOURCE; /* child of a source */
    if (node_is_source(o.kind) && !o.url) {
        skip_entry(r, left_out_address(address), o.title, address);
        return LEVEL_SOURCE;
    }
    o.title = o.title ? o.title : o.url;
    o.site_url = o.kind == NODE_FEED ? keep_url(r, attribute(attributes, "htmlUrl")) : NULL;
    o.description = keep_line(r, attribute(attributes, "description"));
    if (node_is_source(o.kind) && o.depth == 0)
        o.depth = add_categories(r, attribute(attributes, "category"));
    o.language = str_eq_nocase(language, STR("unknown")) ? NULL : keep_line(r, language);
    keep_outline(r, &o);
    return node_is_source(o.kind) ? LEVEL_SOURCE : LEVEL_CATEGORY;
}

static void XMLCALL on_start(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    struct opml_reader *r = XML_GetUserData(parser);
    if (r->depth == FEED_MAX_DEPTH) {
        r->too_large = true;
        XML_StopParser(parser, XML_FALSE);
        return;
    }
    enum level level = LEVEL_OTHER;
    r->any |= r->depth == 0 && str_eq_nocase(str_from(name), STR("opml"));
    if (str_eq_nocase(str_from(name), STR("outline"))) {
        r->any = true;
        level = begin_outline(r, attributes);
        r->categories += level == LEVEL_CATEGORY;
    }
    r->in_title =
        r->outlines.n == 0 && !r->out->title && str_eq_nocase(str_from(name), STR("title"));
    r->levels[r->depth++] = level;
}

static void XMLCALL on_end(void *parser, const XML_Char *name)
{
    struct opml_reader *r = XML_GetUserData(parser);
    if (r->in_title) {
        r->out->title = keep_line(r, buf_str(&r->title));
        r->in_title = false;
    }
    r->categories -= r->levels[--r->depth] == LEVEL_CATEGORY;
}

static void XMLCALL on_text(void *parser, const XML_Char *p, int n)
{
    struct opml_reader *r = XML_GetUserData(parser);
    if (r->in_title)
        buf_add(&r->title, (struct str){p, (size_t)n});
}

/* REPAIR_CUT marks the place of truncation. */
static void XMLCALL on_instruction(void *parser, const XML_Char *target, const XML_Char *text)
{
    if (strcmp(target, REPAIR_CUT) == 0)
        skip_entry(XML_GetUserData(parser), LEFT_OUT_CUT, NULL, STR(""));
}

static enum xml_outcome parse_once(struct str text, bool repaired, const char *url,
                                   struct opml *out, bool *is_opml, bool *too_large)
{
    AUTO_FREE struct opml_reader *r = MEM_NEW(struct opml_reader);
    opml_fini(out);
    r->out = out;
    r->base = url;
    buf_init(&r->title, 1000);
    r->parser = xml_parser_new(r);
    XML_SetElementHandler(r->parser, on_start, on_end);
    if (repaired)
        XML_SetProcessingInstructionHandler(r->parser, on_instruction);
    enum xml_outcome outcome = xml_parse(r->parser, text, false, on_text);
    *is_opml = r->any;
    *too_large = r->too_large;
    vec_take(&r->outlines, &out->arena, &out->outlines, &out->n);
    vec_take(&r->left_out, &out->arena, &out->left_out, &out->n_left_out);
    XML_ParserFree(r->parser);
    buf_fini(&r->title);
    return outcome;
}

bool opml_parse(struct str bytes, const char *url, struct opml *out, struct error *e)
{
    AUTO(buf) text = BUF_INIT, repaired = BUF_INIT;
    struct charset_found found;
    struct repair_result result;
    bool is_opml, too_large, ok = true;
    *out = (struct opml){0};
    if (bytes.n > FEED_MAX_BYTES)
        return error_set(e, ERROR_LIMIT, 0, "more than %d MiB", FEED_MAX_BYTES >> 20);
    charset_decode(bytes, NULL, &text, &found);
    enum xml_outcome outcome = parse_once(buf_str(&text), false, url, out, &is_opml, &too_large);
    if ((outcome != XML_PARSED || !is_opml) && !too_large) {
        repair_xml(buf_str(&text), &repaired, &result);
        parse_once(buf_str(&repaired), true, url, out, &is_opml, &too_large);
    }
    if (too_large)
        ok = error_set(e, ERROR_LIMIT, 0, "too many outlines, or too deeply nested");
    else if (!is_opml)
        ok = error_set(e, ERROR_INVALID, 0, "not OPML");
    if (!ok)
        opml_fini(out);
    return ok;
}
