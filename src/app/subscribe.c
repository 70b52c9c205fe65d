/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subscribe.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "feed/opml.h"

enum { MAX_OPML = 16 << 20 };

/* The file's own address lets relative addresses in it mean its neighbours. */
static engine_ticket add_file(struct engine *n, const char *path, const char *title,
                              struct error *e)
{
    engine_ticket ticket = 0;
    struct buf bytes = BUF_INIT, url = BUF_INIT;
    struct opml opml;
    char absolute[PATH_MAX];
    if (!file_read(path, MAX_OPML, &bytes, e)) {
        goto out;
    }
    buf_printf(&url, "file://%s", realpath(path, absolute) ? absolute : path);
    if (!opml_parse(buf_str(&bytes), url.p, &opml, e)) {
        goto out;
    }
    const char *slash = strrchr(path, '/');
    const char *name = title ? title : opml.title ? opml.title : slash ? slash + 1 : path;
    ticket = engine_add_outlines(n, name, 0, opml.outlines, opml.n);
    opml_fini(&opml);
out:
    buf_fini(&bytes);
    buf_fini(&url);
    return ticket;
}

engine_ticket subscribe_portal(struct engine *n, const char *data_dir, const char *name,
                               struct error *e)
{
    struct buf path = BUF_INIT;
    if (strchr(name, '/')) {
        buf_add_c(&path, name);
    } else {
        bool suffixed = str_ends(str_from(name), STR(".opml"));
        buf_printf(&path, "%s/portals/%s%s", data_dir, name, suffixed ? "" : ".opml");
    }
    engine_ticket ticket = add_file(n, path.p, NULL, e);
    buf_fini(&path);
    return ticket;
}

engine_ticket subscribe_file(struct engine *n, const char *path, struct error *e)
{
    return add_file(n, path, "My feeds", e);
}
