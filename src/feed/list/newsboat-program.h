/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources of newsboat that are a program's output, or pass one. Pure. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends a command that the other reader gives to a shell: the words of a plain one, else a
 * shell's command line. `source`: as the address of a source (PROGRAM_SCHEME). */
void newsboat_add_command(struct buf *b, struct str command, bool source);

/* Splits the first word of a line of urls: for exec:COMMAND the source's address and no filter, for
 * filter:COMMAND:ADDRESS both. False for any other. */
bool newsboat_split_program(struct str word, struct buf *url, struct buf *filter);
