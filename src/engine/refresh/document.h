/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents are asked for, and what net is to know of them. */
#ifndef GANDER_ENGINE_REFRESH_DOCUMENT_H
#define GANDER_ENGINE_REFRESH_DOCUMENT_H

#include "net/net.h"

/* Wherever a feed is hoped for, so that a server that chooses by it answers each time alike: to
 * somebody who subscribes, to discovery, to a refresh. */
#define DOCUMENT_ACCEPT_FEED                                                                       \
    "application/atom+xml, application/rss+xml, application/feed+json, "                           \
    "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.3"
/* Where a page is. */
#define DOCUMENT_ACCEPT_PAGE "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"

/* A document is whole with its root element's end, or as valid JSON; a page leads on by meta
 * refresh. */
extern const struct net_reader document_reader;

#endif
