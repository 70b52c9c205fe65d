/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for arriving articles: a query, and actions on the articles that it finds. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/zone.h"

enum rule_action {
    RULE_MUTE = 1 << 0,
    RULE_STAR = 1 << 1,
    RULE_READ = 1 << 2,
    RULE_FULL_TEXT = 1 << 3, /* fetch the article's page */
    RULE_NOTIFY = 1 << 4,
};

enum { RULE_MAX_BYTES = 1000 }; /* of a rule's actions */

struct rule {
    int64_t id;
    int64_t until;       /* seconds since 1970 (UTC) from which on it rests; 0: for ever */
    const char *query;   /* store/search/query.h */
    const char *actions; /* words: mute star read full-text notify tag:NAME tag:"two words"
                          * run:"PROGRAM ARGUMENTS" */
    bool off;            /* by the user, or as its regular expression takes too long */
    const char *problem; /* why the query finds nothing (a path is gone, a regular expression
                            takes too long); NULL: it works */
    const char *failure; /* of the last program that it ran; NULL: none */
};

static inline bool rule_is_off(const struct rule *rule, int64_t now)
{
    return rule->off || (rule->until && rule->until <= now);
}

/* Why it does not work, or not all of it; NULL: it does. */
static inline const char *rule_trouble(const struct rule *rule)
{
    return rule->problem ? rule->problem : rule->failure;
}

struct rule_list {
    struct arena arena;
    struct rule *v;
    size_t n;
};

ARENA_FINI(rule_list);

struct rule_actions {
    unsigned flags; /* enum rule_action */
    const char **tags;
    size_t n_tags;
    const char **programs; /* command lines (base/arguments.h) */
    size_t n_programs;
};

/* Results belong to the arena. ERROR_USAGE for none, an invalid tag, or the first word that is no
 * action. */
MUST_CHECK bool rule_parse_actions(const char *actions, struct arena *arena,
                                   struct rule_actions *out, struct error *e);
/* Appends run:"COMMAND LINE". */
void rule_add_program(struct buf *b, const char *command);
/* Appends actions in the notation of struct rule. */
void rule_add_actions(struct buf *b, const struct rule_actions *actions);

/* Removes the last word of a typed text if it is until:DATE, and sets *until to the end of that
 * day, else to 0. ERROR_USAGE for no day. */
MUST_CHECK bool rule_cut_until(struct buf *text, struct zone zone, int64_t *until, struct error *e);
