/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/scratch.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/temporary.h"
#include "text/display/safe.h"

bool scratch_write(struct scratch *s, struct str title, struct str text, struct buf *path,
                   struct error *e)
{
    if (!s->directory && !temporary_make_directory("articles", &s->directory, e))
        return false;
    AUTO(buf) name = BUF_INIT;
    buf_printf(&name, "%.*s.txt", STR_ARG(title));
    buf_printf(path, "%s/%u ", s->directory, ++s->files);
    safe_add_file_name(path, buf_str(&name));
    return file_write_unsynced(path->p, text, e);
}

void scratch_fini(struct scratch *s)
{
    if (s->directory)
        temporary_remove_directory(s->directory);
    free(s->directory);
    *s = (struct scratch){0};
}
