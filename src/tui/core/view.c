/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/core/view.h"

#include <stddef.h>

const struct handler *view_find(const struct handler *handlers, enum command command)
{
    while (handlers && handlers->command != COMMAND_NONE && handlers->command != command)
        handlers++;
    return handlers && handlers->command != COMMAND_NONE ? handlers : NULL;
}
