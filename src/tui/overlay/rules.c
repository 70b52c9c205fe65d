/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for arriving articles: the list, and the prompts that make one. */
#include "config.h"

#include "engine/data/command.h"
#include "model/rule.h"
#include "text/date/day.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

/* ---- a new rule ---------------------------------------------------------------------------- */

static void complete_action(struct ui *ui, const char *text, size_t *from, struct buf *words)
{
    static const char *const actions[] = {
        "mute", "star", "read", "tag:", "full-text", "notify", "run:", "until:"};
    struct str line = str_from(text);
    *from = line.n;
    while (*from > 0 && line.p[*from - 1] != ' ')
        --*from;
    for (size_t i = 0; i < ARRAY_SIZE(actions); i++)
        if (str_starts(str_from(actions[i]), str_slice(line, *from, line.n)))
            buf_printf(words, "%s\n", actions[i]);
}

/* `typed` is the query, or the actions if these are NULL; it may end with until:DATE. */
static void send_rule(struct ui *ui, struct rule rule, const char *typed, unsigned flags)
{
    AUTO(buf) text = BUF_INIT;
    struct error e;
    buf_add_c(&text, typed);
    if (rule_cut_until(&text, ui->zone, &rule.until, &e)) {
        *(rule.actions ? &rule.query : &rule.actions) = buf_c(&text);
        ui_send(ui,
                &(struct engine_command){.kind = ENGINE_ADD_RULE, .rule = rule, .flags = flags});
    } else {
        prompt_refuse(ui, &e);
    }
}

static void accept_actions(struct ui *ui, const char *text)
{
    if (*text)
        send_rule(ui, (struct rule){.query = buf_c(&ui->rule_query)}, text, 0);
}

void rules_mute(struct ui *ui, const char *query)
{
    send_rule(ui, (struct rule){.actions = "mute"}, query, RULE_ARCHIVE);
}

static const struct prompt_kind actions_prompt = {
    .label = N_("Action for such articles: "),
    .accept = accept_actions,
    .complete = complete_action,
    .keeps_history = true,
};

/* Keeps the articles that the query finds in sight while the actions are typed. */
static void accept_query(struct ui *ui, const char *text)
{
    if (*text) {
        buf_set_c(&ui->rule_query, text);
        while (ui->n_overlays > 0)
            ui_pop(ui);
        list_search(ui, text);
        prompt_open(ui, &actions_prompt, NULL);
    }
}

static const struct prompt_kind query_prompt = {
    .label = N_("Rule for articles with: "),
    .accept = accept_query,
    .keeps_history = true,
};

static void make(struct ui *ui, const struct call *call)
{
    if (call->argument) {
        accept_query(ui, call->argument);
        return;
    }
    bool searches = ui->list.opened && ui->list.place.kind == PLACE_SEARCH;
    prompt_open(ui, &query_prompt, searches ? buf_c(&ui->list.search) : NULL);
}

/* ---- the list ------------------------------------------------------------------------------ */

static void add_rule(struct ui *ui, struct sheet *s, const struct rule *rule)
{
    struct sheet_line *line = sheet_add(s, NULL, rule->query);
    line->role = ROLE_FOLDER;
    line->selectable = true;
    line->id = rule->id;
    line->check = rule_is_off(rule, ui->now) ? CHECK_OFF : CHECK_ON;
    sheet_add_detail(s, ROLE_DIM, "%s", rule->actions);
    if (rule->until) {
        AUTO(buf) b = BUF_INIT;
        day_add(&b, rule->until - 1, ui->zone);
        /* TRANSLATORS: %s is a date. */
        sheet_add_detail(s, ROLE_DIM, _("until %s"), buf_c(&b));
    }
    if (rule_trouble(rule))
        sheet_add_detail(s, ROLE_PROBLEM, "%s %s", ui->glyphs->problem,
                         ui_reason(ui, rule_trouble(rule)));
}

static void fill(struct ui *ui, struct sheet *s)
{
    if (ui->rules.n == 0) {
        sheet_printf(s, _("No rules yet: %s makes one."), ui_key(ui, COMMAND_ADD));
        return;
    }
    sheet_printf(s, _("%s switches a rule off, and on again."), ui_key(ui, COMMAND_ADVANCE))->role =
        ROLE_DIM;
    sheet_add_gap(s);
    for (size_t i = 0; i < ui->rules.n; i++)
        add_rule(ui, s, &ui->rules.v[i]);
}

static const struct rule *find_rule(struct ui *ui, int64_t id)
{
    for (size_t i = 0; i < ui->rules.n; i++)
        if (ui->rules.v[i].id == id)
            return &ui->rules.v[i];
    return NULL;
}

/* Searches for what the rule finds. */
static void choose(struct ui *ui, const struct sheet_line *line)
{
    const struct rule *rule = find_rule(ui, line->id);
    if (rule) {
        ui_run(ui, COMMAND_SEARCH, 0, rule->query);
        ui_pop(ui);
    }
}

static void remove_rule(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    if (line) {
        ui_send(ui, &(struct engine_command){.kind = ENGINE_REMOVE_RULE, .id = line->id});
        ui_say_key(ui, _("Rule removed; %s undoes."), COMMAND_UNDO);
    }
}

static void switch_rule(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    if (line) {
        bool on = line->check == CHECK_OFF;
        ui_send(ui, &(struct engine_command){
                        .kind = ENGINE_SWITCH_RULE, .id = line->id, .flags = on ? RULE_ON : 0});
        ui_say_key(ui, on ? _("Rule switched on; %s undoes.") : _("Rule switched off; %s undoes."),
                   COMMAND_UNDO);
    }
}

static const struct view rules_view = {
    .handlers = VIEW_HANDLERS({COMMAND_ADVANCE, switch_rule}, {COMMAND_ADD, make},
                              {COMMAND_REMOVE, remove_rule}),
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_ADD, COMMAND_REMOVE, COMMAND_BACK),
    .title = N_("Rules"),
    .width = 76,
    .fill = fill,
    .choose = choose,
};

void rules_accept(struct ui *ui, const struct ui_event *event)
{
    rule_list_fini(&ui->rules);
    ui->rules = *event->rules;
    *event->rules = (struct rule_list){0};
    ui_refill(ui);
}

void rules_changed(struct ui *ui)
{
    if (ui_has_overlay(ui, &rules_view))
        ui_effect(ui, EFFECT_LOAD_RULES);
}

const struct handler rule_handlers[] = {
    {COMMAND_RULE, make},
    {COMMAND_RULES, .opens = &rules_view, .effect = EFFECT_LOAD_RULES},
    {COMMAND_NONE, NULL},
};
