/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of bytes from outside in a process of its own, which has no rights (engine/parse/serve.h),
 * one document at a time. Nothing here waits: the caller polls its socket. The process starts with
 * the first document, and ends when it crashes, answers nonsense or takes too long: that is an
 * error of what it parsed, and the next document starts another. One thread.
 */
#pragma once

#include <poll.h>
#include <sys/types.h>

#include "base/error.h"
#include "engine/parse/call-header.h"
#include "engine/parse/wire.h"

struct clock;
struct parsed;
struct parser_call;
struct site_rules;

struct parser_options {
    const char *program;              /* gander itself; NULL: parses in this process */
    const char *rules_dir, *data_dir; /* rules for sites; NULL: none */
    const struct clock *clock;
    int seconds; /* for one document; 0: 20 */
};

/* Zeroed memory is a parser that does not run. */
struct parser {
    pid_t pid;                /* 0: not running */
    int fd;                   /* socket, valid if it runs */
    struct site_rules *rules; /* of this process */
    /* current call */
    struct parser_call *call; /* NULL: none */
    int64_t begun_ms;         /* monotonic */
    struct call_header header;
    struct wire question;
    struct iovec *parts; /* of header, question and body, still to be sent */
    size_t n_parts;
    struct arena arena; /* of the answer */
    char *answer;       /* NULL: its size is not known yet */
    uint64_t size;      /* of the answer, in bytes */
    size_t received;    /* bytes of the size, or of the answer */
};

/* Begins a call, which stays the caller's; its zone is applied to the answer, and parser_step()
 * gives the result. False if the process does not start. */
MUST_CHECK bool parser_begin(struct parser *p, const struct parser_options *o,
                             struct parser_call *call, struct error *e);
/* Sends and receives without waiting. True when the call has ended, with its result in *out. */
bool parser_step(struct parser *p, const struct parser_options *o, struct parsed *out);

/* Fills in what to poll() during a call; false for nothing. */
bool parser_poll_fd(const struct parser *p, struct pollfd *fd);
/* Milliseconds until the call runs out of time. */
int parser_wait_ms(const struct parser *p, const struct parser_options *o);

/* Ends the process, and the call without a result. */
void parser_stop(struct parser *p);
void parser_fini(struct parser *p);
