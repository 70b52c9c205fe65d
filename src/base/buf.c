/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void buf_init(struct buf *b, size_t max)
{
    *b = (struct buf){.max = max};
}

void buf_fini(struct buf *b)
{
    free(b->p);
    *b = (struct buf){.max = b->max};
}

void buf_clear(struct buf *b)
{
    buf_truncate(b, 0);
    b->full = false;
}

void buf_truncate(struct buf *b, size_t n)
{
    if (n < b->n)
        b->n = n;
    if (b->p)
        b->p[b->n] = '\0';
}

static bool make_room(struct buf *b, size_t more)
{
    size_t max = b->max ? b->max : BUF_NO_LIMIT;
    if (b->full || more > max - b->n) {
        b->full = true;
        return false;
    }
    size_t need = b->n + more + 1;
    if (need > b->size) {
        size_t size = b->size ? b->size : 64;
        while (size < need)
            size *= 2;
        b->p = mem_resize(b->p, size, 1);
        b->size = size;
    }
    return true;
}

void buf_reserve(struct buf *b, size_t more)
{
    bool full = b->full;
    if (make_room(b, more))
        b->p[b->n] = '\0';
    b->full = full;
}

void buf_add(struct buf *b, struct str s)
{
    if (make_room(b, s.n)) {
        if (s.n > 0)
            memcpy(b->p + b->n, s.p, s.n);
        b->n += s.n;
        b->p[b->n] = '\0';
    }
}

void buf_add_c(struct buf *b, const char *s)
{
    buf_add(b, str_from(s));
}

void buf_set(struct buf *b, struct str s)
{
    buf_clear(b);
    buf_add(b, s);
}

void buf_set_c(struct buf *b, const char *s)
{
    buf_set(b, str_from(s));
}

void buf_add_char(struct buf *b, char c)
{
    if (make_room(b, 1)) {
        b->p[b->n++] = c;
        b->p[b->n] = '\0';
    }
}

void buf_add_chars(struct buf *b, char c, size_t count)
{
    if (make_room(b, count)) {
        memset(b->p + b->n, c, count);
        b->n += count;
        b->p[b->n] = '\0';
    }
}

void buf_add_quoted(struct buf *b, struct str s)
{
    buf_add_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            buf_add_char(b, '\\');
        buf_add_char(b, s.p[i]);
    }
    buf_add_char(b, '"');
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
    va_list again;
    if (!make_room(b, 0))
        return;
    va_copy(again, args);
    size_t room = b->size - b->n;
    int n = vsnprintf(b->p + b->n, room, format, args);
    bool fits = n >= 0 && make_room(b, (size_t)n);
    if (fits && (size_t)n >= room)
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
    b->n += fits ? (size_t)n : 0;
    b->p[b->n] = '\0';
    va_end(again);
}

char *buf_take(struct buf *b)
{
    char *p = b->p ? b->p : mem_strdup("");
    *b = (struct buf){.max = b->max};
    return p;
}
