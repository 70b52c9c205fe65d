/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/temporary.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

enum { OPEN_DIRECTORIES = 8 };

bool temporary_make_directory(const char *name, char **out, struct error *e)
{
    const char *root = getenv("TMPDIR");
    AUTO(buf) path = BUF_INIT;
    buf_printf(&path, "%s/gander-%s.XXXXXX", root && root[0] == '/' ? root : "/tmp", name);
    if (!mkdtemp(path.p))
        return error_set_errno(e, "%s", path.p);
    *out = buf_take(&path);
    return true;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    return remove(path);
}

void temporary_remove_directory(const char *path)
{
    nftw(path, remove_one, OPEN_DIRECTORIES, FTW_DEPTH | FTW_PHYS);
}
