/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/paths.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "text/utf8.h"

enum { MAX_MATCHES = 200 };

char *path_expand(const char *typed)
{
    struct buf b = BUF_INIT;
    file_add_expanded(&b, str_from(typed));
    return b.p ? buf_take(&b) : mem_strdup("");
}

static bool is_directory(const char *directory, const char *name)
{
    AUTO(buf) path = BUF_INIT;
    struct stat status;
    buf_printf(&path, "%s/%s", directory, name);
    return stat(path.p, &status) == 0 && S_ISDIR(status.st_mode);
}

/* True for names without control or invalid characters. */
static bool is_plain(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7f)
            return false;
    return utf8_valid(name);
}

void path_add_matches(struct buf *b, const char *typed)
{
    const char *slash = strrchr(typed, '/');
    struct str parent = {typed, slash ? (size_t)(slash - typed) + 1 : 0};
    struct str base = str_from(slash ? slash + 1 : typed);
    AUTO_FREE char *named = mem_strndup(parent.p, parent.n), *directory = path_expand(named);
    AUTO_FREE struct dirent **entries = NULL;
    int n = scandir(*directory ? directory : ".", &entries, NULL, alphasort), shown = 0;
    for (int i = 0; i < n; i++) {
        const char *name = entries[i]->d_name;
        bool hidden =
            name[0] == '.' && (base.n == 0 || strcmp(name, ".") == 0 || strcmp(name, "..") == 0);
        if (!hidden && str_starts(str_from(name), base) && is_plain(str_from(name)) &&
            shown++ < MAX_MATCHES) {
            buf_add(b, parent);
            buf_add_c(b, name);
            buf_add_c(b, is_directory(*directory ? directory : ".", name) ? "/\n" : "\n");
        }
        free(entries[i]);
    }
}
