/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a request reached its host: the difference between a host or network that is down and an
 * address that has a problem of its own. */
#ifndef GANDER_NET_CONTACT_H
#define GANDER_NET_CONTACT_H

#include <curl/curl.h>

#include "net/net.h"

struct transfer;

/* Of a hop that ended with `code`; before its handle is reset. */
enum net_contact contact_of(const struct transfer *x, CURLcode code, bool (*has_route)(void));

/* Whether this machine has a way out to other networks: a default route. Sends nothing. */
bool contact_has_route(void);

#endif
