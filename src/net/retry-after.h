/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retry-After of hosts: kept from their answers, and obeyed by later requests. `now` is seconds
 * since 1970. Private hosts ask for nothing. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct host;
struct transfer;

/* Time before which the host accepts no request; 0 for none. */
int64_t retry_after_get(const struct host *h, int64_t now);
/* Keeps the time that the answer asks for. */
void retry_after_note(const struct transfer *x, int64_t now);
/* True, with the request failed, when its host has to be left alone yet. */
bool retry_after_holds(struct transfer *x, int64_t now);
