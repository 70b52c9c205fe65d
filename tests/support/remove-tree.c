/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/remove-tree.h"

#include <ftw.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
    return remove(path);
}

void remove_tree(const char *directory)
{
    enum { MAX_OPEN = 16, TRIES = 500, PAUSE_MS = 10 };
    for (int i = 0; i < TRIES && access(directory, F_OK) == 0; i++) {
        poll(NULL, 0, i > 0 ? PAUSE_MS : 0);
        nftw(directory, remove_one, MAX_OPEN, FTW_DEPTH | FTW_PHYS);
    }
}
