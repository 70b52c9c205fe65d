/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/xml/feed.h"

#include <stdlib.h>
#include <string.h>

#include "feed/repair/xml.h"
#include "feed/xml/reader.h"
#include "text/url/url.h"

enum {
    MAX_BINDINGS = 256,
    LARGE = 8 << 20, /* bytes of a text that is worth a second pass to save memory */
};

static const struct frame outside = {.context = IN_DOCUMENT};

static const struct frame *parent(const struct xml_reader *r)
{
    return r->depth > 0 ? &r->frames[r->depth - 1] : &outside;
}

static void bind_namespace(struct xml_reader *r, const char *attribute, const char *uri)
{
    struct str prefix = str_from(attribute);
    prefix = str_slice(prefix, prefix.n > 6 ? 6 : prefix.n, prefix.n); /* after "xmlns:" */
    enum feed_ns ns = feed_ns_from_uri(str_from(uri));
    /* An unknown default namespace on the root is some dialect of RSS. */
    if (ns == NS_OTHER && prefix.n == 0 && r->depth == 0)
        ns = NS_CORE;
    if (r->bindings.n < MAX_BINDINGS) {
        vec_push(&r->bindings, (struct binding){arena_str(&r->draft.feed->arena, prefix), ns});
        memset(r->known, 0, sizeof r->known);
    }
}

/* Inherited attributes: namespaces, xml:base, xml:lang. */
static void scope_attributes(struct xml_reader *r, struct frame *f, const XML_Char **attributes)
{
    for (; *attributes; attributes += 2) {
        if (attributes[0][0] != 'x')
            continue;
        if (strncmp(attributes[0], "xmlns", 5) == 0) {
            bind_namespace(r, attributes[0], attributes[1]);
        } else if (strcmp(attributes[0], "xml:base") == 0) {
            AUTO(buf) base = BUF_INIT;
            url_resolve(&base, str_from(f->base), str_from(attributes[1]));
            if (url_is_fetchable(buf_str(&base)))
                f->base = arena_strndup(&r->draft.feed->arena, base.p, base.n);
        } else if (strcmp(attributes[0], "xml:lang") == 0) {
            f->language = draft_keep_language(&r->draft, str_from(attributes[1]));
        }
    }
}

static void begin_item(struct xml_reader *r, struct frame *f, const XML_Char **attributes)
{
    r->in_item = true;
    f->context = IN_ITEM;
    draft_begin_item(&r->draft);
    draft_set(&r->draft.item.language, f->language, 1);
    if (f->ns == NS_CORE && xml_attribute(attributes, "about")) { /* RSS 1.0 */
        const char *about = xml_attribute(attributes, "about");
        r->draft.item.guid = draft_keep(&r->draft, str_from(about));
    }
}

static const char *known_version(const char *version)
{
    static const char *const known[] = {"0.90", "0.91", "0.92", "0.93", "0.94",
                                        "1.0",  "1.1",  "2.0",  "0.3"};
    for (size_t i = 0; version && i < ARRAY_SIZE(known); i++)
        if (strcmp(known[i], version) == 0)
            return known[i];
    return NULL;
}

/* Handles the root and the channel. */
static void begin_feed(struct xml_reader *r, struct frame *f, const XML_Char **attributes)
{
    struct feed *feed = r->draft.feed;
    f->context = IN_CHANNEL;
    if (!r->is_feed) {
        feed->format = f->element == E_RDF ? FEED_RDF : f->element == E_FEED ? FEED_ATOM : FEED_RSS;
        const char *version = xml_attribute(attributes, "version");
        feed->version = feed->format == FEED_ATOM && !version ? "1.0" : known_version(version);
    }
    r->is_feed = true;
    draft_set(&r->draft.channel.language, f->language, 1);
}

static bool may_begin_item(const struct xml_reader *r, enum context context)
{
    return !r->in_item && context != IN_PERSON && (r->is_feed || r->depth == 0);
}

/* Author, owner or source, of which the text outside any child counts as well. */
static void begin_aside(struct xml_reader *r, struct frame *f)
{
    f->context = f->element == E_AUTHOR ? IN_PERSON : f->element == E_SOURCE ? IN_SOURCE : IN_OTHER;
    buf_clear(&r->aside);
    if (f->element == E_SOURCE)
        r->source_title = NULL;
    else
        r->person_name = r->person_url = r->person_email = NULL;
}

/* Sets the context of an element's children. */
static void enter(struct xml_reader *r, struct frame *f, enum context context,
                  const XML_Char **attributes)
{
    f->context = IN_OTHER;
    bool counts = context == IN_CHANNEL || context == IN_ITEM;
    switch (f->element) {
    case E_RSS:
    case E_RDF:
    case E_FEED:
    case E_CHANNEL:
        if (context == IN_DOCUMENT || (context == IN_CHANNEL && f->element == E_CHANNEL))
            begin_feed(r, f, attributes);
        break;
    case E_ITEM:
        if (may_begin_item(r, context)) {
            r->is_feed = true;
            begin_item(r, f, attributes);
        }
        break;
    case E_AUTHOR:
    case E_OWNER:
    case E_SOURCE:
        if (counts)
            begin_aside(r, f);
        break;
    case E_IMAGE:
        f->context = counts ? IN_IMAGE : IN_OTHER;
        break;
    case E_MEDIA_CONTENT:
        f->context = counts && xml_is_picture(attributes) ? IN_PICTURE : context;
        break;
    case E_MEDIA_GROUP:
    case E_PSC_CHAPTERS:
    case E_SKIP_HOURS:
    case E_SKIP_DAYS:
    case E_ITUNES_CATEGORY:
        f->context = context;
        break;
    default:
        break;
    }
}

static void XMLCALL on_start(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    struct xml_reader *r = XML_GetUserData(parser);
    if (r->depth == FEED_MAX_DEPTH) {
        r->too_deep = true;
        XML_StopParser(r->parser, XML_FALSE);
        return;
    }
    const struct frame *up = parent(r);
    struct frame *f = &r->frames[r->depth];
    *f = (struct frame){.base = up->base, .n_bindings = r->bindings.n, .context = IN_OTHER};
    if (r->depth == 0) {
        f->base = r->draft.options->url;
        buf_set_c(&r->name, name);
    }
    scope_attributes(r, f, attributes);
    if (r->capture.on) {
        r->depth++;
        xml_capture_markup(r, name, attributes);
        return;
    }
    f->element = xml_find_element(r, name, &f->ns);
    enum context context = up->context;
    enter(r, f, context, attributes);
    r->depth++;
    xml_field_start(r, f, context, attributes);
    if (feed_element_has_text(f->element) && context != IN_OTHER && context != IN_DOCUMENT)
        xml_capture_start(r, f, attributes);
}

static void end_captured(struct xml_reader *r, const XML_Char *name)
{
    if (r->depth > r->capture.depth) {
        xml_capture_markup_end(r, name);
        return;
    }
    AUTO(buf) room = BUF_INIT;
    const struct frame *f = &r->frames[r->depth - 1];
    struct str s = xml_capture_end(r, &room);
    xml_field_text(r, f, r->depth > 1 ? r->frames[r->depth - 2].context : IN_DOCUMENT, s);
}

static void XMLCALL on_end(void *parser, const XML_Char *name)
{
    struct xml_reader *r = XML_GetUserData(parser);
    struct frame *f = &r->frames[r->depth - 1];
    if (r->capture.on) {
        end_captured(r, name);
    } else if (f->context == IN_ITEM && f->element == E_ITEM) {
        r->in_item = false;
        if (!draft_end_item(&r->draft, r->cut)) {
            r->draft.feed->truncated = true;
            XML_StopParser(r->parser, XML_FALSE);
        }
    } else if (f->context == IN_PERSON) {
        xml_person_end(r, f);
    } else if (f->context == IN_SOURCE) {
        xml_source_end(r);
    }
    if (r->bindings.n != f->n_bindings) {
        r->bindings.n = f->n_bindings;
        memset(r->known, 0, sizeof r->known);
    }
    r->depth--;
}

static void XMLCALL on_text(void *parser, const XML_Char *p, int n)
{
    struct xml_reader *r = XML_GetUserData(parser);
    struct str s = {p, (size_t)n};
    if (r->capture.on) {
        xml_capture_text(r, s);
        return;
    }
    enum context context = parent(r)->context;
    if (context == IN_PERSON || context == IN_SOURCE)
        buf_add(&r->aside, s);
    else if (context == IN_ITEM && str_trim(s).n > 0)
        buf_add(&r->draft.item.loose, s);
}

/* REPAIR_CUT marks the place of truncation. */
static void XMLCALL on_instruction(void *parser, const XML_Char *target, const XML_Char *text)
{
    struct xml_reader *r = XML_GetUserData(parser);
    if (strcmp(target, REPAIR_CUT) == 0)
        r->cut = true;
}

static struct xml_reader *reader_new(struct feed *out, const struct feed_options *options,
                                     bool repaired)
{
    struct xml_reader *r = MEM_NEW(struct xml_reader);
    r->parser = xml_parser_new(r);
    buf_init(&r->aside, 1000);
    buf_init(&r->name, 100);
    feed_draft_init(&r->draft, out, options);
    XML_SetElementHandler(r->parser, on_start, on_end);
    if (repaired)
        XML_SetProcessingInstructionHandler(r->parser, on_instruction);
    return r;
}

static void reader_free(struct xml_reader *r)
{
    XML_ParserFree(r->parser);
    vec_fini(&r->bindings);
    buf_fini(&r->capture.text);
    buf_fini(&r->aside);
    buf_fini(&r->name);
    free(r);
}

/* Single pass over the text. Of an earlier pass only charset, repaired and truncated stay. `name`
 * becomes the name of the root. */
static enum xml_outcome parse_once(struct str text, const struct feed_options *options,
                                   bool repaired, bool spent, struct feed *out, struct buf *name,
                                   bool *is_feed)
{
    struct feed fresh = {
        .charset = out->charset, .repaired = out->repaired, .truncated = out->truncated};
    arena_fini(&out->arena);
    *out = fresh;
    struct xml_reader *r = reader_new(out, options, repaired);
    enum xml_outcome outcome = xml_parse(r->parser, text, spent, on_text);
    if (outcome == XML_STOPPED && !r->too_deep && out->truncated)
        outcome = XML_PARSED; /* stopped at max_articles */
    *is_feed = r->is_feed;
    buf_set(name, buf_str(&r->name));
    feed_draft_finish(&r->draft);
    reader_free(r);
    return outcome;
}

bool xml_feed_parse(struct str text, const struct feed_options *options, struct feed *out,
                    struct error *e)
{
    bool is_feed, ok = true;
    AUTO(buf) name = BUF_INIT, repaired = BUF_INIT;
    /* Texts and their copies in articles would be the peak of memory; a damaged text is needed
     * again for its repair. */
    bool forget = options->spent && text.n > LARGE && xml_is_sound(text, FEED_MAX_DEPTH);
    enum xml_outcome outcome = parse_once(text, options, false, forget, out, &name, &is_feed);
    /* The first element may be a server's error message before the feed. */
    if (!forget && (outcome != XML_PARSED || !is_feed)) {
        struct repair_result result;
        repair_xml(text, &repaired, &result);
        out->repaired |= outcome == XML_DAMAGED || result.damaged;
        out->truncated |= result.cut;
        parse_once(buf_str(&repaired), options, true, false, out, &name, &is_feed);
    }
    if (!is_feed) {
        ok = name.n ? error_set(e, ERROR_NOT_FEED, 0, "an XML document of another kind (<%s>)",
                                buf_c(&name))
                    : error_set(e, ERROR_NOT_FEED, FEED_IS_PAGE, "not an XML document");
    }
    return ok;
}
