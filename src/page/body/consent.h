/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices about cookies, and those in place of content that awaits the reader's consent. Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* `lower` is a line as fold_add() gives it. */
bool consent_is_notice(struct str lower);
