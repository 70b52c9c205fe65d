/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/portals.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "feed/list/opml.h"

enum { MAX_OPML = 16 << 20 };

static int is_opml(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && str_ends(str_from(entry->d_name), STR(".opml"));
}

static void add_file(struct portals *p, const char *directory, const char *name)
{
    AUTO(buf) path = BUF_INIT, bytes = BUF_INIT;
    AUTO(opml) opml = {0};
    buf_printf(&path, "%s/%s", directory, name);
    if (!file_read(path.p, MAX_OPML, &bytes, NULL))
        return;
    /* Every start reads the titles, and outlines take far longer than the head. */
    struct str head = str_slice(buf_str(&bytes), 0, str_find(buf_str(&bytes), STR("<body"), 0));
    if (opml_parse(head, NULL, &opml, NULL)) {
        p->v[p->n++] = (struct link){
            .url = arena_strdup(&p->arena, name),
            .title = arena_strdup(&p->arena, opml.title ? opml.title : name),
        };
    }
}

void portals_init(struct portals *p, const char *data_dir)
{
    *p = (struct portals){0};
    AUTO(buf) directory = BUF_INIT;
    AUTO_FREE struct dirent **entries = NULL;
    buf_printf(&directory, "%s/portals", data_dir);
    int count = scandir(directory.p, &entries, is_opml, alphasort);
    if (count > 0)
        p->v = arena_array(&p->arena, (size_t)count, sizeof *p->v);
    for (int i = 0; i < count; i++) {
        add_file(p, directory.p, entries[i]->d_name);
        free(entries[i]);
    }
}
