/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libcurl's result codes in gander's errors: sentences that name the host. */
#ifndef GANDER_NET_FAILURE_H
#define GANDER_NET_FAILURE_H

#include <curl/curl.h>

#include "base/error.h"

struct failure {
    CURLcode code;
    const char *host;
    const char *proxy;  /* "" for none */
    long proxy_status;  /* of its answer to CONNECT, 0 when there was none */
    const char *text;   /* libcurl's own words, may be empty */
    long os_errno;      /* of a connection that failed */
    int seconds;        /* since the request began */
    long long received; /* bytes of body so far */
};

void failure_describe(const struct failure *f, struct error *e);
/* "HOST's answer is too large" with the limit in whole units. */
void failure_too_large(const char *host, size_t max_bytes, struct error *e);

#endif
