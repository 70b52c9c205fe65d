/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/answer-status.h"

#include "text/url/url.h"

/* NULL for a status without a phrase of its own. */
static const char *phrase(int status)
{
    switch (status) {
    case 300:
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return "a redirect without an address";
    case 304:
        return "“not modified” in answer to a first request";
    case 400:
        return "bad request";
    case 401:
        return "login missing or wrong (write user:password@ before the host)";
    case 403:
        return "forbidden";
    case 404:
        return "not found";
    case 406:
        return "not acceptable";
    case 407:
        return "the proxy wants a login";
    case 410:
        return "permanently removed";
    case 429:
        return "too many requests";
    case 451:
        return "unavailable for legal reasons";
    case 500:
        return "the server failed";
    case 502:
    case 504:
        return "a server behind it does not answer";
    case 503:
        return "out of service";
    default:
        return status >= 500 ? "the server failed" : NULL;
    }
}

bool answer_is_usable(const struct net_response *r, bool conditional, struct error *e)
{
    if (r->error.code != ERROR_NONE)
        return error_copy(e, &r->error);
    struct str host = url_host(r->url);
    host = host.p ? host : STR("the server");
    if (r->bot_wall) {
        return error_set(e, ERROR_REFUSED, r->status, "%.*s blocks automated access (HTTP %d)",
                         STR_ARG(host), r->status);
    }
    bool stands_for_itself = r->status >= 300 && r->status <= 399 && r->body.n > 0;
    if ((r->status >= 200 && r->status <= 299) || (r->status == 304 && conditional) ||
        stands_for_itself)
        return true;
    const char *why = phrase(r->status);
    enum error_code code = r->status == 410 ? ERROR_GONE : ERROR_HTTP;
    return why ? error_set(e, code, r->status, "%.*s answers HTTP %d: %s", STR_ARG(host), r->status,
                           why)
               : error_set(e, code, r->status, "%.*s answers HTTP %d", STR_ARG(host), r->status);
}

bool answer_may_recover(const struct net_response *r)
{
    switch (r->error.code) {
    case ERROR_OFFLINE:
    case ERROR_NETWORK:
    case ERROR_TIMEOUT:
    case ERROR_SYSTEM:
        return true;
    case ERROR_NONE:
        return r->status == 429 || r->status == 408 || (r->status >= 500 && !r->bot_wall);
    default:
        return r->retry_at != 0;
    }
}
