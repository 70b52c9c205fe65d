/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Global commands, available in any view. */
#include "config.h"

#include "tui/action/actions.h"

#include "engine/data/command.h"
#include "model/mark.h"
#include "model/source.h"
#include "tui/action/exporting.h"
#include "tui/action/full-text.h"
#include "tui/action/keeping.h"
#include "tui/action/organise.h"
#include "tui/action/sending.h"
#include "tui/action/settings.h"
#include "tui/action/subscriptions.h"
#include "tui/article/links.h"
#include "tui/article/load.h"
#include "tui/article/matches.h"
#include "tui/article/picture-view.h"
#include "tui/article/size-commands.h"
#include "tui/core/appearance.h"
#include "tui/core/geometry.h"
#include "tui/core/panes.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/core/view.h"
#include "tui/core/waits.h"
#include "tui/list/load.h"
#include "tui/list/model.h"
#include "tui/list/picks.h"
#include "tui/list/query.h"
#include "tui/overlay/overlays.h"
#include "tui/pane/views.h"
#include "tui/widget/command-line.h"
#include "tui/widget/stack.h"

/* ---- panes ----------------------------------------------------------------------------------- */

static void cycle_panes(struct ui *ui, const struct call *call)
{
    int pane = (int)ui->panes.focus;
    do {
        pane = (pane + call->direction + PANE_COUNT) % PANE_COUNT;
    } while (pane == PANE_ARTICLE && !ui->article.wanted);
    ui_focus(ui, (enum pane)pane);
}

static void zoom(struct ui *ui, const struct call *call)
{
    ui->panes.zoomed = !ui->panes.zoomed;
    list_load(ui);
}

static void next_layout(struct ui *ui, const struct call *call)
{
    static const char *const names[] = {
        [PANES_AUTO] = N_("Panes: as the width allows"),
        [PANES_WIDE] = N_("Panes: tree, list and article"),
        [PANES_SPLIT] = N_("Panes: tree and list, then the article"),
        [PANES_SINGLE] = N_("Panes: one at a time"),
    };
    panes_next_layout(&ui->panes, ui->width, ui->height);
    bool later = ui->panes.chosen == PANES_WIDE && !ui_geometry(ui).visible[PANE_ARTICLE];
    ui_say(ui, ROLE_NOTICE,
           later ? _("Panes: tree and list, and the article once one is open")
                 : _(names[ui->panes.chosen]));
    list_load(ui);
}

static void linear(struct ui *ui, const struct call *call)
{
    ui->settings.linear = !ui->settings.linear;
    ui_choose_glyphs(ui);
    article_reload(ui); /* its head and foot contain glyphs */
    ui_say(ui, ROLE_NOTICE, ui->settings.linear ? _("Linear mode on.") : _("Linear mode off."));
    list_load(ui);
}

static void grow_pane(struct ui *ui, const struct call *call)
{
    panes_grow(&ui->panes, 2 * call->direction * call->count, ui->width, ui->height);
    list_load(ui);
}

static void back(struct ui *ui, const struct call *call)
{
    if (ui->panes.focus == PANE_TREE)
        ui_say_key(ui, _("%s quits."), COMMAND_QUIT);
}

static void suspend(struct ui *ui, const struct call *call)
{
    article_save_position(ui);
    ui_effect(ui, EFFECT_SUSPEND);
}

static void cancel(struct ui *ui, const struct call *call)
{
    if (list_searches(ui)) {
        list_stop_search(ui);
    } else if (picks_apply(ui)) {
        picks_clear(&ui->list.picks);
    } else if (ui_find(ui)->n > 0) {
        buf_clear(ui_find(ui));
        ui->article.found.n = ui->panes.focus == PANE_ARTICLE ? 0 : ui->article.found.n;
    } else if (exporting_cancel(ui)) {
        return;
    } else if (waits_any(ui)) {
        ui_send(ui, &(struct engine_command){.kind = ENGINE_CANCEL});
    } else if (ui->panes.focus == PANE_ARTICLE && ui->article.found.n > 0) {
        ui->article.hits_hidden = true;
        article_find_update(ui);
    } else { /* nothing left to cancel */
        ui_say_key(ui, _("%s quits."), COMMAND_QUIT);
    }
}

/* ---- marks ----------------------------------------------------------------------------------- */

/* Marks the picked articles, else the one. */
static void mark_target(struct ui *ui, enum mark mark, int64_t id)
{
    if (!picks_apply(ui)) {
        ui_mark(ui, mark, id);
        return;
    }
    picks_send(ui, (struct engine_command){.kind = ENGINE_MARK, .mark = mark});
    if (mark >= MARK_MUTE)
        picks_clear(&ui->list.picks); /* they leave the list */
}

static void toggle_read(struct ui *ui, const struct call *call)
{
    bool unread = picks_apply(ui) ? picks_lack(ui, MARK_READ) : !call->row->read;
    mark_target(ui, unread ? MARK_READ : MARK_UNREAD, call->row->at.id);
    if (ui->panes.focus == PANE_ARTICLE) /* a list shows its sign */
        ui_say(ui, ROLE_NOTICE, unread ? _("Marked as read.") : _("Marked as unread."));
}

static void star(struct ui *ui, const struct call *call)
{
    bool starred = picks_apply(ui) ? !picks_lack(ui, MARK_STAR) : call->row->starred;
    mark_target(ui, starred ? MARK_UNSTAR : MARK_STAR, call->row->at.id);
    ui_say(ui, ROLE_NOTICE,
           starred ? _("Removed from the Collection.") : _("Added to the Collection."));
}

static void delete_article(struct ui *ui, const struct call *call)
{
    mark_target(ui, MARK_DELETE, call->row->at.id);
    ui_say_key(ui, _("Deleted; %s restores it."), COMMAND_UNDO);
}

/* "read QUERY" */
static void mark_found(struct ui *ui, const struct call *call)
{
    static const struct {
        struct str name;
        enum mark mark;
    } marks[] = {{STR("read"), MARK_READ},
                 {STR("unread"), MARK_UNREAD},
                 {STR("star"), MARK_STAR},
                 {STR("unstar"), MARK_UNSTAR},
                 {STR("delete"), MARK_DELETE}};
    struct article_range all = ARTICLE_RANGE_ALL;
    struct str query = str_from(call->argument), word;
    str_split(&query, ' ', &word);
    for (size_t i = 0; i < ARRAY_SIZE(marks) && str_trim(query).n > 0; i++) {
        if (str_eq(word, marks[i].name)) {
            ui_send(ui, &(struct engine_command){.kind = ENGINE_MARK_QUERY,
                                                 .mark = marks[i].mark,
                                                 .query = {.node = TREE_ROOT, .search = query.p},
                                                 .ranges = &all,
                                                 .n_ranges = 1});
            return;
        }
    }
    ui_say(ui, ROLE_WARNING, _(":mark takes read, unread, star, unstar or delete, and a search."));
}

static void mute(struct ui *ui, const struct call *call)
{
    if (call->argument) {
        rules_mute(ui, call->argument);
        return;
    }
    struct article_row *row = ui_require_row(ui);
    if (row) {
        bool muted = row->hidden == ARTICLE_MUTED;
        mark_target(ui, muted ? MARK_UNMUTE : MARK_MUTE, row->at.id);
        if (muted)
            ui_say(ui, ROLE_NOTICE, _("No longer muted."));
        else
            ui_say_key(ui, _("Muted: only Muted shows it; %s undoes."), COMMAND_UNDO);
    }
}

static void mark_all_read(struct ui *ui, const struct call *call)
{
    if (ui->panes.focus == PANE_TREE && !place_has_articles(ui->tree.selected)) {
        ui_say(ui, ROLE_NOTICE, _("No articles here."));
        return;
    }
    struct place place = ui->panes.focus == PANE_TREE ? ui->tree.selected : ui->list.place;
    if (place_unread(&ui->tree, place) == 0) { /* nothing that an undo would bring back */
        ui_say(ui, ROLE_NOTICE, _("No unread articles here."));
        return;
    }
    struct engine_command c = {.kind = ENGINE_MARK_QUERY, .mark = MARK_READ};
    if (ui->panes.focus == PANE_TREE) {
        c.query = place_query(ui, ui->tree.selected);
    } else {
        c.query = list_query(ui);
        c.newest = ui->list.newest_seen;
    }
    ui_send(ui, &c);
    ui_say_key(ui, _("Everything here is marked as read; %s undoes."), COMMAND_UNDO);
}

/* Tells what the list's heading does, where that is out of sight. */
static void say_list(struct ui *ui)
{
    AUTO(buf) heading = BUF_INIT;
    if (ui_geometry(ui).visible[PANE_LIST])
        return;
    list_add_heading(ui, &heading);
    ui_say(ui, ROLE_NOTICE, buf_c(&heading));
}

static void unread_only(struct ui *ui, const struct call *call)
{
    ui->list.unread_only = !ui->list.unread_only;
    list_reset(ui);
    say_list(ui);
}

static void order(struct ui *ui, const struct call *call)
{
    ui->list.oldest_first = !ui->list.oldest_first;
    list_reset(ui);
    say_list(ui);
}

static void undo(struct ui *ui, const struct call *call)
{
    ui_send(ui, &(struct engine_command){.kind = call->command == COMMAND_UNDO ? ENGINE_UNDO
                                                                               : ENGINE_REDO});
}

/* ---- refreshing ------------------------------------------------------------------------------ */

static void refresh(struct ui *ui, const struct call *call)
{
    int64_t node = ui_target_node(ui);
    ui_refresh(ui, &node, 1, REFRESH_NOW);
}

static void refresh_all(struct ui *ui, const struct call *call)
{
    ui_refresh(ui, (int64_t[]){TREE_ROOT}, 1, REFRESH_NOW);
}

/* ---- other commands -------------------------------------------------------------------------- */

static void search(struct ui *ui, const struct call *call)
{
    preview_accept(ui, call->argument);
    ui_focus(ui, PANE_LIST);
}

static void help(struct ui *ui, const struct call *call)
{
    if (ui_top_overlay(ui) != &help_view)
        ui_push(ui, &help_view);
    if (call->argument)
        ui_run(ui, COMMAND_FIND, 0, call->argument);
}

static const struct handler general_handlers[] = {
    {COMMAND_BACK, back},
    {COMMAND_QUIT, .effect = EFFECT_QUIT, .anywhere = true},
    {COMMAND_CANCEL, cancel},
    {COMMAND_NEXT_PANE, cycle_panes, 1},
    {COMMAND_PREVIOUS_PANE, cycle_panes, -1},
    {COMMAND_ZOOM, zoom},
    {COMMAND_LAYOUT, next_layout},
    {COMMAND_LINEAR, linear},
    {COMMAND_NARROWER, grow_pane, -1},
    {COMMAND_WIDER, grow_pane, 1},
    {COMMAND_LARGER, article_step_size, 1, .anywhere = true},
    {COMMAND_SMALLER, article_step_size, -1, .anywhere = true},
    {COMMAND_NORMAL_SIZE, article_normal_size, .anywhere = true},
    {COMMAND_TEXT_SIZE_HERE, article_toggle_own_size},
    {COMMAND_CALIBRATE, ui_calibrate},
    {COMMAND_PICTURE, article_choose},
    {COMMAND_SEARCH, search, .asks = &search_prompt},
    {COMMAND_TOGGLE_READ, toggle_read, .needs_row = true},
    {COMMAND_MARK_ALL_READ, mark_all_read},
    {COMMAND_STAR, star, .needs_row = true},
    {COMMAND_DELETE, delete_article, .needs_row = true},
    {COMMAND_MARK, mark_found},
    {COMMAND_MUTE, mute},
    {COMMAND_UNREAD_ONLY, unread_only},
    {COMMAND_ORDER, order},
    {COMMAND_UNDO, undo, .anywhere = true},
    {COMMAND_REDO, undo, .anywhere = true},
    {COMMAND_REFRESH, refresh},
    {COMMAND_REFRESH_ALL, refresh_all},
    {COMMAND_HELP, help, .anywhere = true},
    {COMMAND_DETAILS, .opens = &details_view},
    {COMMAND_COMMAND_LINE, ui_prompt_command, .anywhere = true},
    {COMMAND_SET, settings_set, .asks = &command_prompt, .anywhere = true},
    {COMMAND_SOURCE, .asks = &command_prompt, .effect = EFFECT_SOURCE, .anywhere = true},
    {COMMAND_RELOAD_CONFIG, .effect = EFFECT_SOURCE, .anywhere = true},
    {COMMAND_SAVE, .effect = EFFECT_SAVE_SETTINGS, .anywhere = true},
    {COMMAND_REDRAW, .effect = EFFECT_REDRAW, .anywhere = true},
    {COMMAND_SUSPEND, suspend, .anywhere = true},
    {COMMAND_NONE, NULL},
};

const struct handler *ui_find_action(enum command command)
{
    static const struct handler *const tables[] = {
        general_handlers,      sending_handlers,   exporting_handlers, organise_handlers,
        subscription_handlers, keeping_handlers,   picks_handlers,     picture_handlers,
        saved_view_handlers,   full_text_handlers, download_handlers,  rule_handlers,
        queue_handlers};
    const struct handler *handler = NULL;
    for (size_t i = 0; !handler && i < ARRAY_SIZE(tables); i++)
        handler = view_find(tables[i], command);
    return handler;
}
