/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The guard at the socket: no name that resolves to a private address, now or later, leads there.
 * Through a proxy the socket is the proxy's, and it is the proxy that resolves.
 */
#ifndef GANDER_NET_PEER_H
#define GANDER_NET_PEER_H

#include "net/transfer.h"

/* Sets the callbacks of a handle that is prepared for the transfer. */
void peer_watch(struct transfer *x, CURL *easy);

#endif
