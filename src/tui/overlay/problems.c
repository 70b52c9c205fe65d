/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failing sources: reason, start, next attempt. */
#include "config.h"

#include <string.h>

#include "engine/data/command.h"
#include "model/rule.h"
#include "model/tree.h"
#include "text/display/safe.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

static void add_times(struct ui *ui, struct sheet *s, const struct tree_node *node)
{
    AUTO(buf) b = BUF_INIT, moment = BUF_INIT;
    if (node->status.failures > 0) {
        sentence_add(&b,
                     ngettext("Failed once.", "Failed %d times in a row.",
                              (unsigned long)node->status.failures),
                     node->status.failures);
    }
    ui_add_moment(ui, &moment, node->status.succeeded_at);
    /* TRANSLATORS: %s is a time, or "never". */
    sentence_add(&b, _("Last answer: %s."), buf_c(&moment));
    if (node->status.newest_at) {
        buf_clear(&moment);
        ui_add_moment(ui, &moment, node->status.newest_at);
        /* TRANSLATORS: %s is a time. */
        sentence_add(&b, _("Newest article: %s."), buf_c(&moment));
    }
    sheet_add_detail(s, ROLE_DIM, "%s", buf_c(&b));
    buf_clear(&b);
    buf_clear(&moment);
    if (node->health == HEALTH_UNREACHABLE) {
        buf_add_c(&b, _("Next try: with the next refresh."));
    } else if (node->health == HEALTH_STOPPED) {
        buf_add_c(&b, _("Retried only on request."));
    } else {
        ui_add_moment(ui, &moment, node->status.due_at);
        /* TRANSLATORS: %s is a time. */
        buf_printf(&b, _("Next try: %s."), buf_c(&moment));
        if (node->status.waiting) {
            /* TRANSLATORS: %s is what it is for, such as Retry-After. */
            sentence_add(&b, _("Waiting for: %s."), ui_reason(ui, node->status.waiting));
        }
    }
    sheet_add_detail(s, ROLE_DIM, "%s", buf_c(&b));
}

/* Path of the source, below the selected line. */
static void add_place(struct ui *ui, struct sheet *s, const struct tree_node *node)
{
    AUTO(buf) b = BUF_INIT;
    tree_add_path(ui, &b, node->id);
    struct sheet_line *line = sheet_add(s, NULL, buf_c(&b));
    line->role = ROLE_FOLDER;
    line->selectable = true;
    line->id = node->id;
}

static void add_source(struct ui *ui, struct sheet *s, const struct tree_node *node)
{
    add_place(ui, s, node);
    sheet_add_detail(s, ROLE_PROBLEM, "%s %s", ui->glyphs->problem, ui_problem(ui, node));
    if (node_is_source(node->kind))
        add_times(ui, s, node);
    sheet_add_gap(s);
}

/* Heading of a group, which Enter unfolds: "no such host: example.org · 66 sources". */
static void add_heading(struct ui *ui, struct sheet *s, const struct tree_trouble *t, int64_t first,
                        bool unfolded)
{
    AUTO(buf) b = BUF_INIT;
    const char *reason = t->problem ? t->problem : "";
    buf_printf(&b, "%s ", unfolded ? ui->glyphs->unfolded : ui->glyphs->folded);
    if (!strstr(reason, t->host))
        buf_printf(&b, "%s: ", t->host);
    buf_add_c(&b, ui_problem(ui, &ui->tree.data.nodes[t->nodes[0]]));
    buf_add_c(&b, ui->glyphs->separator);
    buf_printf(&b, ngettext("%zu source", "%zu sources", t->n), t->n);
    struct sheet_line *line = sheet_add(s, NULL, buf_c(&b));
    line->role = ROLE_PROBLEM;
    line->selectable = true;
    line->id = -first; /* ids below 0 belong to no node */
}

static void add_group(struct ui *ui, struct sheet *s, const struct tree_trouble *t)
{
    const struct tree_node *nodes = ui->tree.data.nodes;
    int64_t first = nodes[t->nodes[0]].id;
    bool unfolded = ui->trouble == first;
    add_heading(ui, s, t, first, unfolded);
    for (size_t i = 0; unfolded && i < t->n; i++) {
        add_place(ui, s, &nodes[t->nodes[i]]);
        if (node_is_source(nodes[t->nodes[i]].kind))
            add_times(ui, s, &nodes[t->nodes[i]]);
    }
    sheet_add_gap(s);
}

/* Without a network all sources wait, but none has a problem. */
static void add_network(struct ui *ui, struct sheet *s)
{
    const struct tree *t = &ui->tree.data;
    AUTO(buf) moment = BUF_INIT;
    ui_add_moment(ui, &moment, t->offline_since);
    /* TRANSLATORS: %s is a time. */
    const char *since =
        t->login ? _("Since %s this network asks for a login: open any page in a browser.")
                 : _("No network since %s.");
    sheet_printf(s, since, buf_c(&moment))->role = ROLE_PROBLEM;
    if (t->waiting > 0)
        sheet_add_detail(s, ROLE_DIM,
                         PLURAL("%lld source is waiting for the network.",
                                "%lld sources are waiting for the network.", t->waiting));
    sheet_add_gap(s);
}

/* Sources that answer without anything new for long: no error to report. */
static void add_stale(struct ui *ui, struct sheet *s, const struct tree_node *node, bool first)
{
    AUTO(buf) moment = BUF_INIT;
    if (first)
        sheet_add_heading(s, _("Working, but nothing new for a long time"));
    add_place(ui, s, node);
    ui_add_moment(ui, &moment, node->status.newest_at);
    sheet_add_detail(s, ROLE_DIM, _("Newest article: %s."), buf_c(&moment));
}

/* Programs that run beside the reader. */
static void add_programs(struct ui *ui, struct sheet *s)
{
    for (size_t i = 0; i < ui->program_problems.n; i++) {
        const struct program_problem *p = &ui->program_problems.v[i];
        AUTO(buf) b = BUF_INIT;
        buf_printf(&b, "%s %s: ", ui->glyphs->problem, p->option);
        safe_add_line(&b, str_from(ui_reason(ui, p->reason)));
        sheet_add(s, NULL, buf_c(&b))->role = ROLE_PROBLEM;
        sheet_add_gap(s);
    }
}

static void add_rules(struct ui *ui, struct sheet *s, const struct tree *tree)
{
    for (size_t i = 0; i < tree->n_bad_rules; i++) {
        const struct rule *rule = &tree->bad_rules[i];
        sheet_printf(s, _("Rule: %s"), rule->query)->role = ROLE_FOLDER;
        sheet_add_detail(s, ROLE_PROBLEM, "%s %s", ui->glyphs->problem,
                         ui_reason(ui, rule_trouble(rule)));
        sheet_add_gap(s);
    }
}

static void fill(struct ui *ui, struct sheet *s)
{
    const struct tree *tree = &ui->tree.data;
    add_programs(ui, s);
    if (tree->offline_since != 0)
        add_network(ui, s);
    for (size_t i = 0; i < tree->n_troubles; i++) {
        const struct tree_trouble *t = &tree->troubles[i];
        if (t->n == 1)
            add_source(ui, s, &tree->nodes[t->nodes[0]]);
        else
            add_group(ui, s, t);
    }
    add_rules(ui, s, tree);
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
    if (line->id < 0) {
        ui->trouble = ui->trouble == -line->id ? 0 : -line->id;
        ui_refill(ui);
        return;
    }
    tree_select(ui, (struct place){PLACE_NODE, line->id});
    ui_pop(ui);
    list_open(ui, ui->tree.selected);
    ui_focus(ui, PANE_TREE);
}

/* Fetching does not help a view whose query cannot be used. */
static void retry(struct ui *ui, const size_t *nodes, size_t n)
{
    AUTO_FREE int64_t *ids = mem_zalloc(n, sizeof *ids);
    size_t sources = 0;
    for (size_t i = 0; i < n; i++) {
        const struct tree_node *node = &ui->tree.data.nodes[nodes[i]];
        if (node_is_source(node->kind))
            ids[sources++] = node->id;
    }
    if (sources > 0)
        ui_refresh(ui, ids, sources, REFRESH_NOW);
}

static const struct tree_trouble *find_group(const struct ui *ui, int64_t first)
{
    const struct tree *t = &ui->tree.data;
    for (size_t i = 0; i < t->n_troubles; i++)
        if (t->nodes[t->troubles[i].nodes[0]].id == first)
            return &t->troubles[i];
    return NULL;
}

/* All sources listed here; a group's are consecutive. */
static void retry_all(struct ui *ui, const struct call *call)
{
    const struct tree *t = &ui->tree.data;
    if (t->offline_since != 0)
        ui_refresh(ui, (int64_t[]){TREE_ROOT}, 1, REFRESH_DUE);
    else if (t->problems > 0)
        retry(ui, t->troubles[0].nodes, (size_t)t->problems);
}

/* Runs a command on the selected source as in the tree; a group can only be retried. */
static void run_on_selected(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    const struct tree_node *node = line ? tree_node(&ui->tree, line->id) : NULL;
    if (node && node->kind == NODE_VIEW && call->command == COMMAND_REFRESH) {
        ui_say_key(ui, _("A view needs another query: %s edits it."), COMMAND_EDIT);
    } else if (line && line->id > 0) {
        tree_run(ui, line->id, call);
    } else if (line && call->command == COMMAND_REFRESH) {
        const struct tree_trouble *t = find_group(ui, -line->id);
        retry(ui, t->nodes, t->n);
    } else if (line) {
        ui_say_key(ui, _("Select one of the sources first: %s shows them."), COMMAND_OPEN);
    }
}

static bool hint_applies(const struct ui *ui, enum command command)
{
    const struct tree *t = &ui->tree.data;
    bool retries = command == COMMAND_REFRESH || command == COMMAND_REFRESH_ALL;
    return !retries || t->problems > 0 || t->offline_since != 0;
}

const struct view problems_view = {
    .handlers = VIEW_HANDLERS({COMMAND_REFRESH, run_on_selected}, {COMMAND_BROWSE, run_on_selected},
                              {COMMAND_EDIT, run_on_selected}, {COMMAND_REMOVE, run_on_selected},
                              {COMMAND_COPY, run_on_selected}, {COMMAND_REFRESH_ALL, retry_all}),
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_REFRESH, COMMAND_REFRESH_ALL, COMMAND_EDIT,
                        COMMAND_REMOVE, COMMAND_BROWSE, COMMAND_BACK),
    .hint_applies = hint_applies,
    .title = N_("Problems"),
    .width = 96,
    .fill = fill,
    .choose = choose,
};
