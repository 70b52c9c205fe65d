/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's commands by number and name, from commands.def. Constant data. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum command {
    COMMAND_NONE,
#define SECTION(title)
#define COMMAND(id, name, label, argument, keys, newsboat_keys, help) COMMAND_##id,
#include "config/commands.def"
#undef SECTION
#undef COMMAND
    COMMAND_COUNT
};

struct command_info {
    const char *name;
    const char *label;    /* msgid for the status line, or "" */
    const char *argument; /* msgid: "[TEXT]"; "" without an argument */
    const char *keys, *newsboat_keys;
    const char *help; /* msgid */
};

/* An entry with an empty name for COMMAND_NONE. */
const struct command_info *command_info(enum command command);

/* COMMAND_NONE for an unknown name. */
enum command command_find(struct str name);

/* True for a command whose argument is a program's command line. */
bool command_takes_program(enum command command);

/* Entry of commands.def: a section's title (msgid) or a command. */
struct command_entry {
    const char *section;
    enum command command;
};
extern const struct command_entry command_entries[];
extern const size_t command_entry_count;
