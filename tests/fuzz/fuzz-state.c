/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of states, whole and byte by byte: the same articles, which are written so
 * that they are read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "feed/archive/state.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Appends the articles as they would be written; false for an invalid file. */
static bool rewrite(struct str text, size_t step, struct buf *out)
{
    struct state_reader r = {0};
    AUTO(arena) arena = {0};
    bool ok = true, first = true;
    for (size_t at = 0; ok && at < text.n; at += step) {
        struct str bytes = str_slice(text, at, at + step);
        bool found = true;
        while (ok && found) {
            struct article_state state;
            ok = state_json_read(&r, &bytes, &arena, &state, &found, NULL);
            if (ok && found) {
                state_json_add(out, &state, first);
                first = false;
            }
        }
    }
    ok = ok && state_json_end(&r, NULL);
    buf_fini(&r.object);
    return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    AUTO(buf) whole = BUF_INIT, parts = BUF_INIT, file = BUF_INIT, again = BUF_INIT;
    bool ok = size > 0 && rewrite(text, size, &whole);
    if (size > 0 && (rewrite(text, 1, &parts) != ok || !str_eq(buf_str(&whole), buf_str(&parts))))
        abort();
    if (ok) {
        buf_printf(&file, "%s%s%s", state_json_head, buf_c(&whole), state_json_tail);
        if (!rewrite(buf_str(&file), 7, &again) || !str_eq(buf_str(&whole), buf_str(&again)))
            abort();
    }
    return 0;
}
