/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/left-out.h"

#include <stdio.h>

#include "cli/cli.h"
#include "text/safe.h"
#include "text/url.h"

/* "gander: FILE:12: TITLE: why: ADDRESS" */
void left_out_print(void *context, const struct left_out *what)
{
    struct left_out_report *r = context;
    struct buf line = BUF_INIT, text = BUF_INIT;
    buf_add_c(&line, "gander: ");
    safe_add_line(&line, str_from(r->file));
    if (what->line > 0) {
        buf_printf(&line, ":%d", what->line);
    }
    buf_add_c(&line, ": ");
    if (what->title) {
        safe_add_line(&line, str_from(what->title));
        buf_add_c(&line, ": ");
    }
    cli_add_reason(&line, left_out_reason(what->why));
    if (what->text && what->text[0]) {
        url_add_redacted(&text, str_from(what->text));
        buf_add_c(&line, ": ");
        safe_add_line(&line, buf_str(&text));
    }
    buf_add_char(&line, '\n');
    fputs(buf_c(&line), stderr);
    r->entries += left_out_is_entry(what->why);
    buf_fini(&line);
    buf_fini(&text);
}

void left_out_print_number(const struct left_out_report *r)
{
    if (r->entries > 0) {
        fputs("gander: ", stderr);
        fprintf(stderr,
                ngettext("%zu entry left out", "%zu entries left out", (unsigned long)r->entries),
                r->entries);
        fputc('\n', stderr);
    }
}
