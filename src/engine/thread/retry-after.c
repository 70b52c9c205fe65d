/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/retry-after.h"

#include "store/tree/sources.h"
#include "text/url/url.h"

void retry_after_restore(struct worker *w)
{
    AUTO(arena) arena = {0};
    struct source_host *hosts;
    size_t n;
    if (source_load_hosts(w->store, worker_now(w), &arena, &hosts, &n, NULL))
        for (size_t i = 0; i < n; i++)
            net_set_host_retry_at(w->net, hosts[i].host, hosts[i].retry_at);
}

bool retry_after_store(struct worker *w, const struct net_response *r, struct error *e)
{
    int64_t at = w->net && r->url ? net_host_retry_at(w->net, r->url) : 0;
    if (at == 0)
        return true;
    AUTO(buf) origin = BUF_INIT;
    url_add_origin(&origin, str_from(r->url));
    return source_set_host(w->store, buf_c(&origin), at, e);
}
