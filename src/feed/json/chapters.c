/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/json/chapters.h"

#include <jansson.h>
#include <stdlib.h>

#include "text/display/safe.h"

enum { MAX_SECONDS = 1000000 };

static int by_start(const void *a, const void *b)
{
    const struct chapter *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

static void add(const json_t *o, struct arena *arena, struct chapter *out, size_t *n)
{
    const char *title = json_string_value(json_object_get(o, "title"));
    double start = json_number_value(json_object_get(o, "startTime"));
    AUTO(buf) line = BUF_INIT;
    safe_add_field(&line, str_trim(str_from(title)));
    if (line.n > 0 && start >= 0 && start < MAX_SECONDS &&
        !json_is_false(json_object_get(o, "toc")))
        out[(*n)++] = (struct chapter){(int64_t)start, arena_strndup(arena, line.p, line.n)};
}

bool chapters_parse(struct str bytes, struct arena *arena, struct chapter **out, size_t *n,
                    struct error *e)
{
    json_auto_t *document = json_loadb(bytes.p ? bytes.p : "", bytes.n, 0, NULL);
    json_t *o, *list = json_object_get(document, "chapters");
    size_t i, count = json_array_size(list);
    *n = 0;
    if (!json_is_array(list))
        return error_set(e, ERROR_INVALID, 0, "not a list of chapters");
    *out = arena_array(arena, count + 1, sizeof **out);
    json_array_foreach(list, i, o)
    {
        if (*n < ARTICLE_MAX_CHAPTERS)
            add(o, arena, *out, n);
    }
    qsort(*out, *n, sizeof **out, by_start);
    return true;
}
