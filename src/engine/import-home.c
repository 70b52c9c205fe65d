/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/import-home.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"

static const struct {
    const char *list, *archive, *settings;
    const char *places[4]; /* below the directory */
    const char *config, *data;
} readers[] = {
    [IMPORT_NEWSBOAT] = {"urls",
                         "cache.db",
                         "config",
                         {"", "/.newsboat", "/.config/newsboat", "/.local/share/newsboat"},
                         "/.config/newsboat",
                         "/.local/share/newsboat"},
    [IMPORT_NEWSRAFT] = {"feeds",
                         "newsraft.sqlite3",
                         NULL,
                         {"", "/.newsraft", "/.config/newsraft", "/.local/share/newsraft"},
                         "/.config/newsraft",
                         "/.local/share/newsraft"},
};

/* Keeps the first path that exists. */
static void try(char **path, struct str directory, const char *place, const char *name)
{
    AUTO(buf) b = BUF_INIT;
    if (*path || !name)
        return;
    buf_printf(&b, "%.*s%s/%s", STR_ARG(directory), place, name);
    if (access(b.p, F_OK) == 0)
        *path = buf_take(&b);
}

static void try_all(struct import_home *h, struct str directory, const char *place)
{
    try(&h->list, directory, place, readers[h->reader].list);
    try(&h->archive, directory, place, readers[h->reader].archive);
    try(&h->settings, directory, place, readers[h->reader].settings);
}

/* From one of the split directories to the other. */
static void try_other(struct import_home *h, struct str directory)
{
    struct str config = str_from(readers[h->reader].config);
    struct str data = str_from(readers[h->reader].data);
    if (str_ends(directory, config))
        try_all(h, str_slice(directory, 0, directory.n - config.n), data.p);
    else if (str_ends(directory, data))
        try_all(h, str_slice(directory, 0, directory.n - data.n), config.p);
}

bool import_find_home(const char *directory, struct import_home *out, struct error *e)
{
    char real[PATH_MAX];
    if (!realpath(directory, real))
        return error_set_errno(e, "%s", directory);
    for (size_t i = 0; i < ARRAY_SIZE(readers); i++) {
        *out = (struct import_home){.reader = (enum import_reader)i};
        for (size_t k = 0; k < ARRAY_SIZE(readers[i].places); k++)
            try_all(out, str_from(directory), readers[i].places[k]);
        try_other(out, str_from(real));
        if (out->list || out->archive)
            return true;
        import_home_fini(out);
    }
    return error_set(e, ERROR_NOT_FOUND, 0, "neither newsboat's files nor newsraft's are there");
}

void import_home_fini(struct import_home *h)
{
    free(h->list);
    free(h->archive);
    free(h->settings);
    *h = (struct import_home){0};
}
