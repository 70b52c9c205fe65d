/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pauses before engine events are handled: between batches, which arrive by the hundred during a
 * refresh, and after keys, so that what a key changes elsewhere is painted once the user pauses,
 * but within a limit. Times are monotonic milliseconds. Pure.
 */
#pragma once

#include <stdint.h>

struct pause {
    int64_t end_ms, since_ms; /* its end, and the first key that prolonged it */
};

/* Rest of the pause; -1 when events may be handled. */
int pause_left_ms(const struct pause *p, int64_t now_ms);
void pause_after_key(struct pause *p, int64_t now_ms);
void pause_after_events(struct pause *p, int64_t now_ms);
