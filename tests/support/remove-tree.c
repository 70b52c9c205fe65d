/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/remove-tree.h"

#include <ftw.h>
#include <stdio.h>

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
    return remove(path);
}

void remove_tree(const char *directory)
{
    enum { MAX_OPEN = 16 };
    nftw(directory, remove_one, MAX_OPEN, FTW_DEPTH | FTW_PHYS);
}
