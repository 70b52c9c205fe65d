/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A request in progress. Redirects are followed here, not by libcurl, so that each hop obeys its
 * host's limits and the guard, and secrets stay with the first host.
 */
#pragma once

#include <curl/curl.h>
#include <stdbool.h>

#include "base/clock.h"
#include "base/mem.h"
#include "net/chain.h"
#include "net/host-queue.h"
#include "net/net.h"

struct transfer {
    struct transfer *next; /* in its host's queue or the list of finished ones */
    struct transfer *previous_active, *next_active;
    struct arena arena; /* owns the strings */
    int priority;
    struct host *host;  /* of this hop */
    const char *url;    /* of this hop */
    const char *origin; /* key of the first hop's host, the scope of secrets */
    struct net_request request;
    size_t max_bytes;
    int timeout_ms;
    int redirects;
    bool only_permanent; /* all redirects so far were 301, 308 or immediate refreshes */
    struct chain chain;
    enum net_reach reach; /* of this hop */
    bool lenient;         /* second try that ignores encoding and length in the header */
    /* while active */
    CURL *easy;
    struct curl_slist *headers;
    size_t *room;      /* bytes that all bodies together may still grow by … */
    bool may_overdraw; /* … except this one */
    bool paused;       /* until there is room */
    int64_t waited_ms; /* not its host's fault, so no part of the timeout */
    const struct clock *clock;
    bool stands_in;                /* the test server answers for a public host */
    const char *proxy;             /* "" for none */
    bool peer_is_private, refused; /* socket's peer; `refused` by the guard because of that */
    bool too_large, header_too_large, wall;
    size_t header_bytes;
    curl_off_t got;           /* bytes of the body at the last progress */
    int64_t rest_ms;          /* monotonic, of their arrival; -1: looked at since */
    char *location, *refresh; /* header fields; NULL when absent */
    bool sink_begun;          /* in this hop */
    uint64_t sunk;            /* bytes passed to the sink */
    struct error sink_error;
    char text[CURL_ERROR_SIZE];
    struct net_response *response;
};

/* Copies the request. */
struct transfer *transfer_new(const struct net_request *request);
/* Frees neither `response` nor the handle. */
void transfer_free(struct transfer *x);

/* Sets up `easy` for this hop; the caller adds it to the multi handle. */
void transfer_prepare(struct transfer *x, CURL *easy, const struct net_options *options);

/* Ends a hop with libcurl's `code`. True when another one to x->url follows: a redirect, or a
 * lenient second try. Otherwise x->response is complete. */
bool transfer_hop_done(struct transfer *x, CURLcode code, int max_redirects);

/* Has a whole document end where it rests, as of a server that neither tells its length nor closes
 * the connection. After transfer_prepare(). */
void transfer_watch_rest(struct transfer *x);

/* Checks x->url with the guard; on false the transfer has failed. */
MUST_CHECK bool transfer_is_allowed(struct transfer *x);

/* Completes the response with an error. */
void transfer_fail(struct transfer *x, enum error_code code, const char *format, ...)
    PRINTF_LIKE(3, 4);
