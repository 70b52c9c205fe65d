/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/xml/parser.h"

#include <stdlib.h>

#include "base/mem.h"

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

/* expat copies what it parses, and rescans a token that is incomplete with each part: large parts
 * bound both. */
static bool parse_parts(XML_Parser parser, struct str text, bool spent)
{
    enum { PART = 1 << 20 };
    bool ok = true;
    for (; ok && text.n > PART; text = str_slice(text, PART, text.n)) {
        ok = XML_Parse(parser, text.p, PART, XML_FALSE) != XML_STATUS_ERROR;
        if (spent)
            mem_forget(text.p, PART);
    }
    return ok && XML_Parse(parser, text.p, (int)text.n, XML_TRUE) != XML_STATUS_ERROR;
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

bool xml_is_sound(struct str text, size_t max_depth)
{
    struct levels levels = {.max = max_depth};
    XML_Parser parser = xml_parser_new(&levels);
    XML_SetElementHandler(parser, on_start, on_end);
    bool sound = parse_parts(parser, text, false);
    XML_ParserFree(parser);
    return sound;
}

enum xml_outcome xml_parse(XML_Parser parser, struct str text, bool spent)
{
    if (parse_parts(parser, text, spent))
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
