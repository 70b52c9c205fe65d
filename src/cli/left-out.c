/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/left-out.h"

#include <stdio.h>

#include "cli/cli.h"
#include "text/safe.h"
#include "text/url.h"

/* "gander: FILE:12: TITLE: why: ADDRESS" */
void left_out_print(void *context, const struct left_out *entry)
{
    struct left_out_report *r = context;
    struct buf line = BUF_INIT, text = BUF_INIT;
    buf_add_c(&line, "gander: ");
    safe_add_line(&line, str_from(r->file));
    if (entry->line > 0) {
        buf_printf(&line, ":%d", entry->line);
    }
    buf_add_c(&line, ": ");
    if (entry->title) {
        safe_add_line(&line, str_from(entry->title));
        buf_add_c(&line, ": ");
    }
    cli_add_reason(&line, left_out_reason(entry->why));
    if (entry->text && entry->text[0]) {
        url_add_redacted(&text, str_from(entry->text));
        buf_add_c(&line, ": ");
        safe_add_line(&line, buf_str(&text));
    }
    buf_add_char(&line, '\n');
    fputs(buf_c(&line), stderr);
    r->entries += left_out_is_entry(entry->why);
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
