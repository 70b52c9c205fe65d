/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice of proxy by the conventions of http_proxy, https_proxy and no_proxy. Pure. */
#pragma once

#include "base/str.h"
#include "net/net.h"

/* "" for none. `own` is the source's proxy or NULL; `host` is the address's, without port. */
const char *proxy_for(const struct net_proxies *p, const char *own, const char *url,
                      struct str host);
