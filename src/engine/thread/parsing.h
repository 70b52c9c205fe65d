/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls of the parser beside the loop: responses wait in order for a process that is free. A
 * document that takes long has its process for itself: for those behind it another one starts, up
 * to PARSERS. Engine thread.
 */
#pragma once

#include "engine/parse/calls.h"
#include "engine/thread/worker.h"

/* Gets the result, for the fetch whose response was asked about. The response stays the worker's,
 * but may be taken or asked about again; so does an answer, unless it is zeroed. */
typedef void parsed_fn(struct worker *w, struct fetch *f, struct net_response *r,
                       struct parsed *parsed);

/* Takes the response and asks the parser about its body. Exactly one of `then` and f->cancelled is
 * called later, as for a request. The question's strings belong to the response, or to what is
 * freed with `f`. */
void parsing_ask(struct worker *w, struct fetch *f, struct net_response *r, enum call call,
                 const union call_question *question, parsed_fn *then);

/* False while enough responses wait, so that memory is bounded: no further ones should be taken
 * from the network. */
bool parsing_has_room(const struct worker *w);

/* Response of the next result, NULL if there is none; parsing_finish() gives it to its owner. */
const struct net_response *parsing_ended(const struct worker *w);
void parsing_finish(struct worker *w);

/* Sends, receives, starts and ends processes. */
void parsing_step(struct worker *w);
/* True when a result will come. */
bool parsing_under_way(const struct worker *w);
/* Descriptors and timeout (-1: none) to wait for before the next step. */
size_t parsing_fds(const struct worker *w, struct pollfd fds[static PARSERS]);
int parsing_wait_ms(const struct worker *w);

/* Ends all calls with ERROR_CANCELLED, and their processes. */
void parsing_cancel(struct worker *w);
/* Ends processes without a call. */
void parsing_rest(struct worker *w);
void parsing_fini(struct worker *w);
