/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/choice.h"

#include "base/buf.h"
#include "base/i18n.h"

int cli_choice(const char *words, const char *word)
{
    struct str rest = str_from(words), one;
    for (int i = 0; str_split(&rest, '|', &one); i++)
        if (str_eq(one, str_from(word)))
            return i;
    return -1;
}

int cli_action(const char *words, const char *word, struct error *e)
{
    int action = cli_choice(words, word);
    AUTO(buf) list = BUF_INIT;
    struct str rest = str_from(words), one;
    while (action < 0 && str_split(&rest, '|', &one)) {
        buf_add_c(&list, list.n > 0 ? ", " : "");
        buf_add(&list, one);
    }
    if (action < 0)
        error_set(e, ERROR_USAGE, 0, _("%s is not one of %s"), word, buf_c(&list));
    return action;
}
