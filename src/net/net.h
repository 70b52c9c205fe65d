/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Concurrent requests over libcurl's multi interface: each request gives one response. Enforces
 * limits per host (connections, gap, Retry-After) and per response (bytes after decompression,
 * redirects, time). Knows neither feeds nor database. All calls from one thread.
 */
#pragma once

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"

struct net_proxies {          /* syntax of curl's environment variables; NULL: none */
    const char *http, *https; /* by scheme of the address */
    const char *except;       /* hosts reached directly (no_proxy) */
};

struct net_options {
    const struct clock *clock;
    const char *user_agent;
    const char *file_root;    /* file: addresses are limited to this directory; NULL: none */
    int max_connections;      /* in total; 0: 32 */
    int max_host_connections; /* 0: 2; more for private hosts */
    int host_gap_ms;   /* between the starts of requests to one public host; 0: 250; -1: none */
    size_t max_bytes;  /* of a body after decompression; 0: 15 MiB */
    int max_redirects; /* 0: 10 */
    int connect_timeout_ms; /* 0: 15 s */
    int timeout_ms;         /* of a whole transfer; 0: 60 s */
    const char *ca_file;    /* trusted PEM certificates; NULL: the system's */
    struct net_proxies proxies;
    /* For tests. connect_to: "127.0.0.1:PORT" in place of all hosts, counting as public, except for
     * the host of `resolve`, "HOST:PORT:ADDRESS". NULL: none. */
    const char *connect_to, *resolve;
    bool (*has_route)(void); /* for tests; NULL: contact_has_route() */
};

/* Reachability of a request's host. */
enum net_contact {
    NET_UNKNOWN,  /* not sent */
    NET_REACHED,  /* the host answered, with any status */
    NET_REFUSED,  /* connection refused */
    NET_SILENT,   /* no such host, or no connection in time */
    NET_NO_ROUTE, /* this machine has no network */
    NET_CAPTIVE,  /* captive portal: a login page answered instead; never set by net itself */
};

/* Permission to reach private hosts (net/guard.h), for a request and its redirects. A public host
 * never redirects to a private one, whatever the first hop may reach. */
enum net_reach {
    NET_PUBLIC,  /* public hosts only */
    NET_NAMED,   /* named by the user: the address itself may be private */
    NET_PRIVATE, /* named by a source of a private network */
};

struct net_response;

/* Knowledge of documents, which net itself lacks. */
struct net_reader {
    /* True for a complete document: then a dropped connection is no error. */
    bool (*is_whole)(struct str body);
    /* Meta refresh of a page, with an absolute `target`; false for none. */
    bool (*find_refresh)(const struct net_response *r, struct buf *target, int *delay_s);
};

/*
 * Streaming receiver of the body of a 200-299 answer, which need not fit into memory. `begin` comes
 * before the first byte, also of an empty body, when all fields of the response but `bytes` are
 * set. False ends the request with *e. Called from net_wait(); for a file from net_start(), with
 * the whole content at once.
 */
struct net_sink {
    bool (*begin)(void *context, const struct net_response *r, struct error *e);
    bool (*write)(void *context, struct str part, struct error *e);
    void *context;
};

struct net_request {
    const char *url;           /* http, https, or file below file_root */
    const char *accept;        /* Accept; NULL: anything */
    const char *etag;          /* If-None-Match, byte for byte; NULL: none */
    const char *last_modified; /* If-Modified-Since, byte for byte; NULL: none */
    const char *user_agent;    /* NULL: as in the options */
    const char *proxy;         /* NULL: as in the options */
    const char *cookie;        /* for this host only */
    const char *credentials;   /* "user:password" for basic authentication, this host only */
    const char *authorization; /* value of the Authorization field, this host only; NULL: none */
    const char *form;          /* body of a POST request, application/x-www-form-urlencoded, whose
                                * redirect is an answer of status 3xx; NULL: GET */
    size_t max_bytes;          /* 0: as in the options */
    struct net_sink sink;      /* begin NULL: the body goes into the response. With a sink only a
                                * stalled answer times out, and no compression is accepted */
    int64_t from;              /* with a sink: first byte wanted (RFC 9110 section 14.2) … */
    const char *if_range;      /* … if this validator still matches, else the whole (13.1.5) */
    const struct net_reader *reader; /* NULL: the body is no document */
    enum net_reach reach;
    int priority;            /* higher first */
    bool ignore_retry_after; /* explicit request of the user */
    void *tag;               /* returned in the response */
};

struct net_response {
    void *tag;
    struct error error;       /* ERROR_NONE for an answer of any status */
    enum net_contact contact; /* of the request's host, not a redirect's */
    char *requested;          /* the request's address */
    int status;               /* HTTP status; 200 for a file */
    struct buf body;          /* empty unless 200-299, or a redirect without address */
    char *url;                /* address that answered, after redirects */
    char *target;             /* of the last redirect, followed or not; NULL for none */
    char *permanent_url;      /* end of a chain of only 301, 308 and immediate refreshes; NULL for
                               * none */
    char *etag, *last_modified, *content_type; /* header fields, NULL when absent */
    char *cache_control, *content_disposition;
    char *link;          /* all Link fields, separated by commas */
    int64_t length;      /* Content-Length; -1 when absent */
    int64_t from, total; /* status 206: first byte of the body, and length of the whole
                          * (Content-Range, RFC 9110 section 14.4); -1 when unknown */
    int64_t expires;     /* Expires, seconds since 1970; 0 when absent, -1 when invalid or past */
    int64_t retry_at;    /* Retry-After, seconds since 1970; 0 when absent. With status 0 the
                          * request was not sent, because its host must wait until then */
    int64_t bytes;       /* received over the wire */
    bool is_private;     /* a private host answered (net/guard.h) … */
    bool is_direct;      /* … judged by the socket's address: no proxy in between */
    bool bot_wall;       /* the answer is a challenge (net/bot-wall.h) */
};

struct net;

/* Borrows `clock`, `ca_file` and `proxies` of the options until net_close(). */
MUST_CHECK bool net_open(const struct net_options *options, struct net **out, struct error *e);
void net_close(struct net *n);

/* Returns the code of libcurl and of the libraries that it needs to the system, which maps it again
 * when it is used: three quarters of what they take. From any thread. */
void net_release_memory(void);

/* Queues a copy of the request. */
void net_start(struct net *n, const struct net_request *request);

/* Runs transfers and waits up to `timeout_ms` (-1: for ever) for a response or an event of `fds`,
 * so that a thread has a single place to wait. */
void net_wait(struct net *n, int timeout_ms, const struct pollfd *fds, size_t n_fds);

/* True when net_take() has a response. */
bool net_has_response(const struct net *n);
/* The next finished response, for net_response_free(), or NULL. */
struct net_response *net_take(struct net *n);
void net_response_free(struct net_response *r);
/* Hands the content over to a new response, and leaves an empty one. */
struct net_response *net_response_take(struct net_response *r);

/* Tag, of those that satisfy `which`, whose request has been under way longest once none waits to
 * be sent; else NULL. */
const void *net_last(const struct net *n, bool (*which)(const void *tag));

/* True when the host or the whole network could not be reached. */
static inline bool net_is_unreachable(const struct net_response *r)
{
    return r->contact > NET_REACHED;
}

/* Cancels requests, queued, active or finished but not taken, whose tag satisfies `which` (NULL:
 * all). Each gives a response with ERROR_CANCELLED, unless its sink has received all of it. */
void net_cancel(struct net *n, bool (*which)(const void *context, const void *tag),
                const void *context);

/* Retry-After of a host, seconds since 1970, 0 for none; settable, to restore an earlier run's. */
int64_t net_host_retry_at(const struct net *n, const char *url);
void net_set_host_retry_at(struct net *n, const char *url, int64_t at);
