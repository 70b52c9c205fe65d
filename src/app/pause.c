/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pause.h"

enum { EVENTS_MS = 80, KEY_MS = 50, MAX_MS = 400 };

int pause_left_ms(const struct pause *p, int64_t now_ms)
{
    return p->end_ms > now_ms ? (int)(p->end_ms - now_ms) : -1;
}

void pause_after_key(struct pause *p, int64_t now_ms)
{
    p->since_ms = now_ms >= p->end_ms ? now_ms : p->since_ms;
    int64_t end = now_ms + KEY_MS, limit = p->since_ms + MAX_MS;
    end = end < limit ? end : limit;
    p->end_ms = end > p->end_ms ? end : p->end_ms;
}

void pause_after_events(struct pause *p, int64_t now_ms)
{
    p->since_ms = now_ms;
    p->end_ms = now_ms + EVENTS_MS;
}
