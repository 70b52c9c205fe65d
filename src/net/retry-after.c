/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/retry-after.h"

#include "net/header.h"
#include "net/host-queue.h"
#include "net/transfer.h"

enum {
    TOO_MANY_REQUESTS = 429,
    UNAVAILABLE = 503,
    DEFAULT_S = 600, /* after a 429 without the field */
};

int64_t retry_after_get(const struct host *h, int64_t now)
{
    int64_t left_s = h->retry_at - now;
    /* No answer can have named a later time: the clock was set back. */
    return left_s > 0 && left_s <= HEADER_MAX_RETRY_S ? h->retry_at : 0;
}

void retry_after_note(const struct transfer *x, int64_t now)
{
    const struct net_response *r = x->response;
    int64_t at = r->retry_at;
    if (r->status == TOO_MANY_REQUESTS && at == 0)
        at = now + DEFAULT_S;
    bool asks = r->status == TOO_MANY_REQUESTS || r->status == UNAVAILABLE;
    if (asks && !x->host->is_private && at > retry_after_get(x->host, now))
        x->host->retry_at = at;
}

bool retry_after_holds(struct transfer *x, int64_t now)
{
    int64_t at = retry_after_get(x->host, now);
    if (x->host->is_private || x->request.ignore_retry_after || !at)
        return false;
    int64_t minutes = (at - now + 59) / 60;
    transfer_fail(x, ERROR_REFUSED, "%s asked to wait another %lld min", x->host->name,
                  (long long)minutes);
    x->response->retry_at = at;
    return true;
}
