/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules (model/rule.h): evaluated for each article that arrives, and again when the text of its
 * page does, for rules that did not find it before. Actions are the marks that a user would make,
 * in the transaction that stores the article; a muted one is recorded with its rule. Nothing is
 * done without rules. A removed rule stays, for the articles that it muted, and for undo.
 */
#pragma once

#include "base/vec.h"
#include "model/rule.h"
#include "store/search/match.h"
#include "store/store.h"

/* In their order; in `arena`. */
MUST_CHECK bool rules_list(struct store *s, struct arena *arena, struct rule **out, size_t *n,
                           struct error *e);
/* Adds a rule at the end; its id and problem are ignored. ERROR_USAGE for a query or actions that
 * are none. */
MUST_CHECK bool rules_add(struct store *s, const struct rule *rule, int64_t *id, struct error *e);
/* Remove a rule, and bring it back. ERROR_NOT_FOUND for an unknown one. */
MUST_CHECK bool rules_remove(struct store *s, int64_t id, int64_t now, struct error *e);
MUST_CHECK bool rules_restore(struct store *s, int64_t id, struct error *e);

/* Reasons for which a rule rests. */
struct rule_switch {
    int64_t until;       /* struct rule */
    const char *stopped; /* NULL: it runs; "": by the user; else why it was stopped */
};
/* ERROR_NOT_FOUND for an unknown rule. */
MUST_CHECK bool rules_load_switch(struct store *s, int64_t id, struct arena *arena,
                                  struct rule_switch *out, struct error *e);
MUST_CHECK bool rules_set_switch(struct store *s, int64_t id, const struct rule_switch *to,
                                 struct error *e);

/* Records a rule, 0: none, as the one that has just muted these articles, which were not. */
MUST_CHECK bool rules_note_muted(struct store *s, int64_t id, const int64_t *articles, size_t n,
                                 struct error *e);
/* Query of the rule that muted an article; NULL for none. In `arena`. */
MUST_CHECK bool rules_muted_by(struct store *s, int64_t article, struct arena *arena,
                               const char **out, struct error *e);

/* Loads the rules in force at `now`; *any: there are some. To be called in the transaction of the
 * functions below, before them; without rules, these are not called. */
MUST_CHECK bool rules_load(struct store *s, int64_t now, bool *any, struct error *e);

/* Rules that find a subject: bits by their order, from 0 on. */
enum { RULES_MAX = 256 };
struct rules_found {
    uint64_t bits[RULES_MAX / 64];
};

/* Those whose day has not passed. A rule whose query is no longer valid finds nothing, and one
 * whose regular expression takes too long is stopped: it has that as problem from then on. */
MUST_CHECK bool rules_find(struct store *s, struct search_subject *subject, int64_t now,
                           struct rules_found *out, struct error *e);
/* Likewise for a stored article. */
MUST_CHECK bool rules_find_stored(struct store *s, int64_t article, int64_t now,
                                  struct rules_found *out, struct error *e);
/* Requests of rules that are left to the caller. */
struct rules_asked {
    struct buf reported; /* titles of articles to report, a line each */
    struct arena arena;  /* of the command lines */
    VEC(struct rules_run) runs;
};

/* Program to be run on an article. */
struct rules_run {
    int64_t rule, article;
    const char *command;
};

void rules_asked_fini(struct rules_asked *a);

/* Applies the actions of rules in `found`, but not in `before` (NULL: none), to an article of the
 * lists, except for those added to `asked` (NULL: dropped). `title` is reported for the article
 * unless it is muted; NULL: nothing is. *flags: enum rule_action of all. */
MUST_CHECK bool rules_apply(struct store *s, int64_t article, const char *title,
                            const struct rules_found *found, const struct rules_found *before,
                            struct rules_asked *asked, unsigned *flags, struct error *e);

/* Notes the failure of a rule's program, or with NULL that it has run. */
MUST_CHECK bool rules_set_failure(struct store *s, int64_t rule, const char *failure,
                                  struct error *e);
void rules_forget(struct store *s); /* before the connection is closed */
