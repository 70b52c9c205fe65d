/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Guard at the socket, against names that resolve to private addresses, now or later (DNS
 * rebinding). Not effective through a proxy, which resolves names itself.
 */
#pragma once

#include "net/transfer.h"

/* Installs the callbacks on a handle prepared for the transfer. */
void peer_watch(struct transfer *x, CURL *easy);
