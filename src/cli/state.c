/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/state.h"

#include "cli/sharing.h"
#include "feed/archive/state.h"

enum { BATCH = 500 };

/* Writes the next articles; *after: id of the last one, 0 at the end. */
static bool write_batch(struct session *s, struct out *out, int64_t *after, bool *first,
                        struct error *e)
{
    AUTO(arena) arena = {0};
    AUTO(buf) text = BUF_INIT;
    struct article_state *states;
    size_t n;
    bool ok = engine_states(s->engine, *after, BATCH, &arena, &states, &n, e);
    for (size_t i = 0; ok && i < n; i++) {
        state_json_add(&text, &states[i], *first);
        *first = false;
    }
    if (ok) {
        *after = n == BATCH ? states[n - 1].id : 0;
        ok = out_write(out, buf_str(&text), e);
    }
    return ok;
}

enum cli_status state_export(struct session *s, const char *path)
{
    struct out out;
    struct error e;
    int64_t after = 0;
    bool first = true;
    if (!sharing_open(&out, path, &e))
        return cli_fail(NULL, &e);
    bool ok = out_write(&out, str_from(state_json_head), &e);
    do {
        ok = ok && write_batch(s, &out, &after, &first, &e);
    } while (ok && after);
    ok = ok && out_write(&out, str_from(state_json_tail), &e) && out_commit(&out, &e);
    out_discard(&out);
    return ok ? CLI_OK : cli_fail(NULL, &e);
}
