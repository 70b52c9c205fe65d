/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vocabularies of feeds: namespaces and elements known to gander. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

enum feed_ns {
    NS_CORE, /* RSS of every version, and names without a namespace */
    NS_ATOM,
    NS_RDF,
    NS_DC,
    NS_DCTERMS,
    NS_CONTENT,
    NS_MEDIA,
    NS_ITUNES,
    NS_SY,
    NS_SLASH,
    NS_WFW,
    NS_THREAD,
    NS_PODCAST,
    NS_PSC,
    NS_XHTML,
    NS_XML,
    NS_OTHER,
};

/* By address, ignoring case; for an undeclared prefix, by the usual prefix. */
enum feed_ns feed_ns_from_uri(struct str uri);
enum feed_ns feed_ns_from_prefix(struct str prefix);

enum feed_element {
    E_UNKNOWN,
    /* Structure. */
    E_RSS,
    E_RDF,
    E_CHANNEL,
    E_FEED,
    E_ITEM,
    E_IMAGE,
    E_AUTHOR,
    E_CONTRIBUTOR,
    E_SOURCE,
    E_MEDIA_GROUP,
    E_PSC_CHAPTERS,
    E_SKIP_HOURS,
    E_SKIP_DAYS,
    E_OWNER,
    /* Elements of which only attributes count. */
    E_ENCLOSURE,
    E_MEDIA_CONTENT,
    E_MEDIA_THUMBNAIL,
    E_ITUNES_IMAGE,
    E_ITUNES_CATEGORY,
    E_PODCAST_CHAPTERS,
    E_PSC_CHAPTER,
    /* Elements with text, to the end. */
    E_TITLE,
    E_DC_TITLE,
    E_MEDIA_TITLE,
    E_ITUNES_TITLE,
    E_LINK,
    E_GUID,
    E_ID,
    E_DESCRIPTION,
    E_SUMMARY,
    E_CONTENT,
    E_ENCODED,
    E_BODY,
    E_MEDIA_DESCRIPTION,
    E_ITUNES_SUMMARY,
    E_ITUNES_SUBTITLE,
    E_SUBTITLE,
    E_PUBLISHED,
    E_ISSUED,
    E_DATE,
    E_CREATED,
    E_UPDATED,
    E_MODIFIED,
    E_LAST_BUILD,
    E_NAME,
    E_URI,
    E_EMAIL,
    E_CREATOR,
    E_ITUNES_AUTHOR,
    E_MANAGING_EDITOR,
    E_PUBLISHER,
    E_CATEGORY,
    E_SUBJECT,
    E_KEYWORDS,
    E_COMMENTS,
    E_COMMENT_COUNT,
    E_COMMENT_FEED,
    E_LANGUAGE,
    E_URL,
    E_ICON,
    E_LOGO,
    E_TTL,
    E_UPDATE_PERIOD,
    E_UPDATE_FREQUENCY,
    E_HOUR,
    E_DAY,
    E_DURATION,
};

/* `local` in lower case. */
enum feed_element feed_element(enum feed_ns ns, struct str local);

static inline bool feed_element_has_text(enum feed_element e)
{
    return e >= E_TITLE;
}
