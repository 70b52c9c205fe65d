/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expat set up for hostile input: valid UTF-8 only, memory from base/mem.h, no document type. */
#pragma once

#include <expat.h>
#include <stdbool.h>

#include "base/str.h"

/* Never NULL; assumes UTF-8 whatever is declared. Handlers get the parser as first argument, and
 * `data` by XML_GetUserData(). XML_ParserFree() frees. */
XML_Parser xml_parser_new(void *data);

enum xml_outcome {
    XML_PARSED,  /* to the end of the root, ignoring what follows */
    XML_DAMAGED, /* to be repaired by feed/repair/xml.h */
    XML_STOPPED, /* by a handler, or at a document type, removed by feed/repair/xml.h: expat never
                  * sees an entity, so it expands and fetches none */
};

/* Forgets (mem_forget) a text that is `spent`, part by part. `on_text` gets character data, also
 * those that bypass expat, and may be NULL. */
enum xml_outcome xml_parse(XML_Parser parser, struct str text, bool spent,
                           XML_CharacterDataHandler on_text);

/* True for a well-formed document without type and without anything after the root, of at most
 * `max_depth` levels. */
bool xml_is_sound(struct str text, size_t max_depth);
