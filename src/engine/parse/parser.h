/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of bytes from outside in a process of its own, which has no rights (engine/parse/serve.h).
 * It starts with the first call, and ends when it crashes, answers nonsense or takes too long: that
 * is an error of what it parsed, and the next call starts another. One thread.
 */
#pragma once

#include <sys/types.h>

#include "base/clock.h"
#include "engine/parse/calls.h"

struct parser {
    const char *program;              /* gander itself; NULL: parses in this process */
    const char *rules_dir, *data_dir; /* rules for sites; NULL: none */
    const struct clock *clock;
    int seconds; /* for one document; 0: 20 */
    pid_t pid;   /* 0: not running */
    int fd;      /* socket, valid if it runs */
    /* Called between two calls, for parser_send_ahead(); may be NULL. */
    void (*idle)(void *context);
    void *context;
    uint64_t sent, ahead; /* number of the last document sent ahead, of the one waiting; 0: none */
    struct site_rules *rules; /* of this process */
};

/* As content_parse(), with the zone applied. */
MUST_CHECK bool parser_content(struct parser *p, struct str bytes,
                               const struct content_options *options, struct content *out,
                               struct error *e);

/* Sends a document that parser_content() will ask for next, so that it is parsed meanwhile. Returns
 * a number for content_options.ahead, 0 if that is not possible. */
uint64_t parser_send_ahead(struct parser *p, struct str bytes,
                           const struct content_options *options);
/* As page_discover() and page_discover_section(). */
MUST_CHECK bool parser_discover(struct parser *p, struct str bytes,
                                const struct discovery_options *options, struct discovery *out,
                                struct error *e);
/* As opml_parse(), but without left_out, and with no commands, filters and queries. */
MUST_CHECK bool parser_opml(struct parser *p, struct str bytes, const char *url, struct opml *out,
                            struct error *e);
/* As comments_parse(). */
MUST_CHECK bool parser_comments(struct parser *p, struct str bytes,
                                const struct comments_options *options, struct comments *out,
                                struct error *e);

/* Ends the process. */
void parser_stop(struct parser *p);
void parser_fini(struct parser *p);
