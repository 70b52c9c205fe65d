/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that were undone or redone, in words. */
#pragma once

#include "base/buf.h"
#include "engine/engine.h"

/* Appends ", 3 articles marked", by a rule that was added. */
void change_add_marked(struct buf *b, int64_t n);

/* Appends a few words on the change of an event (DONE of undo, and its kin). */
void change_add_words(struct buf *b, const struct engine_event *e);
