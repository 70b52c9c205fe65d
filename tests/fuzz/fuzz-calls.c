/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a call of the parser or its answer: what is read is written the same. */
#include <stdlib.h>

#include "engine/parse/calls.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_answer(enum call call, struct buf *out, union call_answer *answer)
{
    AUTO(wire) w = {0};
    size_t n;
    call_wire_answer(call, &w, answer, &(struct error){0});
    struct iovec *parts = wire_parts(&w, &n);
    for (size_t i = 0; i < n; i++)
        buf_add(out, (struct str){parts[i].iov_base, parts[i].iov_len});
}

static bool read_answer(enum call call, struct str bytes, union call_answer *answer,
                        struct arena *arena)
{
    struct error e = {0};
    struct wire w = wire_reader(bytes, arena);
    *answer = (union call_answer){0};
    call_wire_answer(call, &w, answer, &e);
    return wire_is_complete(&w) && e.code == ERROR_NONE;
}

static void check_answer(enum call call, struct str bytes)
{
    AUTO(buf) out = BUF_INIT, again = BUF_INIT;
    AUTO(arena) arena = {0}, other = {0};
    union call_answer answer, read;
    if (!read_answer(call, bytes, &answer, &arena))
        return;
    write_answer(call, &out, &answer);
    if (!read_answer(call, buf_str(&out), &read, &other))
        abort();
    write_answer(call, &again, &read);
    if (!str_eq(buf_str(&out), buf_str(&again)))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(arena) arena = {0};
    union call_question question = {0};
    if (size == 0)
        return 0;
    enum call call = (enum call)(data[0] % CALLS);
    struct str bytes = {(const char *)data + 1, size - 1};
    struct wire w = wire_reader(bytes, &arena);
    call_wire_question(call, &w, &question);
    check_answer(call, bytes);
    return 0;
}
