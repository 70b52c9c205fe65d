/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pace of the line to the terminal: after a frame of some size it is asked for its status (DSR),
 * which it answers once it has shown the frame. Times are monotonic milliseconds. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pace {
    bool behind;     /* the last frame is on its way: its question is not answered yet, */
    int64_t sent_ms; /* asked at this time, */
    size_t sent;     /* after so many bytes */
    int64_t took_ms; /* from the last question that was answered, 0: none was */
    size_t took;     /* bytes before it */
};

/* True for a frame of `bytes` that is worth the question. */
bool pace_asks(size_t bytes);
void pace_ask(struct pace *p, size_t bytes, int64_t now_ms);
void pace_answer(struct pace *p, int64_t now_ms);
/* Milliseconds to wait at most for the answer, 0: none is awaited. */
int pace_behind_ms(const struct pace *p, int64_t now_ms);
/* Bytes shown within a time that a reader hardly notices, by the last answer; 0 before one. */
size_t pace_quick_bytes(const struct pace *p);
