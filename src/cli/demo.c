/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/demo.h"

#include "base/buf.h"
#include "engine/import.h"

/* Copies the error of a command's last event, and frees the event. */
static bool check_result(struct engine_event *event, struct error *e)
{
    bool ok = event->error.code == ERROR_NONE;
    if (!ok)
        *e = event->error;
    engine_event_free(event);
    return ok;
}

bool demo_fill(struct engine *n, const char *data_dir, struct error *e)
{
    AUTO(buf) path = BUF_INIT;
    buf_printf(&path, "%s/sample/sample.opml", data_dir);
    engine_ticket ticket = subscribe_to_portal(n, data_dir, path.p, NULL, e);
    if (!ticket || !check_result(engine_finish(n, ticket, NULL, NULL), e))
        return false;
    engine_send(n, &(struct engine_command){.kind = ENGINE_FORGET_CHANGES});
    ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_REFRESH,
                                                     .ids = (int64_t[]){TREE_ROOT},
                                                     .n_ids = 1,
                                                     .flags = REFRESH_NOW});
    if (!check_result(engine_finish(n, ticket, NULL, NULL), e))
        return false;
    ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_KEEP_PICTURES,
                                                     .ids = (int64_t[]){TREE_ROOT},
                                                     .n_ids = 1});
    return check_result(engine_finish(n, ticket, NULL, NULL), e);
}
