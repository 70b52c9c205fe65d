/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses and names are of this machine or a private network. */
#ifndef GANDER_TEXT_PRIVATE_H
#define GANDER_TEXT_PRIVATE_H

#include <stdbool.h>

#include "base/str.h"

/* Addresses of 4 and 16 bytes in network order; the latter also by the IPv4 address that they
 * embed. */
bool private_ipv4_address(const unsigned char *address);
bool private_ipv6_address(const unsigned char *address);

/* A host as it stands in an address: a number in the usual notation (IPv6 with or without brackets
 * and zone) or a name. net/guard.h judges whole addresses. */
bool private_host(struct str host);

#endif
