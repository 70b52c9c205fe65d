/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a response that brings nothing is called: one short sentence that names the host. Pure. */
#ifndef GANDER_ENGINE_REFRESH_ANSWER_H
#define GANDER_ENGINE_REFRESH_ANSWER_H

#include <stdbool.h>

#include "base/error.h"
#include "net/net.h"

/* True for an answer with content (2xx), and for 304 when a validator was sent. */
bool answer_is_usable(const struct net_response *r, bool conditional, struct error *e);

/* Whether trying again later may well help, without anybody changing anything. */
bool answer_may_recover(const struct net_response *r);

#endif
