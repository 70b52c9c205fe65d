/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One request on its way: a libcurl handle for each hop of a redirect chain, which is followed by
 * hand, so that every hop keeps its host's manners and secrets stay with the host they are for.
 */
#ifndef GANDER_NET_TRANSFER_H
#define GANDER_NET_TRANSFER_H

#include <curl/curl.h>
#include <stdbool.h>

#include "base/clock.h"
#include "base/mem.h"
#include "net/chain.h"
#include "net/host.h"
#include "net/net.h"

struct transfer {
    struct transfer *next; /* in its host's queue, or among the finished */
    struct transfer *previous_active, *next_active;
    struct arena arena; /* owns the strings */
    int priority;
    struct host *host;  /* of this hop */
    const char *url;    /* of this hop */
    const char *origin; /* key of the first hop's host: what secrets are for */
    struct net_request request;
    size_t max_bytes;
    int timeout_ms;
    int redirects;
    bool only_permanent; /* all redirects so far were 301, 308 or immediate refreshes */
    struct chain chain;
    enum net_reach reach; /* of this hop */
    bool lenient;         /* the body is taken as it comes, whatever its header says of it */
    /* while under way */
    CURL *easy;
    struct curl_slist *headers;
    const struct clock *clock;
    bool stands_in;                /* the test's server answers for a public host */
    const char *proxy;             /* "" for none */
    bool peer_is_private, refused; /* of the socket; `refused` because of that */
    bool too_large, header_too_large, wall;
    size_t header_bytes;
    char *location, *refresh; /* values of these fields; NULL when absent */
    bool sink_begun;          /* of this hop */
    uint64_t sunk;            /* bytes given to the sink */
    struct error sink_error;  /* why it took no more */
    char text[CURL_ERROR_SIZE];
    struct net_response *response;
};

/* Copies the request. */
struct transfer *transfer_new(const struct net_request *request);
/* Not `response`, nor the handle. */
void transfer_free(struct transfer *x);

/* Sets up `easy` for this hop; the caller adds it to the multi handle. */
void transfer_prepare(struct transfer *x, CURL *easy, const struct net_options *options);

/* The hop has ended with `code`. True when another one follows, to x->url: a redirect, or the same
 * once more and lenient. Otherwise x->response is complete. */
bool transfer_hop_done(struct transfer *x, CURLcode code, int max_redirects);

/* Whether the guard lets it ask for x->url; else it has failed. */
MUST_CHECK bool transfer_is_allowed(struct transfer *x);

/* Ends it without an answer. */
void transfer_fail(struct transfer *x, enum error_code code, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
