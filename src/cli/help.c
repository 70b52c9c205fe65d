/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/help.h"

#include "cli/options.h"
#include "text/display/width.h"

enum { WIDEST_FIRST_COLUMN = 34 };

/* Row of a two-column table; after a long entry the text starts on a new line. */
static void add_row(struct buf *b, struct str left, const char *right, int width)
{
    buf_add_c(b, "  ");
    if (text_width(left) > width) {
        buf_add(b, left);
        buf_add_c(b, "\n  ");
        left = STR("");
    }
    text_add_cell(b, left, width, false);
    buf_printf(b, "  %s\n", right);
}

/* Appends "-d, --database FILE", in the user's language. */
static void add_option(struct buf *b, const struct cli_option *option)
{
    if (option->letter)
        buf_printf(b, "-%c, ", option->letter);
    else
        buf_add_c(b, "    ");
    buf_printf(b, "--%s", option->name);
    if (option->kind == CLI_CHOICE)
        buf_printf(b, " %s", option->value);
    else if (option->value)
        buf_printf(b, " %s", _(option->value));
}

static void add_command_label(struct buf *b, const struct cli_command *command)
{
    buf_add_c(b, command->name);
    if (command->arguments)
        buf_printf(b, " %s", _(command->arguments));
}

static int widest(int width, struct buf *label)
{
    int w = text_width(buf_str(label));
    buf_clear(label);
    return w > width && w <= WIDEST_FIRST_COLUMN ? w : width;
}

static void add_options(struct buf *b, const char *heading, const struct cli_option *options)
{
    if (!options || !options->name)
        return;
    AUTO(buf) label = BUF_INIT;
    int width = 0;
    for (const struct cli_option *o = options; o->name; o++) {
        add_option(&label, o);
        width = widest(width, &label);
    }
    buf_printf(b, "\n%s\n", heading);
    for (const struct cli_option *o = options; o->name; o++) {
        add_option(&label, o);
        add_row(b, buf_str(&label), _(o->help), width);
        buf_clear(&label);
    }
}

static void add_commands(struct buf *b)
{
    AUTO(buf) label = BUF_INIT;
    int width = 0;
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        add_command_label(&label, *c);
        width = widest(width, &label);
    }
    buf_printf(b, "\n%s\n", _("Commands:"));
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        add_command_label(&label, *c);
        add_row(b, buf_str(&label), _((*c)->summary), width);
        buf_clear(&label);
    }
}

void cli_help_add(struct buf *b, const struct cli_command *command)
{
    if (command == &cli_reader) {
        buf_printf(b, "%s\n%s\n", _("Usage: gander [OPTION…] [COMMAND [ARGUMENT…]]"),
                   _(command->summary));
        add_commands(b);
        add_options(b, _("Options of the reader:"), command->options);
        add_options(b, _("Options of every command:"), cli_global_options);
        return;
    }
    AUTO(buf) label = BUF_INIT;
    add_command_label(&label, command);
    /* TRANSLATORS: a command with its arguments, such as "show ID". */
    buf_printf(b, _("Usage: gander %s [OPTION…]"), buf_c(&label));
    buf_printf(b, "\n%s\n", _(command->summary));
    add_options(b, _("Options:"), command->options);
    add_options(b, _("Options of every command:"), cli_global_options);
}
