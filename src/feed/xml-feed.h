/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML to a feed: RSS, RDF and Atom, which are read alike, whatever mixture of them comes. */
#ifndef GANDER_FEED_XML_FEED_H
#define GANDER_FEED_XML_FEED_H

#include "base/error.h"
#include "feed/feed.h"

/* Parses clean UTF-8 without damage or, after mending, with it. ERROR_NOT_FEED when the document
 * is none. */
MUST_CHECK bool xml_feed_parse(struct str text, const struct feed_options *options,
                               struct feed *out, struct error *e);

#endif
