/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/left-out.h"

#include <stdio.h>

#include "cli/cli.h"
#include "text/display/safe.h"
#include "text/url/url.h"

/* "FILE:12: TITLE: why: ADDRESS" */
void left_out_add(struct buf *b, const char *file, const struct left_out *entry)
{
    AUTO(buf) text = BUF_INIT;
    safe_add_line(b, str_from(file));
    if (entry->line > 0)
        buf_printf(b, ":%d", entry->line);
    buf_add_c(b, ": ");
    if (entry->title) {
        safe_add_line(b, str_from(entry->title));
        buf_add_c(b, ": ");
    }
    cli_add_reason(b, left_out_reason(entry->why));
    if (entry->text && entry->text[0]) {
        url_add_redacted(&text, str_from(entry->text));
        buf_add_c(b, ": ");
        safe_add_line(b, buf_str(&text));
    }
}

void left_out_print(void *context, const char *file, const struct left_out *entry)
{
    struct left_out_report *r = context;
    AUTO(buf) line = BUF_INIT;
    left_out_add(&line, r->file ? r->file : file, entry);
    fprintf(stderr, "gander: %s\n", buf_c(&line));
    r->entries += left_out_is_entry(entry->why);
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
