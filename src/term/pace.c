/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/pace.h"

/* A line of 2,400 baud takes ten seconds for a screen. */
enum { LARGE_FRAME = 160, BEHIND_MS = 30000, QUICK_MS = 250 };

bool pace_asks(size_t bytes)
{
    return bytes >= LARGE_FRAME;
}

void pace_ask(struct pace *p, size_t bytes, int64_t now_ms)
{
    p->behind = true;
    p->sent_ms = now_ms;
    p->sent = bytes;
}

void pace_answer(struct pace *p, int64_t now_ms)
{
    if (!p->behind)
        return;
    p->behind = false;
    p->took = p->sent;
    p->took_ms = now_ms > p->sent_ms ? now_ms - p->sent_ms : 1;
}

int pace_behind_ms(const struct pace *p, int64_t now_ms)
{
    int64_t left = p->sent_ms + BEHIND_MS - now_ms;
    return p->behind && left > 0 ? (int)left : 0;
}

size_t pace_quick_bytes(const struct pace *p)
{
    return p->took_ms > 0 ? p->took * QUICK_MS / (size_t)p->took_ms : 0;
}
