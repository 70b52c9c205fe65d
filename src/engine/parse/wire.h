/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flat encoding of plain data, for two processes of one program on one machine. A struct is
 * described by one function, which passes each field to those below; they write the field, or read
 * and check it. Bytes to read may be anything: after a value out of range, a string that is not
 * UTF-8, or an early end the wire is bad, and all further fields are zero. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"

struct wire {
    struct arena *arena;     /* reading: of arrays; NULL: writes */
    struct str in;           /* reading: rest of the bytes; strings are not copied */
    struct buf values;       /* writing: numbers and short strings */
    VEC(struct iovec) parts; /* writing: long strings, not copied; NULL: the next of `values` */
    size_t n;                /* written bytes */
    bool bad;
};

static inline struct wire wire_reader(struct str bytes, struct arena *arena)
{
    return (struct wire){.arena = arena, .in = bytes};
}

/* Zeroed memory is a writer; what it writes must outlive it. Frees it. */
void wire_fini(struct wire *w);

/* Writes bytes without any encoding, which may change until wire_parts(). */
void wire_add(struct wire *w, const void *p, size_t n);
/* All that was written, as *n parts; the last call before wire_fini(). */
struct iovec *wire_parts(struct wire *w, size_t *n);

/* True when all bytes were read, and made sense. */
static inline bool wire_is_complete(const struct wire *w)
{
    return !w->bad && w->in.n == 0;
}

void wire_text(struct wire *w, const char **text);   /* NULL or a string */
void wire_string(struct wire *w, const char **text); /* never NULL */
void wire_int64(struct wire *w, int64_t *value, int64_t min, int64_t max);
#define WIRE_INT(w, field, min, max)                                                               \
    do {                                                                                           \
        int64_t wire_value = (int64_t)(field);                                                     \
        wire_int64((w), &wire_value, (min), (max));                                                \
        (field) = (__typeof__(field))wire_value;                                                   \
    } while (0)
#define WIRE_BOOL(w, field) WIRE_INT(w, field, 0, 1)

/* `*n` elements of `size` bytes; `array` is the address of the pointer to them. */
void wire_array(struct wire *w, void *array, size_t *n, size_t size,
                void (*element)(struct wire *w, void *element));
