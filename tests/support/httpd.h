/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scripted HTTP server on the loopback: serves directories and prepared replies, valid and broken,
 * and records every request. One thread per connection; calls are allowed from any thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum httpd_fault {
    HTTPD_FINE,
    HTTPD_CUT_OFF, /* the connection closes after half of the body */
    HTTPD_STALL,   /* half of the body, then nothing until httpd_release */
    HTTPD_PAUSE,   /* half of the body, and the rest after httpd_release */
    HTTPD_HOLD,    /* nothing until httpd_release, then the reply */
    HTTPD_CLOSE,   /* the connection closes without an answer */
    HTTPD_RAW,     /* `body` is the complete response, with status line; then it closes */
    HTTPD_ENDLESS, /* `body` repeated forever */
};

struct httpd_reply {
    int status;          /* 0: 200 */
    const char *headers; /* lines "Name: value"; with an ETag or Last-Modified, and status 200,
                          * the request's matching validator is answered with 304 */
    const char *body;
    size_t body_n; /* 0: strlen(body) */
    bool gzip;     /* compresses the body */
    bool ranges;   /* "Range: bytes=N-" is answered with 206, unless If-Range says otherwise */
    int delay_ms;  /* before the response */
    enum httpd_fault fault;
    int times; /* number of uses, then the path's next reply follows; 0: no limit */
};

struct httpd_request {
    char *method, *target; /* target: path with query */
    char *headers;         /* lines "Name: value" as they came */
    int status;            /* of the response; 0 for a broken one */
    int64_t at_ms;         /* monotonic */
    unsigned generation;   /* number of releases before it */
};

struct httpd;

/* Starts on a free port of 127.0.0.1. On failure ends the program with a message. */
struct httpd *httpd_start(void);
/* Likewise over TLS, with an untrusted certificate (TLS_CERTIFICATE) for 127.0.0.1 and
 * news.example. NULL if libmicrohttpd was built without TLS. */
struct httpd *httpd_start_tls(void);
#define TLS_CERTIFICATE TLS_DIR "/certificate.pem"
void httpd_stop(struct httpd *h);
int httpd_port(const struct httpd *h);
/* "http://127.0.0.1:PORT" (or https) + target; valid until httpd_stop. */
const char *httpd_url(struct httpd *h, const char *target);

/* Closes the port, so that connections are refused, and reopens it. No request may be held. */
void httpd_pause(struct httpd *h);
void httpd_resume(struct httpd *h);

/* Serves the files below `directory` (with index.html, ETag and Last-Modified) for targets without
 * a reply. */
void httpd_serve(struct httpd *h, const char *directory);
/* Serves data/sample of the source tree. */
void httpd_serve_sample(struct httpd *h);
/* Appends a copy of a reply for a target (exact; one without query matches any query). */
void httpd_reply(struct httpd *h, const char *target, const struct httpd_reply *reply);
#define REPLY(server, target, ...) httpd_reply(server, target, &(struct httpd_reply){__VA_ARGS__})
/* Removes a target's replies. */
void httpd_forget(struct httpd *h, const char *target);
/* Adds replies from a script: a JSON array of objects with "target" and the fields of httpd_reply
 * ("headers" an object, "fault" as in "cut-off", "file" instead of "body"). False with a message on
 * standard error. */
bool httpd_script(struct httpd *h, const char *path);
/* Releases held and stalled replies. */
void httpd_release(struct httpd *h);
/* Logs a line of JSON per request, once answered. */
void httpd_log(struct httpd *h, FILE *file);

/* Number of requests so far for a target (NULL: all). */
size_t httpd_count(struct httpd *h, const char *target);
/* Waits for `count` requests; false after 20 seconds. */
bool httpd_wait_count(struct httpd *h, const char *target, size_t count);
/* The i-th request for a target (NULL: any), or NULL. Valid until httpd_clear(). */
const struct httpd_request *httpd_request(struct httpd *h, const char *target, size_t i);
/* Value of a request's header field (name in any case), to free(); NULL: absent. */
char *httpd_header(const struct httpd_request *r, const char *name);
/* Clears the record of requests. */
void httpd_clear(struct httpd *h);
