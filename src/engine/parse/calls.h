/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls of the parser's process: for each the encoding of its question and answer, and the function
 * that finds one from the other. Pure. */
#pragma once

#include "base/error.h"
#include "engine/parse/comments.h"
#include "engine/parse/content.h"
#include "engine/parse/wire.h"
#include "feed/list/opml.h"
#include "page/site/discover.h"

enum call {
    CALL_CONTENT,   /* struct content_options, struct content */
    CALL_DISCOVERY, /* struct discovery_options, struct discovery */
    CALL_OPML,      /* struct opml_options, struct opml */
    CALL_COMMENTS,  /* struct comments_options, struct comments */
    CALLS
};

enum { CALL_MAX_QUESTION = 64 << 20, CALL_MAX_BODY = 64 << 20, CALL_MAX_ANSWER = 128 << 20 };
/* Bytes: memory of larger bodies is returned to the system. */
enum { CALL_LARGE_BODY = 1 << 20 };

struct discovery_options {
    const char *url, *content_type;
    bool section; /* of a site: fills only the menu, with the entries that `site` lacks */
    struct outline *site;
    size_t n_site;
};

struct opml_options {
    const char *url;
};

/* Storage for the question or answer of any call. */
union call_question {
    struct content_options content;
    struct discovery_options discovery;
    struct opml_options opml;
    struct comments_options comments;
};
union call_answer {
    struct arena arena; /* first in every answer: owns what is read */
    struct content content;
    struct discovery discovery;
    struct opml opml;
    struct comments comments;
};

struct parser_call {
    enum call call;
    union call_question question; /* borrows its strings, as `body`, until the result */
    struct str body;
};

/* Result of a call. */
struct parsed {
    union call_answer answer; /* valid without an error; for call_fini() */
    struct error error;       /* ERROR_NONE: none */
    bool broken;              /* the process failed, and may fail again with this document */
    bool unstarted;           /* there is no process: a fault of the machine */
};

/* Question and answer are of the call's types. */
void call_wire_question(enum call call, struct wire *w, void *question);
/* Writes or reads the answer, or with an error that. */
void call_wire_answer(enum call call, struct wire *w, void *answer, struct error *e);

/* `body` is not needed afterwards if the question says so. On failure *answer needs no call_fini().
 */
MUST_CHECK bool call_run(enum call call, struct str body, void *question,
                         const struct site_rules *rules, void *answer, struct error *e);
/* Completes an answer with what only the caller knows: the zone. False for an answer that no parser
 * gives to this question. */
MUST_CHECK bool call_accept(enum call call, const void *question, void *answer);
void call_fini(enum call call, void *answer);
