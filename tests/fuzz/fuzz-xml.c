/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long texts that bypass expat are what it would have reported, in the same place. */
#include <stdlib.h>

#include "feed/xml/parser.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_mark(XML_Parser parser, char mark, const XML_Char *name)
{
    buf_add_char(XML_GetUserData(parser), mark);
    buf_add_c(XML_GetUserData(parser), name);
}

static void XMLCALL on_start(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    add_mark(parser, '\1', name);
    for (; *attributes; attributes++)
        add_mark(parser, '\2', *attributes);
}

static void XMLCALL on_end(void *parser, const XML_Char *name)
{
    add_mark(parser, '\3', name);
}

static void XMLCALL on_instruction(void *parser, const XML_Char *target, const XML_Char *text)
{
    add_mark(parser, '\4', target);
}

static void XMLCALL on_text(void *parser, const XML_Char *p, int n)
{
    buf_add(XML_GetUserData(parser), (struct str){p, (size_t)n});
}

static enum xml_outcome record(struct str document, bool bypass, struct buf *events)
{
    XML_Parser parser = xml_parser_new(events);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetProcessingInstructionHandler(parser, on_instruction);
    enum xml_outcome outcome = bypass ? xml_parse(parser, document, false, on_text) : XML_DAMAGED;
    if (!bypass) {
        XML_SetCharacterDataHandler(parser, on_text);
        if (XML_Parse(parser, document.p, (int)document.n, XML_TRUE) == XML_STATUS_OK ||
            XML_GetErrorCode(parser) == XML_ERROR_JUNK_AFTER_DOC_ELEMENT)
            outcome = XML_PARSED;
        else if (XML_GetErrorCode(parser) == XML_ERROR_ABORTED)
            outcome = XML_STOPPED;
    }
    XML_ParserFree(parser);
    return outcome;
}

/* An underscore stands for a long text. */
static void expand(struct buf *b, struct str s)
{
    enum { LONG = 300 };
    for (size_t i = 0; i < s.n; i++)
        buf_add_chars(b, s.p[i], s.p[i] == '_' ? LONG : 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(buf) valid = BUF_INIT, document = BUF_INIT, bypassed = BUF_INIT, whole = BUF_INIT;
    utf8_add_valid(&valid, (struct str){(const char *)data, size});
    expand(&document, buf_str(&valid));
    enum xml_outcome outcome = record(buf_str(&document), true, &bypassed);
    if (record(buf_str(&document), false, &whole) != outcome ||
        (outcome == XML_PARSED && !str_eq(buf_str(&bypassed), buf_str(&whole))))
        abort();
    return 0;
}
