/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reception of a transfer's header fields and body, and their limits of size. */
#pragma once

#include "net/transfer.h"

/* Frees the values of header fields. */
void receive_free_fields(struct net_response *r);
/* Clears the state of an earlier hop. */
void receive_reset(struct transfer *x);

/* CURLOPT_HEADERFUNCTION and CURLOPT_WRITEFUNCTION; `context` is the transfer. */
size_t receive_header(char *data, size_t size, size_t n, void *context);
size_t receive_body(char *data, size_t size, size_t n, void *context);

/* True for 2xx, and for a redirect without address, whose body counts as the answer. */
bool receive_is_answer(const struct transfer *x, long status);

/* Calls the sink's begin() with the header fields of the answer. */
MUST_CHECK bool receive_begin_sink(struct transfer *x, long status);
