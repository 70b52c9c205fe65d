/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accept fields of requests for documents, and a reader that detects their end. Pure. */
#pragma once

#include "net/net.h"

/* Used wherever a feed is possible (subscribing, discovery, refresh), so that content negotiation
 * yields the same each time. */
#define DOCUMENT_ACCEPT_FEED                                                                       \
    "application/atom+xml, application/rss+xml, application/feed+json, "                           \
    "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.3"
/* For pages of articles. */
#define DOCUMENT_ACCEPT_PAGE "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"

/* Detects a document's end (end tag of the root, valid JSON) and follows a meta refresh. */
extern const struct net_reader document_reader;
