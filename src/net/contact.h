/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reachability: distinguishes a host or network that is down from a fault of a single address. */
#pragma once

#include <curl/curl.h>

#include "net/net.h"

struct transfer;

/* Classifies a hop that ended with `code`; call it before the handle is reset. */
enum net_contact contact_of(const struct transfer *x, CURLcode code, bool (*has_route)(void));

/* True when this machine has a default route. Sends nothing. */
bool contact_has_route(void);
