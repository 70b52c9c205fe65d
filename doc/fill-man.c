/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the manual pages, in man(7). */
#include "config.h"

#include "doc/fill.h"

#include <stdio.h>

#include "base/i18n.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "config/command.h"
#include "config/config.h"

/* Escapes text for roff: no request at a line's start, hyphens that can be copied. */
static void add_roff(struct buf *b, const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p == '\\') {
            buf_add_c(b, "\\e");
        } else if (*p == '-') {
            buf_add_c(b, "\\-");
        } else if ((*p == '.' || *p == '\'') && (p == text || p[-1] == '\n')) {
            buf_add_c(b, "\\&");
            buf_add_char(b, *p);
        } else {
            buf_add_char(b, *p);
        }
    }
}

/* Appends a full stop, unless there is one; after Chinese text that of Chinese. */
static void add_stop(struct buf *b)
{
    if (b->p[b->n - 1] != '.' && !str_ends(buf_str(b), STR("。")))
        buf_add_c(b, b->p[b->n - 1] & 0x80 ? "。" : ".");
}

/* Appends help text as a sentence of the manual: capital letter, full stop. */
static void add_sentence(struct buf *b, const char *text)
{
    size_t start = b->n;
    add_roff(b, fill_text(text));
    if (b->n > start && b->p[start] >= 'a' && b->p[start] <= 'z')
        b->p[start] = (char)(b->p[start] - 'a' + 'A');
    if (b->n > start)
        add_stop(b);
    buf_add_char(b, '\n');
}

static void add_font(struct buf *b, char font, const char *text)
{
    buf_printf(b, "\\f%c", font);
    add_roff(b, text);
    buf_add_c(b, "\\fR");
}

static void add_option(struct buf *b, const struct cli_option *o)
{
    char text[64];
    buf_add_c(b, ".TP\n");
    if (o->letter) {
        snprintf(text, sizeof text, "-%c", o->letter);
        add_font(b, 'B', text);
        buf_add_c(b, ", ");
    }
    snprintf(text, sizeof text, "--%s", o->name);
    add_font(b, 'B', text);
    if (o->value) {
        buf_add_char(b, ' ');
        add_font(b, o->kind == CLI_CHOICE ? 'B' : 'I', fill_text(o->value));
    }
    buf_add_char(b, '\n');
    add_sentence(b, o->help);
}

void fill_man_commands(struct buf *b)
{
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        buf_add_c(b, ".SS ");
        buf_printf(b, "gander %s", (*c)->name);
        if ((*c)->arguments) {
            buf_add_char(b, ' ');
            add_roff(b, fill_text((*c)->arguments));
        }
        buf_add_char(b, '\n');
        add_sentence(b, (*c)->summary);
        for (const struct cli_option *o = (*c)->options; o && o->name; o++)
            add_option(b, o);
    }
}

void fill_man_options(struct buf *b)
{
    for (const struct cli_option *o = cli_global_options; o->name; o++)
        add_option(b, o);
    for (const struct cli_option *o = cli_reader.options; o && o->name; o++)
        add_option(b, o);
}

static void add_keys(struct buf *b, const char *keys)
{
    struct str rest = str_from(keys), key;
    const char *between = "";
    while (str_split(&rest, ' ', &key)) {
        char text[32];
        snprintf(text, sizeof text, "%.*s", STR_ARG(key));
        buf_add_c(b, between);
        add_font(b, 'B', text);
        between = ", ";
    }
}

void fill_man_keys(struct buf *b)
{
    for (size_t i = 0; i < command_entry_count; i++) {
        const struct command_info *info = command_info(command_entries[i].command);
        if (command_entries[i].section) {
            buf_printf(b, ".SS %s\n", fill_text(command_entries[i].section));
        } else if (info->keys[0]) {
            buf_add_c(b, ".TP\n");
            add_keys(b, info->keys);
            buf_add_char(b, '\n');
            add_sentence(b, info->help);
        }
    }
}

void fill_man_key_commands(struct buf *b)
{
    for (size_t i = 0; i < command_entry_count; i++) {
        const struct command_info *info = command_info(command_entries[i].command);
        if (command_entries[i].section)
            continue;
        buf_add_c(b, ".TP\n");
        add_font(b, 'B', info->name);
        if (info->argument[0]) {
            buf_add_char(b, ' ');
            add_font(b, 'I', fill_text(info->argument));
        }
        buf_add_char(b, '\n');
        add_roff(b, fill_text(info->help));
        add_stop(b);
        if (info->newsboat_keys[0]) {
            buf_printf(b, " %s ", fill_text(N_("In the newsboat keymap:")));
            add_keys(b, info->newsboat_keys);
            buf_add_char(b, '.');
        }
        buf_add_char(b, '\n');
    }
}

static void add_values(struct buf *b, const struct config_option *o)
{
    switch (o->kind) {
    case CONFIG_FLAG:
        add_font(b, 'B', "yes|no");
        break;
    case CONFIG_NUMBER:
        buf_printf(b, fill_text(N_("%d to %d")), o->min, o->max);
        break;
    case CONFIG_CHOICE:
        add_font(b, 'B', o->choices);
        break;
    case CONFIG_TEXT:
        add_font(b, 'I', fill_text(N_("text")));
        break;
    }
}

void fill_man_settings(struct buf *b)
{
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        buf_add_c(b, ".TP\n");
        add_font(b, 'B', o->name);
        buf_add_char(b, ' ');
        add_values(b, o);
        buf_add_char(b, '\n');
        add_roff(b, fill_text(o->help));
        if (o->value[0]) {
            buf_printf(b, " %s ", fill_text(N_("By default")));
            add_font(b, 'B', o->value);
            buf_add_char(b, '.');
        }
        buf_add_char(b, '\n');
    }
}

void fill_man_themes(struct buf *b)
{
    for (size_t i = 0; theme_name(i); i++) {
        buf_add_c(b, i > 0 ? ", " : "");
        add_font(b, 'B', theme_name(i));
    }
}

void fill_man_roles(struct buf *b)
{
    static const char *const roles[] = {
#define ROLE(id, name, ...) name,
#include "config/roles.def"
#undef ROLE
    };
    for (size_t i = 0; i < ARRAY_SIZE(roles); i++) {
        buf_add_c(b, i > 0 ? ", " : "");
        add_font(b, 'B', roles[i]);
    }
}
