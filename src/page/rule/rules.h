/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules for single sites whose pages cannot be read by structure alone. A rule file is lines of a
 * word and its value; "#" starts a comment line:
 *
 *     host example.com news.example.org   (these hosts and those below them)
 *     path *.html /news                   (optional; "*" stands for anything)
 *     title h1.headline
 *     drop .share, .related
 *
 * A host line opens a block; the names of enum site_field with selectors (page/dom/select.h)
 * follow. Where several blocks fit an address, each field comes from the first that sets it. The
 * rules are built by one thread; looking them up changes nothing and is safe from any.
 */
#ifndef GANDER_PAGE_RULE_RULES_H
#define GANDER_PAGE_RULE_RULES_H

#include "base/error.h"
#include "base/str.h"

struct selector; /* page/dom/select.h */

enum site_field {
    SITE_TITLE,      /* title: of the article */
    SITE_INFO,       /* info: the line with date, source and the like */
    SITE_BODY,       /* body */
    SITE_DATE,       /* date */
    SITE_SOURCE,     /* source */
    SITE_AUTHOR,     /* author */
    SITE_EDITOR,     /* editor */
    SITE_NEXT,       /* next: the link to the next page, of an article or a list */
    SITE_ITEM,       /* item: one entry of a list page */
    SITE_ITEM_TITLE, /* item-title: its title, inside the entry */
    SITE_ITEM_DATE,  /* item-date: its date, inside the entry */
    SITE_DROP,       /* drop: parts that are to be left out */
    SITE_FIELDS
};

enum { SITE_RULES_MAX_BYTES = 256 << 10, SITE_RULES_MAX_BLOCKS = 4000 };

/* What holds for one page: NULL where the rules say nothing. */
struct site_rule {
    const struct selector *fields[SITE_FIELDS];
};

struct site_rules;

struct site_rules *site_rules_new(void);
void site_rules_free(struct site_rules *rules);

/* Adds a file's text behind what is there: what was added first goes first. On ERROR_INVALID or
 * ERROR_LIMIT the detail is "NAME:LINE: …", and nothing of the file was added. */
MUST_CHECK bool site_rules_add(struct site_rules *rules, struct str text, const char *name,
                               struct error *e);

/* The rule for an address; false, with *out empty, when there is none. `rules` may be NULL. */
bool site_rules_find(const struct site_rules *rules, struct str url, struct site_rule *out);

#endif
