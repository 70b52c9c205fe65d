/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expat as feeds and OPML use it: clean UTF-8 in, memory from base/mem.h, no document type. */
#ifndef GANDER_FEED_XML_PARSER_H
#define GANDER_FEED_XML_PARSER_H

#include <expat.h>
#include <stdbool.h>

#include "base/str.h"

/* Never NULL; reads UTF-8 whatever a declaration says. Handlers get the parser itself as their
 * first argument, and `data` by XML_GetUserData. Free with XML_ParserFree. */
XML_Parser xml_parser_new(void *data);

enum xml_outcome {
    XML_PARSED,  /* to the end; what follows the root does no harm */
    XML_DAMAGED, /* for feed/mend.h */
    XML_STOPPED, /* by a handler, or at a document type, which is for feed/mend.h too: none reaches
                    expat's tables, so that nothing is ever expanded or asked for outside */
};

enum xml_outcome xml_parse(XML_Parser parser, struct str text);

#endif
