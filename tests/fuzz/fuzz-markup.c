/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text extracted from HTML has no tags once escaped; repairing repaired XML changes nothing. */
#include <stdlib.h>

#include "feed/draft/html-fix.h"
#include "feed/repair/xml.h"
#include "feed/xml/parser.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(struct str s)
{
    AUTO(buf) text = BUF_INIT, escaped = BUF_INIT, again = BUF_INIT, decoded = BUF_INIT;
    markup_add_text(&text, s, false);
    markup_add_escaped(&escaped, buf_str(&text));
    markup_add_decoded(&decoded, buf_str(&escaped));
    markup_add_decoded(&again, s);
    if (!utf8_valid(buf_str(&text)) || !utf8_valid(buf_str(&again)) ||
        !str_eq(buf_str(&decoded), buf_str(&text)))
        abort();
}

static void check_mend(struct str s)
{
    AUTO(buf) repaired = BUF_INIT;
    struct repair_result result;
    repair_xml(s, &repaired, &result);
    if (repaired.n > 0) {
        XML_Parser parser = xml_parser_new(NULL);
        if (xml_parse(parser, buf_str(&repaired), false, NULL) != XML_PARSED)
            abort();
        XML_ParserFree(parser);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(buf) valid = BUF_INIT, fixed = BUF_INIT;
    utf8_add_valid(&valid, (struct str){(const char *)data, size});
    check_text(buf_str(&valid));
    check_mend(buf_str(&valid));
    html_fix(&fixed, buf_str(&valid), STR("http://example.org/a/"));
    return 0;
}
