/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sources that fail: why, since when, and when they are tried again. */
#include "config.h"

#include "tui/overlays.h"
#include "tui/state.h"

static bool is_failing(const struct engine_node *node)
{
    return node_is_source(node->kind) &&
           (node->health == HEALTH_FAILING || node->health == HEALTH_STOPPED);
}

static void add_line(struct sheet *s, const struct buf *text, enum role role)
{
    struct sheet_line *line = sheet_add(s, NULL, buf_c(text));
    line->indent = 1;
    line->role = role;
}

static void add_times(struct ui *ui, struct sheet *s, const struct engine_node *node)
{
    struct buf b = BUF_INIT, moment = BUF_INIT;
    if (node->failures > 0) {
        buf_printf(
            &b,
            ngettext("Failed once.", "Failed %d times in a row.", (unsigned long)node->failures),
            node->failures);
        buf_add_char(&b, ' ');
    }
    add_moment(ui, &moment, node->succeeded_at);
    /* TRANSLATORS: %s is a time, or "never". */
    buf_printf(&b, _("Last answer: %s."), buf_c(&moment));
    if (node->newest_at) {
        buf_clear(&moment);
        add_moment(ui, &moment, node->newest_at);
        buf_add_char(&b, ' ');
        /* TRANSLATORS: %s is a time. */
        buf_printf(&b, _("Newest article: %s."), buf_c(&moment));
    }
    add_line(s, &b, ROLE_DIM);
    buf_clear(&b);
    buf_clear(&moment);
    if (node->health == HEALTH_STOPPED) {
        buf_add_c(&b, _("Retried only on request."));
    } else {
        add_moment(ui, &moment, node->due_at);
        /* TRANSLATORS: %s is a time. */
        buf_printf(&b, _("Next try: %s."), buf_c(&moment));
        if (node->waiting) {
            /* TRANSLATORS: %s is what it is for, such as Retry-After. */
            buf_add_char(&b, ' ');
            buf_printf(&b, _("It waits for: %s."), ui_reason(ui, node->waiting));
        }
    }
    add_line(s, &b, ROLE_DIM);
    buf_fini(&b);
    buf_fini(&moment);
}

/* The line that is selected: where the source is. */
static void add_place(struct ui *ui, struct sheet *s, const struct engine_node *node)
{
    struct buf b = BUF_INIT;
    tree_add_path(ui, &b, node->id, ui->glyphs->step);
    struct sheet_line *line = sheet_add(s, NULL, buf_c(&b));
    line->role = ROLE_FOLDER;
    line->selectable = true;
    line->id = node->id;
    buf_fini(&b);
}

static void add_source(struct ui *ui, struct sheet *s, const struct engine_node *node)
{
    struct buf b = BUF_INIT;
    add_place(ui, s, node);
    buf_printf(&b, "%s %s", ui->glyphs->problem,
               node->problem ? ui_reason(ui, node->problem) : _("The reason is not known."));
    add_line(s, &b, ROLE_PROBLEM);
    buf_fini(&b);
    add_times(ui, s, node);
    sheet_add_gap(s);
}

/* Those that answer, but have had nothing new for long: nothing is wrong that could be told. */
static void add_stale(struct ui *ui, struct sheet *s, const struct engine_node *node, bool first)
{
    struct buf b = BUF_INIT, moment = BUF_INIT;
    if (first) {
        sheet_add_heading(s, _("Working, but nothing new for a long time"));
    }
    add_place(ui, s, node);
    add_moment(ui, &moment, node->newest_at);
    buf_printf(&b, _("Newest article: %s."), buf_c(&moment));
    add_line(s, &b, ROLE_DIM);
    buf_fini(&b);
    buf_fini(&moment);
}

static void fill(struct ui *ui, struct sheet *s)
{
    const struct engine_tree *tree = &ui->tree.data;
    for (size_t i = 0; i < tree->n; i++) {
        if (is_failing(&tree->nodes[i])) {
            add_source(ui, s, &tree->nodes[i]);
        }
    }
    if (s->lines.n == 0) {
        sheet_add(s, NULL, _("No problems."));
        sheet_add_gap(s);
    }
    bool first = true;
    for (size_t i = 0; i < tree->n; i++) {
        if (tree->nodes[i].health == HEALTH_STALE) {
            add_stale(ui, s, &tree->nodes[i], first);
            first = false;
        }
    }
}

static void choose(struct ui *ui, const struct sheet_line *line)
{
    tree_select(ui, (struct place){PLACE_NODE, line->id});
    ui_pop(ui);
    list_open(ui, ui->tree.selected);
    ui_focus(ui, PANE_TREE);
}

/* A command on the source that is selected here, carried out as in the tree. */
static void act(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(&ui->sheets[ui->n_overlays - 1]);
    if (line) {
        tree_select(ui, (struct place){PLACE_NODE, line->id});
        ui->panes.focus = PANE_TREE;
        ui_run_action(ui, call->command, call->argument);
    }
}

static const struct handler handlers[] = {
    {COMMAND_REFRESH, act}, {COMMAND_BROWSE, act}, {COMMAND_EDIT, act},
    {COMMAND_REMOVE, act},  {COMMAND_COPY, act},   {COMMAND_NONE, NULL},
};

static const enum command hints[] = {COMMAND_OPEN,   COMMAND_REFRESH, COMMAND_EDIT, COMMAND_REMOVE,
                                     COMMAND_BROWSE, COMMAND_BACK,    COMMAND_NONE};

const struct view problems_view = {
    .handlers = handlers,
    .render = sheet_render,
    .mouse = sheet_mouse,
    .hints = hints,
    .title = N_("Problems"),
    .width = 96,
    .fill = fill,
    .choose = choose,
};
