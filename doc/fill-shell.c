/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Example configuration, and completions of shells. */
#include "config.h"

#include "doc/fill.h"

#include <string.h>

#include "cli/cli.h"
#include "cli/options.h"
#include "config/config.h"
#include "text/display/width.h"

enum { EXAMPLE_CELLS = 78 };

/* Wraps words in lines of comments. */
static void add_comment(struct buf *b, const char *text)
{
    struct str rest = str_from(text), word;
    int column = 0;
    while (str_split(&rest, ' ', &word)) {
        int width = text_width(word);
        if (column == 0 || column + 1 + width > EXAMPLE_CELLS) {
            buf_add_c(b, column == 0 ? "#" : "\n#");
            column = 1;
        }
        buf_add_char(b, ' ');
        buf_add(b, word);
        column += 1 + width;
    }
    buf_add_char(b, '\n');
}

void fill_example(struct buf *b)
{
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        add_comment(b, o->help);
        if (o->kind == CONFIG_CHOICE)
            buf_printf(b, "# One of %s.\n", o->choices);
        const char *quote = o->kind == CONFIG_TEXT ? "\"" : "";
        buf_printf(b, "#%s %s%s%s\n\n", o->name, quote, o->value, quote);
    }
}

static void add_option_words(struct buf *b, const struct cli_option *options)
{
    for (const struct cli_option *o = options; o && o->name; o++) {
        buf_printf(b, " --%s", o->name);
        if (o->letter)
            buf_printf(b, " -%c", o->letter);
    }
}

/* Choices as words: "feed list" for "feed|list". */
static void add_choices(struct buf *b, const char *choices)
{
    for (const char *p = choices; *p; p++)
        buf_add_char(b, *p == '|' ? ' ' : *p);
}

/* `case` arms: options by command, then choices by option. */
void fill_bash(struct buf *b)
{
    buf_add_c(b, "_gander_commands='");
    for (const struct cli_command *const *c = cli_commands; *c; c++)
        buf_printf(b, "%s%s", c == cli_commands ? "" : " ", (*c)->name);
    buf_add_c(b, "'\n_gander_global='");
    add_option_words(b, cli_global_options);
    buf_add_c(b, "'\n_gander_options() {\n    case $1 in\n    '') echo '");
    add_option_words(b, cli_reader.options);
    buf_add_c(b, "' ;;\n");
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        if ((*c)->options) {
            buf_printf(b, "    %s) echo '", (*c)->name);
            add_option_words(b, (*c)->options);
            buf_add_c(b, "' ;;\n");
        }
    }
    buf_add_c(b, "    esac\n}\n_gander_choices() {\n    case $1$2 in\n");
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        for (const struct cli_option *o = (*c)->options; o && o->name; o++) {
            if (o->kind == CLI_CHOICE) {
                buf_printf(b, "    %s--%s) echo '", (*c)->name, o->name);
                add_choices(b, o->value);
                buf_add_c(b, "' ;;\n");
            }
        }
    }
    buf_add_c(b, "    esac\n}\n");
}

/* Quotes text for the shell; for zsh also escapes special characters of _arguments. */
static void add_quoted(struct buf *b, const char *text, const char *escaped)
{
    for (const char *p = text; *p; p++) {
        if (*p == '\'') {
            buf_add_c(b, "'\\''");
            continue;
        }
        for (const char *q = escaped; *q; q++)
            if (*p == *q)
                buf_add_char(b, '\\');
        buf_add_char(b, *p);
    }
}

/* Function that completes an option's value; "" for none. */
static const char *zsh_values(const struct cli_option *o)
{
    return o->kind == CLI_FILE ? "_files" : strcmp(o->name, "view") == 0 ? "_gander_views" : "";
}

static void add_zsh_options(struct buf *b, const struct cli_option *options)
{
    for (const struct cli_option *o = options; o && o->name; o++) {
        buf_add_c(b, " \\\n            '");
        if (o->letter)
            buf_printf(b, "(-%c --%s)'{-%c,--%s}'", o->letter, o->name, o->letter, o->name);
        else
            buf_printf(b, "--%s", o->name);
        buf_add_char(b, '[');
        add_quoted(b, o->help, "[]:");
        buf_add_char(b, ']');
        if (o->kind == CLI_CHOICE) {
            buf_add_c(b, ":choice:(");
            add_choices(b, o->value);
            buf_add_char(b, ')');
        } else if (o->value) {
            buf_printf(b, ":%s:%s", o->value, zsh_values(o));
        }
        buf_add_char(b, '\'');
    }
}

void fill_zsh(struct buf *b)
{
    buf_add_c(b, "    commands=(\n");
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        buf_printf(b, "        '%s:", (*c)->name);
        add_quoted(b, (*c)->summary, ":");
        buf_add_c(b, "'\n");
    }
    buf_add_c(b, "    )\n    global=(");
    add_zsh_options(b, cli_global_options);
    buf_add_c(b, "\n    )\n    case $1 in\n    '')\n        own=(");
    add_zsh_options(b, cli_reader.options);
    buf_add_c(b, "\n        )\n        ;;\n");
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        buf_printf(b, "    %s)\n        own=(", (*c)->name);
        add_zsh_options(b, (*c)->options);
        buf_add_c(b, "\n        )\n        ;;\n");
    }
    buf_add_c(b, "    esac\n");
}

static void add_fish_options(struct buf *b, const char *condition, const struct cli_option *options)
{
    for (const struct cli_option *o = options; o && o->name; o++) {
        buf_printf(b, "complete -c gander%s -l %s", condition, o->name);
        if (o->letter)
            buf_printf(b, " -s %c", o->letter);
        if (o->kind == CLI_CHOICE) {
            buf_add_c(b, " -x -a '");
            add_choices(b, o->value);
            buf_add_char(b, '\'');
        } else if (o->value) {
            buf_add_c(b, o->kind == CLI_FILE ? " -r -F" : " -x");
        }
        buf_add_c(b, " -d '");
        add_quoted(b, o->help, "");
        buf_add_c(b, "'\n");
    }
}

void fill_fish(struct buf *b)
{
    add_fish_options(b, "", cli_global_options);
    add_fish_options(b, " -n __fish_use_subcommand", cli_reader.options);
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        buf_printf(b, "complete -c gander -n __fish_use_subcommand -a %s -d '", (*c)->name);
        add_quoted(b, (*c)->summary, "");
        buf_add_c(b, "'\n");
        struct buf condition = BUF_INIT;
        buf_printf(&condition, " -n '__fish_seen_subcommand_from %s'", (*c)->name);
        add_fish_options(b, buf_c(&condition), (*c)->options);
        buf_fini(&condition);
    }
}
