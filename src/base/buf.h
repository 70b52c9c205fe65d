/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Growable byte string with a size limit. `p` is NUL-terminated from the first append on; `n` does
 * not count the NUL. An append that would exceed `max` adds nothing and sets `full`, which stays
 * set: check it once at the end. One owner, who calls buf_fini(); a local is
 * `AUTO(buf) text = BUF_INIT;`.
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/compiler.h"
#include "base/str.h"

struct buf {
    char *p;
    size_t n;
    size_t size; /* allocated */
    size_t max;  /* limit of n; 0 means BUF_NO_LIMIT */
    bool full;
};

#define BUF_NO_LIMIT ((size_t)1 << 40)
#define BUF_INIT ((struct buf){0})

void buf_init(struct buf *b, size_t max);
void buf_fini(struct buf *b);
void buf_clear(struct buf *b); /* keeps memory and limit */
void buf_truncate(struct buf *b, size_t n);
void buf_reserve(struct buf *b, size_t more);
void buf_add(struct buf *b, struct str s);
void buf_add_c(struct buf *b, const char *s); /* NULL adds nothing */
/* Replace the content. */
void buf_set(struct buf *b, struct str s);
void buf_set_c(struct buf *b, const char *s); /* NULL clears */
void buf_add_char(struct buf *b, char c);
void buf_add_chars(struct buf *b, char c, size_t count);
/* In double quotes, with a backslash before those and itself. */
void buf_add_quoted(struct buf *b, struct str s);
void buf_printf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_vprintf(struct buf *b, const char *format, va_list args) PRINTF_LIKE(2, 0);
static inline struct str buf_str(const struct buf *b)
{
    return (struct str){b->p ? b->p : "", b->n};
}
/* "" when empty, never NULL. */
static inline const char *buf_c(const struct buf *b)
{
    return b->p ? b->p : "";
}
/* Hands over the NUL-terminated bytes, to free(); leaves the buffer empty. */
char *buf_take(struct buf *b);
