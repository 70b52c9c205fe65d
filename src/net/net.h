/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One request in, one response out, many at a time, over libcurl's multi interface. Keeps the
 * manners that belong to a host (connections, gap, Retry-After) and the limits that belong to a
 * response (bytes after decompression, redirects, time); knows neither feeds nor database. All
 * calls are from one thread.
 */
#ifndef GANDER_NET_NET_H
#define GANDER_NET_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"

struct net_proxies {          /* as in curl's environment variables; NULL: none */
    const char *http, *https; /* for addresses of this scheme */
    const char *except;       /* hosts that are asked directly */
};

struct net_options {
    const struct clock *clock;
    const char *user_agent;   /* one honest name for every request */
    const char *file_root;    /* file: addresses below this directory may be read; NULL: none */
    int max_connections;      /* in all; 0: 32 */
    int max_host_connections; /* 0: 2; private hosts may have more */
    int host_gap_ms;        /* between two requests' starts to one public host; 0: 250; -1: none */
    size_t max_bytes;       /* of a body after decompression; 0: 15 MiB */
    int max_redirects;      /* 0: 10 */
    int connect_timeout_ms; /* 0: 15 s */
    int timeout_ms;         /* for the whole transfer; 0: 60 s */
    const char *ca_file;    /* PEM certificates to trust instead of the system's; NULL: those */
    struct net_proxies proxies;
    /* tests: "127.0.0.1:PORT" that stands in for every host and counts as public; but for one
     * whose name resolves as in "HOST:PORT:ADDRESS". NULL: none. */
    const char *connect_to, *resolve;
    bool (*has_route)(void); /* tests: whether there is a way out; NULL: as the system says */
};

/* How far a request came. */
enum net_contact {
    NET_UNKNOWN,  /* it was not sent */
    NET_REACHED,  /* the host answered, with whatever */
    NET_REFUSED,  /* its machine refused the connection */
    NET_SILENT,   /* no such host, or no connection in time */
    NET_NO_ROUTE, /* this machine is connected to no network */
    NET_CAPTIVE,  /* the network answered instead, and asks for a login; net itself never says so */
};

/* Where a request may lead, with all that it is redirected to (net/guard.h). A hop that a public
 * host answered leads to nothing private, whatever the first one may. */
enum net_reach {
    NET_PUBLIC,  /* hosts of the open network only */
    NET_NAMED,   /* the address itself may be private: the user named it */
    NET_PRIVATE, /* a source of a private network named it */
};

struct net_response;

/* Knowledge of documents that net itself has not. */
struct net_reader {
    /* Whether nothing of the document is missing, so that an answer that broke off is one. */
    bool (*is_whole)(struct str body);
    /* Where a page sends its visitors (meta refresh), as in the Refresh header field; false for
     * nowhere. `target`: an absolute address. */
    bool (*find_refresh)(const struct net_response *r, struct buf *target, int *delay_s);
};

/*
 * Takes a body of an answer with status 200-299 as it arrives, so that it need not fit into memory;
 * `begin` before its first byte (and for an empty body), when the response has all its fields but
 * `bytes`. False ends the request with *e. Called from net_wait; for a file from net_start, with
 * all of it in one piece.
 */
struct net_sink {
    bool (*begin)(void *context, const struct net_response *r, struct error *e);
    bool (*write)(void *context, struct str part, struct error *e);
    void *context;
};

struct net_request {
    const char *url;           /* http, https, or file below file_root */
    const char *accept;        /* the Accept header's value; NULL: anything */
    const char *etag;          /* sent back byte for byte as If-None-Match; NULL: none */
    const char *last_modified; /* likewise as If-Modified-Since */
    const char *user_agent;    /* instead of the general one; NULL: that */
    const char *proxy;         /* NULL: the general one */
    const char *cookie;        /* sent to this host only */
    const char *credentials;   /* "user:password", basic authentication, this host only */
    size_t max_bytes;          /* 0: the general limit */
    struct net_sink sink;      /* begin NULL: the body goes into the response. With a sink there
                                * is no limit in time but for an answer that stands still, and
                                * the body is not packed on its way */
    int64_t from;              /* with a sink: the first byte wanted (RFC 9110 section 14.2) … */
    const char *if_range;      /* … if this validator still holds, else all of it (13.1.5) */
    const struct net_reader *reader; /* NULL: the body is no document */
    enum net_reach reach;
    int priority;            /* higher first */
    bool ignore_retry_after; /* the user asked for just this */
    void *tag;               /* handed back with the response */
};

struct net_response {
    void *tag;
    struct error error;       /* ERROR_NONE when there is an answer, whatever its status */
    enum net_contact contact; /* with the host of the request, not of a redirect */
    char *requested;          /* the request's address */
    int status;               /* HTTP status; 200 for a file */
    struct buf body;          /* empty unless 200-299, or a redirect that names no address */
    char *url;                /* the address that answered, after redirects */
    char *target;             /* of the last redirect, followed or not; NULL for none */
    char *permanent_url;      /* where a chain of only 301/308 and immediate refreshes led; NULL
                               * when there was none */
    char *etag, *last_modified, *content_type;
    char *cache_control;       /* the header's value */
    char *content_disposition; /* likewise */
    char *link;                /* likewise, of all such fields, separated by commas */
    int64_t length;            /* of this body, as announced; -1 when it was not */
    int64_t from, total; /* status 206: the first byte that comes, and how many there are in all
                          * (Content-Range, RFC 9110 section 14.4); -1 when not said */
    int64_t expires;     /* Expires as seconds since 1970; 0 when absent, -1 when invalid or past */
    int64_t retry_at;    /* from Retry-After, seconds since 1970; 0 when absent. With status 0: the
                          * request was not sent, its host wants to be left alone until then */
    int64_t bytes;       /* that came over the wire */
    bool is_private;     /* a host of this machine or a private network answered … */
    bool is_direct;      /* … as its socket's address shows: there was no proxy */
    bool bot_wall;       /* the answer is a challenge that keeps programs out */
};

struct net;

MUST_CHECK bool net_open(const struct net_options *options, struct net **out, struct error *e);
void net_close(struct net *n);

/* Takes a copy of the request and queues it. */
void net_start(struct net *n, const struct net_request *request);

/* Waits up to `timeout_ms` (-1: for ever) for a response, or until one of the descriptors can be
 * read: so that a thread waits in one place for everything. Without anything under way it sleeps.
 */
void net_wait(struct net *n, int timeout_ms, const int *fds, size_t n_fds);

/* Whether net_take has something. */
bool net_has_response(const struct net *n);
/* The next finished response, or NULL. Free with net_response_free. */
struct net_response *net_take(struct net *n);
void net_response_free(struct net_response *r);

/* Whether the host, or the whole network, could not be reached. */
static inline bool net_is_unreachable(const struct net_response *r)
{
    return r->contact > NET_REACHED;
}

/* Stops what is queued, under way or finished and not yet taken, and whose tag is `which` (NULL:
 * everything); each gives a response with ERROR_CANCELLED. What a sink has got as a whole stays. */
void net_cancel(struct net *n, bool (*which)(const void *context, const void *tag),
                const void *context);

/* Until when a host asked to be left alone (seconds since 1970), 0 when it did not; and to set it,
 * for what an earlier run remembered. */
int64_t net_host_retry_at(const struct net *n, const char *url);
void net_set_host_retry_at(struct net *n, const char *url, int64_t at);

#endif
