/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/newsboat-program.h"

#include <string.h>

#include "model/source.h"

static bool is_plain(struct str command)
{
    for (size_t i = 0; i < command.n; i++) {
        char c = command.p[i];
        if (!ascii_alpha(c) && !ascii_digit(c) && !strchr(" _./:=,@%+-", c))
            return false;
    }
    return true;
}

void newsboat_add_command(struct buf *b, struct str command, bool source)
{
    command = str_trim(command);
    buf_add_c(b, source ? PROGRAM_SCHEME : "");
    if (is_plain(command)) {
        buf_add(b, command);
        return;
    }
    buf_add_c(b, "sh -c '");
    for (size_t i = 0; i < command.n; i++) {
        buf_add_c(b, command.p[i] == '\'' ? "'\\'" : "");
        buf_add_char(b, command.p[i]);
    }
    buf_add_char(b, '\'');
}

bool newsboat_split_program(struct str word, struct buf *url, struct buf *filter)
{
    struct str exec = STR("exec:"), pass = STR("filter:");
    if (str_starts(word, exec)) {
        newsboat_add_command(url, str_slice(word, exec.n, word.n), true);
        return word.n > exec.n;
    }
    size_t colon = str_find_char(word, ':', pass.n);
    if (!str_starts(word, pass) || colon == SIZE_MAX)
        return false;
    newsboat_add_command(filter, str_slice(word, pass.n, colon), false);
    buf_add(url, str_slice(word, colon + 1, word.n));
    return filter->n > 0;
}
