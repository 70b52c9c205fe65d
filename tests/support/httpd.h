/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scripted HTTP server on the loopback, for tests: serves directories and prepared replies, sound
 * ones and broken ones, and keeps a record of every request. One thread per connection; all calls
 * may come from any thread of the test.
 */
#ifndef GANDER_TESTS_SUPPORT_HTTPD_H
#define GANDER_TESTS_SUPPORT_HTTPD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum httpd_fault {
    HTTPD_FINE,
    HTTPD_CUT_OFF, /* the connection closes after half of the body */
    HTTPD_STALL,   /* half of the body, then nothing until httpd_release */
    HTTPD_HOLD,    /* nothing at all until httpd_release, then the reply */
    HTTPD_CLOSE,   /* the connection closes without an answer */
    HTTPD_RAW,     /* `body` is the whole answer, status line and all; then it closes */
    HTTPD_ENDLESS, /* `body` again and again for ever */
};

struct httpd_reply {
    int status;          /* 0: 200 */
    const char *headers; /* lines "Name: value"; with an ETag or Last-Modified, and status 200,
                          * the request's matching validator is answered with 304 */
    const char *body;
    size_t body_n; /* 0: strlen(body) */
    bool gzip;     /* the body is sent packed */
    bool ranges;   /* "Range: bytes=N-" is answered with 206, unless If-Range says otherwise */
    int delay_ms;  /* before the answer */
    enum httpd_fault fault;
    int times; /* after so many uses the path's next reply follows; 0: for ever */
};

struct httpd_request {
    char *method, *target; /* target: path with query */
    char *headers;         /* lines "Name: value" as they came */
    int status;            /* of what was answered; 0 for a broken one */
    int64_t at_ms;         /* monotonic */
    unsigned generation;   /* releases before it */
};

struct httpd;

/* On a free port of 127.0.0.1. Ends the program with a message when it cannot. */
struct httpd *httpd_start(void);
/* The same over TLS, with a certificate (TLS_CERTIFICATE) that nobody trusts unless told, for
 * 127.0.0.1 and news.example. NULL when libmicrohttpd was built without TLS. */
struct httpd *httpd_start_tls(void);
#define TLS_CERTIFICATE TLS_DIR "/certificate.pem"
void httpd_stop(struct httpd *h);
int httpd_port(const struct httpd *h);
/* "http://127.0.0.1:PORT" (or https) + target; valid until httpd_stop. */
const char *httpd_url(struct httpd *h, const char *target);

/* Leaves the port, so that connections are refused, and comes back to it. Nothing may be held. */
void httpd_pause(struct httpd *h);
void httpd_resume(struct httpd *h);

/* Serves the files below `directory` (with index.html, ETag and Last-Modified) for whatever has no
 * reply of its own. */
void httpd_serve(struct httpd *h, const char *directory);
/* Serves data/sample of the source tree. */
void httpd_serve_sample(struct httpd *h);
/* Appends a reply for a target (exact; without a query it answers for any query). Copies it. */
void httpd_reply(struct httpd *h, const char *target, const struct httpd_reply *reply);
/* Forgets a target's replies. */
void httpd_forget(struct httpd *h, const char *target);
/* Replies from a script: a JSON array of objects with "target" and the fields of httpd_reply
 * ("headers" an object, "fault" as in "cut-off", "file" instead of "body"). False with a message
 * on standard error. */
bool httpd_script(struct httpd *h, const char *path);
/* Lets everything go on that is held or stalls. */
void httpd_release(struct httpd *h);
/* One line of JSON per request is written there, as it is answered. */
void httpd_log(struct httpd *h, FILE *file);

/* The number of requests so far for a target (NULL: all). */
size_t httpd_count(struct httpd *h, const char *target);
/* Waits until there were that many; false after 20 seconds. */
bool httpd_wait_count(struct httpd *h, const char *target, size_t count);
/* The i-th request for a target (NULL: any); NULL when there were fewer. Valid until
 * httpd_clear. */
const struct httpd_request *httpd_request(struct httpd *h, const char *target, size_t i);
/* The value of a request's header to free(), NULL when it has none. Name in any case. */
char *httpd_header(const struct httpd_request *r, const char *name);
/* Forgets all requests. */
void httpd_clear(struct httpd *h);

#endif
