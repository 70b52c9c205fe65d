/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Extraction rules for sites whose pages cannot be read by structure alone. A rule file has lines
 * of a word and its value; "#" starts a comment line:
 *
 *     host example.com news.example.org   (these hosts and their subdomains)
 *     path *.html /news                   (optional; "*" matches anything)
 *     title h1.headline
 *     drop .share, .related
 *
 * A host line opens a block of fields (enum site_field), each with a selector (page/dom/select.h).
 * When several blocks match an address, the first with a field sets it. One thread builds the
 * rules; look-ups are read-only and safe from any thread.
 */
#pragma once

#include "base/error.h"
#include "base/str.h"

struct selector; /* page/dom/select.h */

enum site_field {
    SITE_TITLE,      /* title: of the article */
    SITE_INFO,       /* info: line with date, source and the like */
    SITE_BODY,       /* body */
    SITE_DATE,       /* date */
    SITE_SOURCE,     /* source */
    SITE_AUTHOR,     /* author */
    SITE_EDITOR,     /* editor */
    SITE_NEXT,       /* next: link to the next page, of an article or a list */
    SITE_ITEM,       /* item: one entry of a list page */
    SITE_ITEM_TITLE, /* item-title: within the entry */
    SITE_ITEM_DATE,  /* item-date: within the entry */
    SITE_DROP,       /* drop: elements to remove */
    SITE_FIELDS
};

enum { SITE_RULES_MAX_BYTES = 256 << 10, SITE_RULES_MAX_BLOCKS = 4000 };

/* Selectors for one page, borrowed from the rules; NULL for fields without a rule. */
struct site_rule {
    const struct selector *fields[SITE_FIELDS];
};

struct site_rules;

struct site_rules *site_rules_new(void);
void site_rules_free(struct site_rules *rules);

/* Appends a file's blocks, which rank below earlier ones. On ERROR_INVALID or ERROR_LIMIT the
 * detail is "NAME:LINE: …", and the rules are unchanged. */
MUST_CHECK bool site_rules_add(struct site_rules *rules, struct str text, const char *name,
                               struct error *e);

/* Combined rule for an address; false, with *out empty, for none. `rules` may be NULL. */
bool site_rules_find(const struct site_rules *rules, struct str url, struct site_rule *out);
