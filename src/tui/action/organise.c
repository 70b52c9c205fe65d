/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order of the tree: adding categories and moving nodes, by keys and by `:category`. */
#include "config.h"

#include "tui/action/organise.h"

#include <string.h>

#include "engine/data/command.h"
#include "model/tree.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"

/* ---- moving among the siblings --------------------------------------------------------------- */

static const struct tree_node *require_selected(struct ui *ui)
{
    const struct tree_node *node = place_node(&ui->tree, ui->tree.selected);
    if (!node || ui->panes.focus != PANE_TREE) {
        ui_say(ui, ROLE_NOTICE, _("Select a source or folder in the tree first."));
        return NULL;
    }
    return node;
}

static void move_before(struct ui *ui, int64_t node, int64_t parent, int64_t before)
{
    ui_send(ui, &(struct engine_command){
                    .kind = ENGINE_EDIT, .id = node, .parent = parent, .before = before});
}

/* Sibling before or after a node; NULL for none. */
static const struct tree_node *sibling(const struct tree_view *t, const struct tree_node *node,
                                       int step)
{
    const struct tree_node *first = t->data.nodes, *end = first + t->data.n, *at = node;
    if (step > 0) {
        at = tree_last_within(t, node) + 1;
        return at < end && at->parent == node->parent ? at : NULL;
    }
    while (at > first && at[-1].depth >= node->depth) {
        at--;
        if (at->depth == node->depth)
            return at;
    }
    return NULL;
}

static void move_node(struct ui *ui, const struct call *call)
{
    struct tree_view *t = &ui->tree;
    for (int left = call->count; left > 0; left--) {
        const struct tree_node *node = require_selected(ui);
        const struct tree_node *other = node ? sibling(t, node, call->direction) : NULL;
        if (!node)
            return;
        if (!other) {
            ui_say(ui, ROLE_NOTICE,
                   call->direction < 0 ? _("Already the first one here.")
                                       : _("Already the last one here."));
            return;
        }
        const struct tree_node *behind = sibling(t, other, 1);
        move_before(ui, node->id, 0,
                    call->direction < 0 ? other->id
                    : behind            ? behind->id
                                        : TREE_LAST);
        tree_swap(t, call->direction < 0 ? other : node);
    }
}

/* ---- categories ------------------------------------------------------------------------------ */

static void make_path(struct ui *ui, int64_t from, const char *path)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_MAKE_PATH, .parent = from, .value = path});
}

/* Adds below the selected folder, or that of the selected source. */
static void accept_name(struct ui *ui, const char *text)
{
    const struct tree_node *node = tree_node(&ui->tree, ui_target_node(ui));
    if (text[strspn(text, "/ ")]) {
        make_path(ui,
                  !node                         ? TREE_ROOT
                  : !node_is_folder(node->kind) ? node->parent
                                                : node->id,
                  text);
    }
}

static const struct prompt_kind name_prompt = {
    .label = N_("New category: "),
    .accept = accept_name,
    .keeps_history = true,
};

enum { MAX_WORDS = 5 };

/* Splits a line into words, in place; double quotes enclose spaces. */
static size_t split_words(char *line, const char *words[MAX_WORDS])
{
    size_t n = 0;
    char *to = line;
    while (*line && n < MAX_WORDS) {
        line += strspn(line, " ");
        bool quoted = *line == '"';
        char end = quoted ? '"' : ' ';
        line += quoted;
        words[n] = to = line;
        while (*line && *line != end) {
            line += *line == '\\' && line[1] == '"';
            *to++ = *line++;
        }
        line += *line != '\0';
        *to = '\0';
        n += *words[n] || quoted;
    }
    return n;
}

static const struct tree_node *require_path(struct ui *ui, const char *path)
{
    const struct tree_node *node = tree_find(&ui->tree, path);
    if (!node) {
        /* TRANSLATORS: %s is a path such as "My feeds/News". */
        ui_notify(ui, ROLE_WARNING, _("No such portal, category or source: %s"), path);
    }
    return node;
}

static void rename_node(struct ui *ui, const char *path, const char *name)
{
    const struct tree_node *node = require_path(ui, path);
    if (node && *name) {
        ui_send(ui, &(struct engine_command){.kind = ENGINE_EDIT, .id = node->id, .title = name});
        ui_say_key(ui, _("Renamed; %s undoes it."), COMMAND_UNDO);
    }
}

static void remove_node(struct ui *ui, const char *path)
{
    const struct tree_node *node = require_path(ui, path);
    if (node) {
        ui_send(ui, &(struct engine_command){.kind = ENGINE_REMOVE, .id = node->id});
        ui_say_key(ui, _("Removed; %s undoes it."), COMMAND_UNDO);
    }
}

static bool move_to(struct ui *ui, const char *path, const char *where, const char *place)
{
    bool before = strcmp(where, "--before") == 0, after = strcmp(where, "--after") == 0;
    if (!before && !after && strcmp(where, "--in") != 0)
        return false;
    const struct tree_node *node = require_path(ui, path);
    const struct tree_node *at = node ? require_path(ui, place) : NULL;
    const struct tree_node *behind = at && after ? sibling(&ui->tree, at, 1) : NULL;
    int64_t next = before ? at ? at->id : 0 : behind ? behind->id : TREE_LAST;
    if (at && at != node && next != node->id) {
        move_before(ui, node->id, before || after ? at->parent : at->id, next);
        ui_say_key(ui, _("Moved; %s undoes it."), COMMAND_UNDO);
    }
    return true;
}

static bool run_words(struct ui *ui, const char *const *words, size_t n)
{
    if (n == 2 && strcmp(words[0], "add") == 0)
        make_path(ui, TREE_ROOT, words[1]);
    else if (n == 3 && strcmp(words[0], "rename") == 0)
        rename_node(ui, words[1], words[2]);
    else if (n == 2 && strcmp(words[0], "remove") == 0)
        remove_node(ui, words[1]);
    else
        return n == 4 && strcmp(words[0], "move") == 0 && move_to(ui, words[1], words[2], words[3]);
    return true;
}

/* "add" and "remove" take a single path, which needs no quotes. */
static size_t split_line(char *line, const char *words[MAX_WORDS])
{
    char *gap = strchr(line, ' ');
    char *path = gap ? gap + strspn(gap, " ") : NULL;
    struct str verb = {line, gap ? (size_t)(gap - line) : 0};
    if (!path || *path == '"' || (!str_eq(verb, STR("add")) && !str_eq(verb, STR("remove"))))
        return split_words(line, words);
    *gap = '\0';
    words[0] = line;
    words[1] = path;
    return 2;
}

static void category(struct ui *ui, const struct call *call)
{
    AUTO_FREE char *line = mem_strdup(call->argument);
    const char *words[MAX_WORDS];
    size_t n = split_line(line, words);
    if (!run_words(ui, words, n)) {
        ui_say(ui, ROLE_WARNING,
               _("add|remove PATH, rename PATH NAME, move PATH --before|--after|--in PATH"));
    }
}

void ui_path_made(struct ui *ui, const struct engine_event *e)
{
    if (e->error.code == ERROR_EXISTS)
        ui_say(ui, ROLE_NOTICE, _("The category already exists."));
    else
        ui_say_key(ui, _("Category added; %s undoes it."), COMMAND_UNDO);
    tree_reload_at(ui, e->node);
}

const struct handler organise_handlers[] = {
    {COMMAND_MOVE_UP, move_node, -1},
    {COMMAND_MOVE_DOWN, move_node, 1},
    {COMMAND_CATEGORY, category, .asks = &name_prompt},
    {COMMAND_NONE, NULL},
};
