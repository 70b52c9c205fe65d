/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/failure.h"

#include <errno.h>
#include <string.h>

/* libcurl's sentence without what ours says already. */
static const char *certificate_reason(const char *text)
{
    static const char *const prefixes[] = {"SSL certificate problem: ", "SSL: "};
    for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
        size_t n = strlen(prefixes[i]);
        if (strncmp(text, prefixes[i], n) == 0) {
            return text + n;
        }
    }
    return *text ? text : "it could not be verified";
}

static void describe_connect(const struct failure *f, struct error *e)
{
    int number = (int)f->code;
    if (f->os_errno == ECONNREFUSED) {
        error_set(e, ERROR_NETWORK, number, "connection refused by %s", f->host);
    } else if (f->os_errno) {
        error_set(e, ERROR_NETWORK, number, "cannot connect to %s: %s", f->host,
                  strerror((int)f->os_errno));
    } else {
        error_set(e, ERROR_NETWORK, number, "cannot connect to %s", f->host);
    }
}

void failure_describe(const struct failure *f, struct error *e)
{
    int number = (int)f->code;
    switch (f->code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        error_set(e, ERROR_NETWORK, number, "no such host: %s", f->host);
        break;
    case CURLE_COULDNT_RESOLVE_PROXY:
        error_set(e, ERROR_NETWORK, number, "no such host: the proxy for %s", f->host);
        break;
    case CURLE_COULDNT_CONNECT:
        describe_connect(f, e);
        break;
    case CURLE_OPERATION_TIMEDOUT:
        if (f->received > 0) {
            error_set(e, ERROR_TIMEOUT, number, "%s stopped in the middle of its answer", f->host);
        } else {
            error_set(e, ERROR_TIMEOUT, number, "no answer from %s in %d seconds", f->host,
                      (f->timeout_ms + 999) / 1000);
        }
        break;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
        error_set(e, ERROR_TLS, number, "the certificate of %s is not valid: %s", f->host,
                  certificate_reason(f->text));
        break;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
        error_set(e, ERROR_TLS, number, "no secure connection with %s: %s", f->host,
                  certificate_reason(f->text));
        break;
    case CURLE_GOT_NOTHING:
        error_set(e, ERROR_NETWORK, number, "%s closed the connection without an answer", f->host);
        break;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2_STREAM:
        error_set(e, ERROR_NETWORK, number, "%s broke off in the middle of its answer", f->host);
        break;
    case CURLE_BAD_CONTENT_ENCODING:
        error_set(e, ERROR_INVALID, number, "the answer of %s cannot be unpacked", f->host);
        break;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        error_set(e, ERROR_INVALID, number, "%s does not answer in HTTP", f->host);
        break;
    case CURLE_URL_MALFORMAT:
        error_set(e, ERROR_INVALID, number, "not a web address: %s", f->host);
        break;
    default:
        error_set(e, ERROR_NETWORK, number, "%s: %s", f->host,
                  *f->text ? f->text : curl_easy_strerror(f->code));
    }
}

void failure_too_large(const char *host, size_t max_bytes, struct error *e)
{
    static const char *const units[] = {"bytes", "KiB", "MiB"};
    size_t unit = 0;
    while (unit + 1 < ARRAY_SIZE(units) && max_bytes % 1024 == 0 && max_bytes >= 1024) {
        max_bytes /= 1024;
        unit++;
    }
    error_set(e, ERROR_LIMIT, 0, "the answer of %s is larger than %zu %s", host, max_bytes,
              units[unit]);
}
