/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "text/utf8.h"

enum {
    MAX_TEXT = 100000,
    PIECE = 4096,        /* bytes of a line matched at once: bounds what one step costs */
    OVERLAP = 1024,      /* bytes of the next piece that the one before has as well */
    MAX_HEAP = 4096,     /* KiB */
    STEPS = 100000,      /* of an expression in a text, */
    STEPS_PER_BYTE = 50, /* and more for each byte; */
    FEW_STEPS = 5000,    /* of one that is only highlighted */
};

struct regex {
    pcre2_code *code;
};

struct regex_memory {
    pcre2_general_context *allocator;
    pcre2_match_context *context;
    pcre2_match_data *data;
};

/* State of a search. */
struct finder {
    const struct regex *regex;
    struct regex_memory *memory;
    int64_t left;      /* steps */
    size_t at;         /* place in the piece at the last step */
    struct match *out; /* matches; NULL: the first one ends the search */
    size_t n, max;
};

/* The expression's memory: the arena frees all. */
static void *take_from_arena(size_t n, void *arena)
{
    return arena_alloc(arena, n);
}

static void keep(void *p, void *arena)
{
}

/* A match's memory, which need not be zeroed. */
static void *take(size_t n, void *unused)
{
    return mem_resize(NULL, n, 1);
}

static void give_back(void *p, void *unused)
{
    free(p);
}

struct regex *regex_compile(struct str pattern, bool ignore_case, struct arena *arena,
                            struct error *e)
{
    pcre2_general_context *memory = pcre2_general_context_create(take_from_arena, keep, arena);
    struct regex *r = ARENA_NEW(arena, struct regex);
    int number;
    size_t at;
    r->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n,
                            PCRE2_UTF | PCRE2_UCP | PCRE2_AUTO_CALLOUT | PCRE2_NEVER_BACKSLASH_C |
                                (ignore_case ? PCRE2_CASELESS : 0),
                            &number, &at, pcre2_compile_context_create(memory));
    if (r->code)
        return r;
    PCRE2_UCHAR why[128] = "";
    pcre2_get_error_message(number, why, sizeof why);
    error_set(e, ERROR_USAGE, (int)at, "not a regular expression: %s", (const char *)why);
    return NULL;
}

/* Called before each item of the expression: PCRE2's own limit starts anew at every place of the
 * text, so it does not bound the whole. */
static int count_step(pcre2_callout_block *block, void *data)
{
    struct finder *f = data;
    size_t at = block->current_position;
    f->left -= 1 + (int64_t)(at > f->at ? at - f->at : f->at - at);
    f->at = at;
    return f->left > 0 ? 0 : PCRE2_ERROR_CALLOUT;
}

static enum regex_result find_in_piece(struct finder *f, struct str piece, size_t from,
                                       uint32_t options)
{
    int result = pcre2_match(f->regex->code, (PCRE2_SPTR)piece.p, piece.n, from, options,
                             f->memory->data, f->memory->context);
    switch (result) {
    case PCRE2_ERROR_CALLOUT:
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
        return REGEX_TOO_COSTLY;
    default:
        return result >= 0 ? REGEX_FOUND : REGEX_ABSENT;
    }
}

/* Adds the match found last, in a piece that begins at `start` of the text. Moves `*from` past it.
 */
static void add_match(struct finder *f, struct str piece, size_t start, size_t *from)
{
    const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(f->memory->data);
    if (bounds[1] > bounds[0] && bounds[0] >= *from) {
        f->out[f->n++] =
            (struct match){(uint32_t)(start + bounds[0]), (uint32_t)(start + bounds[1])};
        *from = bounds[1];
        return;
    }
    do
        ++*from;
    while (*from < piece.n && utf8_start(piece, *from) != *from);
}

/* Within a piece from `*from` on. */
static enum regex_result find_all_in_piece(struct finder *f, struct str piece, size_t start,
                                           size_t *from, uint32_t options)
{
    enum regex_result result = REGEX_ABSENT;
    if (!utf8_valid(piece)) /* faster than PCRE2's check for each match */
        return result;
    do {
        result = find_in_piece(f, piece, *from, options | PCRE2_NO_UTF_CHECK);
        if (f->out && result == REGEX_FOUND)
            add_match(f, piece, start, from);
    } while (f->out && result == REGEX_FOUND && f->n < f->max && *from <= piece.n);
    return f->out && result == REGEX_FOUND && f->n < f->max ? REGEX_ABSENT : result;
}

/* A line that begins at `offset` of the text. */
static enum regex_result find_in_line(struct finder *f, struct str line, size_t offset)
{
    for (size_t start = 0, from = 0;;) {
        size_t end = utf8_start(line, start + PIECE);
        uint32_t inside = (start ? PCRE2_NOTBOL : 0) | (end < line.n ? PCRE2_NOTEOL : 0);
        enum regex_result result =
            find_all_in_piece(f, str_slice(line, start, end), offset + start, &from, inside);
        if (result != REGEX_ABSENT || end == line.n)
            return result;
        size_t next = utf8_start(line, end - OVERLAP);
        from = f->out && start + from > next ? start + from - next : 0;
        start = next;
    }
}

static enum regex_result find_in_text(struct finder *f, struct str text)
{
    enum regex_result result = REGEX_ABSENT;
    pcre2_set_callout(f->memory->context, count_step, f);
    for (size_t start = 0, end; start <= text.n && result == REGEX_ABSENT; start = end + 1) {
        end = str_find_char(text, '\n', start);
        end = end < text.n ? end : text.n;
        result = find_in_line(f, str_slice(text, start, end), start);
    }
    return result;
}

struct regex_memory *regex_memory_new(void)
{
    struct regex_memory *m = MEM_NEW(struct regex_memory);
    m->allocator = pcre2_general_context_create(take, give_back, NULL);
    m->context = pcre2_match_context_create(m->allocator);
    m->data = pcre2_match_data_create(1, m->allocator);
    pcre2_set_heap_limit(m->context, MAX_HEAP);
    return m;
}

void regex_memory_free(struct regex_memory *m)
{
    if (!m)
        return;
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_general_context_free(m->allocator);
    free(m);
}

enum regex_result regex_find(const struct regex *r, struct str text, struct regex_memory *memory,
                             size_t *steps)
{
    text = str_slice(text, 0, utf8_start(text, MAX_TEXT));
    int64_t limit = STEPS + STEPS_PER_BYTE * (int64_t)text.n;
    struct finder f = {.regex = r, .memory = memory, .left = limit};
    enum regex_result result = find_in_text(&f, text);
    *steps += (size_t)(limit - f.left);
    return result;
}

size_t regex_find_all(const struct regex *r, struct str text, struct match *out, size_t max)
{
    text = str_slice(text, 0, utf8_start(text, MAX_TEXT));
    struct finder f = {.regex = r,
                       .memory = regex_memory_new(),
                       .left = FEW_STEPS + STEPS_PER_BYTE * (int64_t)text.n,
                       .out = out,
                       .max = max};
    if (max > 0)
        find_in_text(&f, text);
    regex_memory_free(f.memory);
    return f.n;
}
