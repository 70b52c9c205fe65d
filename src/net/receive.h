/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What arrives for a transfer: header fields and body, within its bounds. */
#ifndef GANDER_NET_RECEIVE_H
#define GANDER_NET_RECEIVE_H

#include "net/transfer.h"

/* Forgets what an earlier hop's answer said. */
void receive_reset(struct transfer *x);

/* CURLOPT_HEADERFUNCTION and CURLOPT_WRITEFUNCTION; `context` is the transfer. */
size_t receive_header(char *data, size_t size, size_t n, void *context);
size_t receive_body(char *data, size_t size, size_t n, void *context);

/* Whether an answer of that status is what was asked for: 2xx, or a redirect that names no address,
 * whose body stands for itself. */
bool receive_is_answer(const struct transfer *x, long status);

/* Hands the answer's header to the sink. */
MUST_CHECK bool receive_begin_sink(struct transfer *x, long status);

#endif
