/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing of a source, folder or view: title, address, query, place, fetch settings. */
#include "config.h"

#include <string.h>

#include "base/arguments.h"
#include "engine/data/command.h"
#include "model/tree.h"
#include "text/url/address.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

enum field { FIELD_TITLE, FIELD_ADDRESS, FIELD_QUERY, FIELD_PLACE, FIELD_SETTINGS /* and up */ };

/* NULL and 0 leave a field unchanged. */
static void edit(struct ui *ui, const char *title, const char *url, int64_t parent)
{
    ui_send(
        ui,
        &(struct engine_command){
            .kind = ENGINE_EDIT, .id = ui->edited, .title = title, .url = url, .parent = parent});
}

static void accept_title(struct ui *ui, const char *text)
{
    if (*text)
        edit(ui, text, NULL, 0);
}

static void accept_address(struct ui *ui, const char *text)
{
    AUTO(address) address = {0};
    struct error e;
    if (!*text)
        return;
    if (address_read(str_from(text), &address, &e))
        edit(ui, NULL, address.v[0], 0);
    else
        prompt_refuse(ui, &e);
}

static void accept_program(struct ui *ui, const char *text)
{
    AUTO(buf) url = BUF_INIT;
    struct error e;
    if (!*text)
        return;
    if (arguments_check(text, &e)) {
        buf_printf(&url, "%s%s", PROGRAM_SCHEME, text);
        edit(ui, NULL, buf_c(&url), 0);
    } else {
        prompt_refuse(ui, &e);
    }
}

static void accept_query(struct ui *ui, const char *text)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_EDIT, .id = ui->edited, .value = text});
}

static const struct prompt_kind query_prompt = {
    .label = N_("Query: "), .accept = accept_query, .keeps_history = true};
static const struct prompt_kind title_prompt = {
    .label = N_("Title: "), .accept = accept_title, .keeps_history = true};
static const struct prompt_kind address_prompt = {
    .label = N_("Address: "), .accept = accept_address, .keeps_history = true, .one_word = true};

static const struct prompt_kind program_prompt = {
    .label = N_("Program: "), .accept = accept_program, .keeps_history = true};

/* Address of a source, or the command line of its program. */
static const char *shown_address(const struct tree_node *node)
{
    return node->url + (url_is_program(node->url) ? strlen(PROGRAM_SCHEME) : 0);
}

static void add_field(struct sheet *s, enum field field, const char *label, const char *text)
{
    struct sheet_line *line = sheet_add_labelled(s, label, text);
    line->selectable = true;
    line->index = field;
}

static void fill(struct ui *ui, struct sheet *s)
{
    const struct tree_node *node = tree_node(&ui->tree, ui->edited);
    AUTO(buf) path = BUF_INIT;
    if (!node)
        return;
    add_field(s, FIELD_TITLE, _("Title"), node->title);
    if (node_is_source(node->kind)) {
        add_field(s, FIELD_ADDRESS, url_is_program(node->url) ? _("Program") : _("Address"),
                  shown_address(node));
    }
    if (node->kind == NODE_VIEW)
        add_field(s, FIELD_QUERY, _("Query"), node->query);
    if (node->kind != NODE_PORTAL) {
        tree_add_path(ui, &path, node->parent);
        buf_add_c(&path, path.n ? "" : _("(outside of the portals)"));
        add_field(s, FIELD_PLACE, _("Place"), buf_c(&path));
    }
    edit_settings_fill(ui, s, FIELD_SETTINGS);
    sheet_add_gap(s);
    AUTO(buf) changes = BUF_INIT;
    buf_add_c(&changes, ui_key(ui, COMMAND_OPEN));
    /* TRANSLATORS: %s are keys. */
    sheet_printf(s,
                 node_is_source(node->kind)
                     ? _("%s changes a line, %s resets it. Articles and marks stay.")
                     : _("%s changes a line. Articles and marks stay."),
                 buf_c(&changes), ui_key(ui, COMMAND_REMOVE))
        ->role = ROLE_DIM;
}

static void choose(struct ui *ui, const struct sheet_line *line)
{
    const struct tree_node *node = tree_node(&ui->tree, ui->edited);
    if (!node) {
        ui_pop(ui);
    } else if (line->index == FIELD_PLACE) {
        ui_push(ui, &folder_view);
    } else if (line->index >= FIELD_SETTINGS) {
        edit_settings_choose(ui, line->index - FIELD_SETTINGS);
    } else {
        bool title = line->index == FIELD_TITLE, query = line->index == FIELD_QUERY;
        prompt_open(ui,
                    title                       ? &title_prompt
                    : query                     ? &query_prompt
                    : url_is_program(node->url) ? &program_prompt
                                                : &address_prompt,
                    title   ? node->title
                    : query ? node->query
                            : shown_address(node));
    }
}

static void reset_setting(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    if (line && line->index >= FIELD_SETTINGS)
        edit_settings_reset(ui, line->index - FIELD_SETTINGS);
}

static const enum command hints[] = {COMMAND_OPEN, COMMAND_BACK, COMMAND_NONE};

const struct view edit_view = {
    .handlers = VIEW_HANDLERS({COMMAND_REMOVE, reset_setting}),
    .hints = hints,
    .choice = N_("change"),
    .title = N_("Edit"),
    .width = 72,
    .fill = fill,
    .choose = choose,
};

/* ---- where to move it ------------------------------------------------------------------------ */

static bool is_within(const struct tree_view *t, const struct tree_node *node, int64_t folder)
{
    while (node && node->id != folder)
        node = tree_node(t, node->parent);
    return node != NULL;
}

static void add_folder(struct sheet *s, const char *title, int depth, int64_t id)
{
    struct sheet_line *line = sheet_add(s, NULL, title);
    line->indent = depth;
    line->selectable = true;
    line->id = id;
}

static void fill_folders(struct ui *ui, struct sheet *s)
{
    const struct tree_view *t = &ui->tree;
    const struct tree_node *edited = tree_node(t, ui->edited);
    if (edited && edited->kind == NODE_VIEW)
        add_folder(s, _("(outside of the portals)"), 0, TREE_ROOT);
    for (size_t i = 0; i < t->data.n; i++) {
        const struct tree_node *node = &t->data.nodes[i];
        if (node_is_folder(node->kind) && !is_within(t, node, ui->edited))
            add_folder(s, node->title, node->depth, node->id);
    }
}

static void choose_folder(struct ui *ui, const struct sheet_line *line)
{
    edit(ui, NULL, NULL, line->id);
    ui_pop(ui);
}

const struct view folder_view = {
    .hints = hints,
    .choice = N_("move here"),
    .title = N_("Move to"),
    .width = 56,
    .fill = fill_folders,
    .choose = choose_folder,
};
