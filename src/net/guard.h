/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What keeps the open network from making gander ask this machine or a private network. Addresses
 * are judged as libcurl's own parser reads them, so that no spelling of a host slips through, and
 * sockets by the address that they are opened to.
 */
#ifndef GANDER_NET_GUARD_H
#define GANDER_NET_GUARD_H

#include <stdbool.h>
#include <sys/socket.h>

/* Whether the address (NULL: none) leads to this machine or a private network, as its host's name
 * or literal address shows. A name is not resolved. */
bool guard_is_private(const char *url);

/* The same of a socket's address. */
bool guard_is_private_socket(const struct sockaddr *address);

#endif
