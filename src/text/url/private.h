/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognition of addresses and names of this machine or a private network. Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* Addresses of 4 and 16 bytes in network byte order. IPv6 is also judged by an embedded IPv4
 * address. */
bool private_ipv4_address(const unsigned char *address);
bool private_ipv6_address(const unsigned char *address);

/* Host of an address: a name or a number in standard notation (IPv6 with or without brackets and
 * zone). For whole addresses use net/guard.h. */
bool private_host(struct str host);
