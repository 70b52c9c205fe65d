/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parse/wire.h"

#include "text/utf8.h"

enum {
    LONG = 256,    /* bytes: a part is cheaper than a copy */
    EXPANSION = 4, /* bytes of an element in memory for one of its encoding, at most */
};

void wire_fini(struct wire *w)
{
    buf_fini(&w->values);
    vec_fini(&w->parts);
}

void wire_add(struct wire *w, const void *p, size_t n)
{
    w->n += n;
    vec_push(&w->parts, ((struct iovec){(void *)p, n}));
}

static void put(struct wire *w, const void *p, size_t n)
{
    struct iovec *last = w->parts.n > 0 ? &w->parts.v[w->parts.n - 1] : NULL;
    if (n >= LONG) {
        wire_add(w, p, n);
        return;
    }
    buf_add(&w->values, (struct str){p, n});
    if (!last || last->iov_base) {
        wire_add(w, NULL, n);
    } else {
        last->iov_len += n;
        w->n += n;
    }
}

struct iovec *wire_parts(struct wire *w, size_t *n)
{
    char *values = w->values.p;
    for (size_t i = 0; i < w->parts.n; i++) {
        struct iovec *part = &w->parts.v[i];
        if (!part->iov_base) {
            part->iov_base = values;
            values += part->iov_len;
        }
    }
    *n = w->parts.n;
    return w->parts.v;
}

/* The next `n` bytes; NULL beyond the end. */
static const char *take(struct wire *w, size_t n)
{
    w->bad = w->bad || n > w->in.n;
    if (w->bad)
        return NULL;
    const char *p = w->in.p;
    w->in = str_slice(w->in, n, w->in.n);
    return p;
}

void wire_int64(struct wire *w, int64_t *value, int64_t min, int64_t max)
{
    if (!w->arena) {
        put(w, value, sizeof *value);
        return;
    }
    const char *p = take(w, sizeof *value);
    *value = 0;
    if (p)
        memcpy(value, p, sizeof *value);
    w->bad = w->bad || *value < min || *value > max;
    *value = w->bad ? 0 : *value;
}

/* Its size with the final NUL, 0 for NULL, then the bytes. */
void wire_text(struct wire *w, const char **text)
{
    uint32_t size = !w->arena && *text ? (uint32_t)strlen(*text) + 1 : 0;
    if (!w->arena) {
        put(w, &size, sizeof size);
        put(w, *text, size);
        return;
    }
    const char *p = take(w, sizeof size);
    *text = NULL;
    if (p)
        memcpy(&size, p, sizeof size);
    if (size == 0)
        return;
    p = take(w, size);
    w->bad = !p || p[size - 1] != '\0' || !utf8_valid((struct str){p, size - 1});
    *text = w->bad ? NULL : p;
}

void wire_string(struct wire *w, const char **text)
{
    wire_text(w, text);
    w->bad = w->bad || !*text;
    *text = *text ? *text : "";
}

void wire_array(struct wire *w, void *array, size_t *n, size_t size,
                void (*element)(struct wire *w, void *element))
{
    char *elements;
    WIRE_INT(w, *n, 0, INT64_MAX);
    if (w->arena) {
        w->bad = w->bad || *n > w->in.n * EXPANSION / size;
        *n = w->bad ? 0 : *n;
        elements = *n > 0 ? arena_array(w->arena, *n, size) : NULL;
        memcpy(array, &elements, sizeof elements);
    }
    memcpy(&elements, array, sizeof elements);
    for (size_t i = 0; i < *n; i++)
        element(w, elements + i * size);
}
