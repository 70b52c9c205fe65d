/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/choice.h"

#include "base/str.h"

int cli_choice(const char *words, const char *word)
{
    struct str rest = str_from(words), one;
    for (int i = 0; str_split(&rest, '|', &one); i++)
        if (str_eq(one, str_from(word)))
            return i;
    return -1;
}
