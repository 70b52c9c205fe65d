/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translation of failure messages. Lower layers report in English (`struct error`), and the
 * database stores that form, possibly from an earlier version. Messages are recognized by their
 * formats (reasons.def), which are also the msgids.
 */
#pragma once

#include "base/buf.h"

/* Appends `detail` in the language of LC_MESSAGES; unchanged when unknown or untranslated. Does not
 * sanitize quoted text. */
void reason_add(struct buf *b, const char *detail);
/* True for a message that names the HTTP status; false for NULL. */
bool reason_has_status(const char *detail);
