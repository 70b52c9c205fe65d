/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judgement of HTTP responses: a short error sentence, naming the host, for unusable ones. Pure. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "net/net.h"

/* True for an answer with content (2xx), and for 304 when a validator was sent. */
bool answer_is_usable(const struct net_response *r, bool conditional, struct error *e);

/* True if a later retry may succeed without anyone's action. */
bool answer_may_recover(const struct net_response *r);
