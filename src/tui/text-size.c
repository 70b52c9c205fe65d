/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/text-size.h"

#include "base/compiler.h"
#include "base/i18n.h"

static const struct text_size ladder[] = {
    {1, 90, N_("compact"), RUNG_COMPACT},
    {2, 100, N_("normal"), RUNG_NORMAL},
    {3, 110, N_("airy"), RUNG_AIRY},
};

const struct text_size *text_size_get(int number)
{
    const struct text_size *found = &ladder[0];
    for (size_t i = 0; i < ARRAY_SIZE(ladder); i++) {
        if (ladder[i].number <= number) {
            found = &ladder[i];
        }
    }
    return found;
}

const struct text_size *text_size_step(const struct text_size *from, int step)
{
    const struct text_size *to = from + step;
    return to < ladder || to >= ladder + ARRAY_SIZE(ladder) ? from : to;
}

int text_size_last(void)
{
    return ladder[ARRAY_SIZE(ladder) - 1].number;
}
