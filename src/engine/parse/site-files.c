/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parse/site-files.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"

static int is_rules(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && str_ends(str_from(entry->d_name), STR(".rules"));
}

static void add_file(struct site_rules *rules, const char *directory, const char *name,
                     struct buf *report)
{
    AUTO(buf) path = BUF_INIT, text = BUF_INIT;
    struct error e;
    buf_printf(&path, "%s/%s", directory, name);
    if (!file_read(buf_c(&path), SITE_RULES_MAX_BYTES, &text, &e) ||
        !site_rules_add(rules, buf_str(&text), buf_c(&path), &e)) {
        if (report)
            buf_printf(report, "%s\n", e.detail);
        else
            log_warning("engine", "%s", e.detail);
    }
}

static void add_directory(struct site_rules *rules, const char *directory, struct buf *report)
{
    AUTO_FREE struct dirent **entries = NULL;
    int n = scandir(directory, &entries, is_rules, alphasort);
    for (int i = 0; i < n; i++) {
        add_file(rules, directory, entries[i]->d_name, report);
        free(entries[i]);
    }
}

struct site_rules *site_files_load(const char *own_dir, const char *data_dir, struct buf *report)
{
    struct site_rules *rules = site_rules_new();
    if (own_dir)
        add_directory(rules, own_dir, report);
    if (data_dir) {
        AUTO(buf) directory = BUF_INIT;
        buf_printf(&directory, "%s/sites", data_dir);
        add_directory(rules, buf_c(&directory), report);
    }
    return rules;
}
