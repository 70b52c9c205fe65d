/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/import.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "feed/newsboat.h"
#include "feed/opml.h"

enum { MAX_BYTES = 16 << 20 };

static void report_left_out(const struct subscribe_notes *notes, const struct left_out *what,
                            size_t n)
{
    for (size_t i = 0; notes && i < n; i++) {
        notes->take(notes->context, &what[i]);
    }
}

/* Only the bundled sample may have relative addresses, for files beside it. */
static void add_base(struct buf *b, const char *data_dir, const char *path)
{
    struct buf sample = BUF_INIT;
    char absolute[PATH_MAX];
    if (data_dir) {
        buf_printf(&sample, "%s/sample/", data_dir);
        if (str_starts(str_from(path), buf_str(&sample)) && realpath(path, absolute)) {
            buf_printf(b, "file://%s", absolute);
        }
    }
    buf_fini(&sample);
}

/* Maps an exported "My feeds" to the portal of that name. */
static void find_own_portal(struct opml *opml)
{
    for (size_t i = 0; i < opml->n; i++) {
        struct outline *o = &opml->outlines[i];
        if (o->depth == 0 && o->kind == NODE_CATEGORY && strcmp(o->title, ENGINE_OWN_PORTAL) == 0) {
            o->kind = NODE_PORTAL;
        }
    }
}

/* `title` NULL: that of the file. */
static engine_ticket add_opml(struct engine *n, const char *data_dir, const char *path,
                              struct str bytes, const char *title,
                              const struct subscribe_notes *notes, struct error *e)
{
    engine_ticket ticket = 0;
    struct buf url = BUF_INIT;
    struct opml opml;
    add_base(&url, data_dir, path);
    if (opml_parse(bytes, url.p, &opml, e)) {
        const char *slash = strrchr(path, '/');
        const char *name = title ? title : opml.title ? opml.title : slash ? slash + 1 : path;
        if (title) {
            find_own_portal(&opml);
        }
        report_left_out(notes, opml.left_out, opml.n_left_out);
        ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_ADD_OUTLINES,
                                                         .title = name,
                                                         .outlines = opml.outlines,
                                                         .n_outlines = opml.n});
        opml_fini(&opml);
    }
    buf_fini(&url);
    return ticket;
}

engine_ticket subscribe_to_portal(struct engine *n, const char *data_dir, const char *name,
                                  const struct subscribe_notes *notes, struct error *e)
{
    struct buf path = BUF_INIT;
    if (strchr(name, '/')) {
        buf_add_c(&path, name);
    } else {
        bool suffixed = str_ends(str_from(name), STR(".opml"));
        buf_printf(&path, "%s/portals/%s%s", data_dir, name, suffixed ? "" : ".opml");
    }
    struct buf bytes = BUF_INIT;
    engine_ticket ticket = 0;
    if (file_read(path.p, MAX_BYTES, &bytes, e)) {
        ticket = add_opml(n, data_dir, path.p, buf_str(&bytes), NULL, notes, e);
    }
    buf_fini(&bytes);
    buf_fini(&path);
    return ticket;
}

static engine_ticket add_newsboat(struct engine *n, struct str bytes,
                                  const struct subscribe_notes *notes, struct error *e)
{
    struct newsboat list;
    if (!newsboat_parse(bytes, &list, e)) {
        return 0;
    }
    report_left_out(notes, list.left_out, list.n_left_out);
    engine_ticket ticket = engine_send(n, &(struct engine_command){.kind = ENGINE_ADD_OUTLINES,
                                                                   .title = ENGINE_OWN_PORTAL,
                                                                   .outlines = list.outlines,
                                                                   .n_outlines = list.n});
    newsboat_fini(&list);
    return ticket;
}

/* True for markup in UTF-8 or UTF-16, after an optional byte-order mark and white space. */
static bool is_markup(struct str bytes)
{
    if (str_starts(bytes, STR("\xef\xbb\xbf"))) {
        bytes = str_slice(bytes, 3, bytes.n);
    }
    bytes = str_trim(bytes);
    return str_starts(bytes, STR("<")) || str_starts(bytes, STR("\xff\xfe")) ||
           str_starts(bytes, STR("\xfe\xff"));
}

engine_ticket subscribe_to_file(struct engine *n, const char *path,
                                const struct subscribe_notes *notes, struct error *e)
{
    struct buf bytes = BUF_INIT;
    engine_ticket ticket = 0;
    if (!file_read(path, MAX_BYTES, &bytes, e)) {
        goto out;
    }
    if (str_starts(buf_str(&bytes), STR("SQLite format 3"))) {
        error_set(e, ERROR_UNSUPPORTED, 0, "a database; newsboat's list of feeds is its file urls");
    } else if (is_markup(buf_str(&bytes))) {
        ticket = add_opml(n, NULL, path, buf_str(&bytes), ENGINE_OWN_PORTAL, notes, e);
    } else {
        ticket = add_newsboat(n, buf_str(&bytes), notes, e);
    }
out:
    buf_fini(&bytes);
    return ticket;
}
