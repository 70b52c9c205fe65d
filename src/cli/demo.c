/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/demo.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "engine/import.h"

enum { OPEN_DIRECTORIES = 8 };

bool demo_make_directory(char **out, struct error *e)
{
    const char *root = getenv("TMPDIR");
    struct buf path = BUF_INIT;
    buf_printf(&path, "%s/gander-demo.XXXXXX", root && root[0] == '/' ? root : "/tmp");
    if (!mkdtemp(path.p)) {
        error_set_errno(e, "%s", path.p);
        buf_fini(&path);
        return false;
    }
    *out = buf_take(&path);
    return true;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    return remove(path);
}

void demo_remove_directory(const char *path)
{
    nftw(path, remove_one, OPEN_DIRECTORIES, FTW_DEPTH | FTW_PHYS);
}

/* Copies the error of a command's last event, and frees the event. */
static bool check_result(struct engine_event *event, struct error *e)
{
    bool ok = event->error.code == ERROR_NONE;
    if (!ok) {
        *e = event->error;
    }
    engine_event_free(event);
    return ok;
}

bool demo_fill(struct engine *n, const char *data_dir, struct error *e)
{
    struct buf path = BUF_INIT;
    buf_printf(&path, "%s/sample/sample.opml", data_dir);
    engine_ticket ticket = subscribe_to_portal(n, data_dir, path.p, NULL, e);
    buf_fini(&path);
    if (!ticket || !check_result(engine_finish(n, ticket, NULL, NULL), e)) {
        return false;
    }
    engine_send(n, &(struct engine_command){.kind = ENGINE_FORGET_CHANGES});
    ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_REFRESH,
                                                     .ids = (int64_t[]){TREE_ROOT},
                                                     .n_ids = 1,
                                                     .flags = REFRESH_NOW});
    if (!check_result(engine_finish(n, ticket, NULL, NULL), e)) {
        return false;
    }
    ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_KEEP_PICTURES,
                                                     .ids = (int64_t[]){TREE_ROOT},
                                                     .n_ids = 1});
    return check_result(engine_finish(n, ticket, NULL, NULL), e);
}
