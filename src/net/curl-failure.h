/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translation of libcurl's result codes into errors with the host's name. Pure. */
#pragma once

#include <curl/curl.h>

#include "base/error.h"

struct failure {
    CURLcode code;
    const char *host;
    const char *proxy;  /* "" for none */
    long proxy_status;  /* of the answer to CONNECT; 0 for none */
    const char *text;   /* CURLOPT_ERRORBUFFER, may be empty */
    long os_errno;      /* of a failed connection */
    int seconds;        /* since the request began */
    long long received; /* bytes of the body so far */
};

void failure_describe(const struct failure *f, struct error *e);
/* ERROR_LIMIT with the limit in whole units. */
void failure_too_large(const char *host, size_t max_bytes, struct error *e);
