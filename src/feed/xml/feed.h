/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RSS, RDF and Atom reader: one vocabulary, so that mixtures work too. */
#pragma once

#include "base/error.h"
#include "feed/feed.h"

/* Parses valid UTF-8, repairing damaged XML. ERROR_NOT_FEED for any other document. */
MUST_CHECK bool xml_feed_parse(struct str text, const struct feed_options *options,
                               struct feed *out, struct error *e);
