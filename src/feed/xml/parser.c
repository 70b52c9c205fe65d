/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/xml/parser.h"

#include <stdlib.h>

#include "base/mem.h"
#include "feed/xml/text.h"

static void *allocate(size_t n)
{
    return mem_resize(NULL, n, 1);
}

static void *reallocate(void *p, size_t n)
{
    return mem_resize(p, n, 1);
}

/* Infallible allocators (base/mem.h), so that creating a parser cannot fail. */
static const XML_Memory_Handling_Suite memory = {allocate, reallocate, free};

static void XMLCALL on_doctype(void *parser, const XML_Char *name, const XML_Char *system_id,
                               const XML_Char *public_id, int has_internal_subset)
{
    XML_StopParser(parser, XML_FALSE);
}

XML_Parser xml_parser_new(void *data)
{
    XML_Parser parser = XML_ParserCreate_MM("UTF-8", &memory, NULL);
    XML_SetUserData(parser, data);
    XML_UseParserAsHandlerArg(parser);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    return parser;
}

/* Progress through a text. */
struct progress {
    XML_Parser parser;
    struct str text;
    size_t done, forgotten; /* bytes */
    bool spent;
};

/* expat copies what it parses, and rescans a token that is incomplete with each part: large parts
 * bound both. */
enum { PART = 1 << 20 };

static void forget(struct progress *p)
{
    if (p->spent && p->done - p->forgotten >= PART) {
        mem_forget(p->text.p + p->forgotten, p->done - p->forgotten);
        p->forgotten = p->done;
    }
}

static bool parse_up_to(struct progress *p, size_t end)
{
    bool ok = true;
    while (ok && p->done < end) {
        struct str part = str_slice(p->text, p->done, end);
        part.n = part.n < PART ? part.n : PART;
        ok = XML_Parse(p->parser, part.p, (int)part.n, XML_FALSE) != XML_STATUS_ERROR;
        p->done += part.n;
        forget(p);
    }
    return ok;
}

/* Long texts bypass expat. */
static bool parse_parts(XML_Parser parser, struct str text, bool spent,
                        XML_CharacterDataHandler on_text)
{
    struct progress p = {.parser = parser, .text = text, .spent = spent};
    struct xml_text_scan scan = {.document = text};
    struct xml_text next;
    AUTO(buf) decoded = BUF_INIT;
    while (on_text && xml_text_next(&scan, &next)) {
        buf_clear(&decoded);
        if (!xml_text_decode(&next, &decoded))
            continue;
        if (!parse_up_to(&p, next.start))
            return false;
        on_text(parser, decoded.p, (int)decoded.n);
        p.done = next.end;
    }
    if (text.n - p.done > PART && !parse_up_to(&p, text.n - PART))
        return false;
    struct str last = str_slice(text, p.done, text.n);
    return XML_Parse(parser, last.p, (int)last.n, XML_TRUE) != XML_STATUS_ERROR;
}

struct levels {
    size_t n, max;
};

static void XMLCALL on_start(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    struct levels *levels = XML_GetUserData(parser);
    if (levels->n++ == levels->max)
        XML_StopParser(parser, XML_FALSE);
}

static void XMLCALL on_end(void *parser, const XML_Char *name)
{
    struct levels *levels = XML_GetUserData(parser);
    levels->n--;
}

static void XMLCALL ignore_text(void *parser, const XML_Char *p, int n)
{
}

bool xml_is_sound(struct str text, size_t max_depth)
{
    struct levels levels = {.max = max_depth};
    XML_Parser parser = xml_parser_new(&levels);
    XML_SetElementHandler(parser, on_start, on_end);
    bool sound = parse_parts(parser, text, false, ignore_text);
    XML_ParserFree(parser);
    return sound;
}

enum xml_outcome xml_parse(XML_Parser parser, struct str text, bool spent,
                           XML_CharacterDataHandler on_text)
{
    XML_SetCharacterDataHandler(parser, on_text);
    if (parse_parts(parser, text, spent, on_text))
        return XML_PARSED;
    switch (XML_GetErrorCode(parser)) {
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return XML_PARSED;
    case XML_ERROR_ABORTED:
        return XML_STOPPED;
    default:
        return XML_DAMAGED;
    }
}
