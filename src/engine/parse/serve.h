/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parser's process: answers calls that arrive on standard input on standard output, until its
 * end. */
#pragma once

#include "engine/parse/call-header.h"
#include "engine/parse/calls.h"

/* Name that the engine gives the process, as argv[0]; argv[1] and [2] are the directories of rules
 * for sites, or "". */
#define SERVE_NAME "gander: parser"

/* Reads the rules, confines the process, and answers. Exit status. */
int serve(const char *rules_dir, const char *data_dir);

/* The steps of serve(), for tests that misbehave in between. serve_confine() is false where the
 * system or the build has not all means. */
bool serve_confine(void);
struct serve_call {
    struct arena arena;
    struct call_header header;
    union call_question question;
    struct buf body;
};

/* False at the end of input, and for what is no call. serve_call_fini() frees in any case. */
MUST_CHECK bool serve_read(struct serve_call *c);
/* False when nobody reads. */
MUST_CHECK bool serve_answer(struct serve_call *c, const struct site_rules *rules);
/* Writes an answer of the call's type, or the error; false when nobody reads. */
MUST_CHECK bool serve_write(enum call call, void *answer, struct error *e);
void serve_call_fini(struct serve_call *c);
