/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proxy of a request, by the conventions of the variables http_proxy, https_proxy, no_proxy. */
#ifndef GANDER_NET_PROXY_H
#define GANDER_NET_PROXY_H

#include "base/str.h"
#include "net/net.h"

/* `own`: the source's, NULL for none; `host`: of the address, without port. "" for no proxy. */
const char *proxy_for(const struct net_proxies *p, const char *own, const char *url,
                      struct str host);

#endif
