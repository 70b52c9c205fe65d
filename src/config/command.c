/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "config/command.h"

#include "base/compiler.h"

#define N_(text) text

static const struct command_info infos[COMMAND_COUNT] = {
    [COMMAND_NONE] = {"", "", "", "", "", ""},
#define SECTION(title)
#define COMMAND(id, name, label, argument, keys, newsboat_keys, help)                              \
    [COMMAND_##id] = {name, label, argument, keys, newsboat_keys, help},
#include "config/commands.def"
#undef SECTION
#undef COMMAND
};

const struct command_entry command_entries[] = {
#define SECTION(title) {title, COMMAND_NONE},
#define COMMAND(id, name, label, argument, keys, newsboat_keys, help) {NULL, COMMAND_##id},
#include "config/commands.def"
#undef SECTION
#undef COMMAND
};

const size_t command_entry_count = ARRAY_SIZE(command_entries);

const struct command_info *command_info(enum command command)
{
    return &infos[command < COMMAND_COUNT ? command : COMMAND_NONE];
}

enum command command_find(struct str name)
{
    for (enum command c = COMMAND_NONE + 1; c < COMMAND_COUNT; c++)
        if (str_eq(str_from(infos[c].name), name))
            return c;
    return COMMAND_NONE;
}

bool command_takes_program(enum command command)
{
    return command == COMMAND_PIPE || command == COMMAND_BROWSE_WITH || command == COMMAND_RUN ||
           command == COMMAND_RUN_BEHIND;
}
