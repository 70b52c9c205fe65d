/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help: all commands with their current keys. */
#include "config.h"

#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/pane/views.h"
#include "tui/widget/sheet.h"

enum { MAX_KEYS_WIDTH = 18 };

static const char *const pane_names[PANE_COUNT] = {
    [PANE_TREE] = N_("In the tree"),
    [PANE_LIST] = N_("In the list"),
    [PANE_ARTICLE] = N_("In an article"),
};

static void add_keys(const struct keymap *map, enum command command, struct buf *b)
{
    for (size_t i = 0; i < keymap_count(map); i++) {
        const struct binding *binding = keymap_at(map, i);
        if (binding_is_of(binding, command)) {
            buf_add_c(b, b->n > 0 ? " " : "");
            key_add_name(b, binding->keys, binding->n_keys);
        }
    }
}

static void add_command(struct ui *ui, struct sheet *s, enum command command)
{
    const struct command_info *info = command_info(command);
    AUTO(buf) keys = BUF_INIT, name = BUF_INIT;
    add_keys(ui->settings.key_table, command, &keys);
    buf_add_c(&keys, keys.n == 0 ? " " : ""); /* a blank label aligns the text with others */
    buf_printf(&name, ":%s", info->name);
    if (info->argument[0])
        buf_printf(&name, " %s", _(info->argument));
    struct sheet_line *line = sheet_add_labelled(s, buf_c(&keys), _(info->help));
    line->label_role = ROLE_STATUS_KEY;
    line->trail = arena_strdup(&s->arena, buf_c(&name));
}

/* ":open ; :run mpv %u" */
static void add_commands(const struct binding *binding, struct buf *b)
{
    for (size_t i = 0; i < binding->n_commands; i++) {
        const struct bound_command *c = &binding->commands[i];
        buf_printf(b, "%s:%s", i > 0 ? " ; " : "", command_info(c->command)->name);
        if (c->argument)
            buf_printf(b, " %s", c->argument);
    }
}

/* Keys with arguments or several commands are bound by the user. */
static void add_own_keys(struct ui *ui, struct sheet *s)
{
    bool any = false;
    for (size_t i = 0; i < keymap_count(ui->settings.key_table); i++) {
        const struct binding *binding = keymap_at(ui->settings.key_table, i);
        if (binding_is_of(binding, binding->commands[0].command))
            continue;
        if (!any) {
            sheet_add_gap(s);
            sheet_add_heading(s, _("Your own keys"));
            any = true;
        }
        AUTO(buf) keys = BUF_INIT, commands = BUF_INIT;
        key_add_name(&keys, binding->keys, binding->n_keys);
        add_commands(binding, &commands);
        sheet_add(s, buf_c(&keys), buf_c(&commands))->label_role = ROLE_STATUS_KEY;
    }
}

/* Commands hinted at by the view below the help. */
static void add_here(struct ui *ui, struct sheet *s)
{
    const struct view *view =
        ui->n_overlays > 1 ? ui->overlays[ui->n_overlays - 2] : pane_views[ui->panes.focus];
    sheet_add_heading(s, view->title ? _(view->title) : _(pane_names[ui->panes.focus]));
    for (const enum command *c = view->hints; c && *c != COMMAND_NONE; c++)
        add_command(ui, s, *c);
    sheet_add_gap(s);
}

/* All options with value and description, for the command line. */
static void add_options(struct ui *ui, struct sheet *s)
{
    sheet_add_gap(s);
    sheet_add_heading(s, _("Options"));
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        AUTO(buf) value = BUF_INIT, name = BUF_INIT;
        config_get(&ui->settings, str_from(o->name), &value);
        buf_printf(&name, ":set %s", o->name);
        buf_add_c(&value, value.n == 0 ? "-" : "");
        struct sheet_line *line = sheet_add(s, buf_c(&value), _(o->help));
        line->label_role = ROLE_DIM;
        line->trail = arena_strdup(&s->arena, buf_c(&name));
    }
}

static const struct {
    const char *heading, *text; /* msgids */
} advice[] = {
    {N_("Searching"),
     N_("All words must be in the title or the text, each at the beginning of a word, "
        "Chinese anywhere. \"Two words\" follow each other, a OR b is either, (brackets) group, "
        "-word excludes. title: from: by: url: and note: in front of a word look there alone. "
        "in:PATH, tag:NAME, is:unread read starred changed offline muted, has:picture attachment "
        "audio video comments full-text note tag, since: and before: 2025-06-30, today, 3d or "
        "2w, size:>10k or <500 choose articles. sort:match puts the best first.")},
    {N_("Text size"),
     N_("Articles have up to seven text sizes, as the terminal allows; the title bar shows "
        "which one is on. Larger letters everywhere are the terminal's own affair: most "
        "take Ctrl and +.")},
    {N_("Mouse"),
     N_("Click to select and open, turn the wheel to scroll, click on [A- A+], drag the "
        "border of a pane. Shift selects text while gander uses the mouse; :set mouse no "
        "turns that off.")},
};

static void fill(struct ui *ui, struct sheet *s)
{
    add_here(ui, s);
    sheet_add(s, NULL,
              _("Keys can be bound to other commands in the configuration file, by the names at "
                "the right. A number before a step by lines or paragraphs takes so many at once; "
                "in an article that has a link of that number, it follows the link."))
        ->role = ROLE_DIM;
    for (size_t i = 0; i < command_entry_count; i++) {
        const struct command_entry *entry = &command_entries[i];
        if (entry->section) {
            sheet_add_gap(s);
            sheet_add_heading(s, _(entry->section));
        } else {
            add_command(ui, s, entry->command);
        }
    }
    add_own_keys(ui, s);
    for (size_t i = 0; i < ARRAY_SIZE(advice); i++) {
        sheet_add_gap(s);
        sheet_add_heading(s, _(advice[i].heading));
        sheet_add(s, NULL, _(advice[i].text));
    }
    add_options(ui, s);
    s->label_width = s->label_width < MAX_KEYS_WIDTH ? s->label_width : MAX_KEYS_WIDTH;
}

static const enum command hints[] = {COMMAND_ADVANCE, COMMAND_FIND, COMMAND_BACK, COMMAND_NONE};

const struct view help_view = {
    .hints = hints,
    .title = N_("Help"),
    .width = 96,
    .fill = fill,
};
