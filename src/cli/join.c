/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/join.h"

void cli_join(struct buf *b, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        buf_add_c(b, i > 0 ? " " : "");
        buf_add_c(b, argv[i]);
    }
}
