/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handling of engine events. */
#include "config.h"

#include "tui/engine-events.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "engine/data/command.h"
#include "present/change.h"
#include "text/display/safe.h"
#include "tui/action/automatic.h"
#include "tui/action/full-text.h"
#include "tui/action/organise.h"
#include "tui/action/subscriptions.h"
#include "tui/article/load.h"
#include "tui/article/pictures.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/summary.h"
#include "tui/core/waits.h"
#include "tui/list/load.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/ui.h"
#include "tui/widget/prompt.h"
#include "tui/widget/stack.h"

/* Shows the welcome while there are no subscriptions. */
static void show_welcome(struct ui *ui)
{
    bool empty = ui->tree.data.n == 0;
    if (empty && ui->n_overlays == 0)
        ui_push(ui, &welcome_view);
    else if (!empty && ui->n_overlays > 0 && ui->overlays[0] == &welcome_view)
        ui->n_overlays = 0;
}

void ui_tree_loaded(struct ui *ui, const struct ui_event *event)
{
    struct tree_view *t = &ui->tree;
    tree_accept(ui, event);
    if (t->select_when_read && tree_node(t, t->select_when_read)) {
        tree_select(ui, (struct place){PLACE_NODE, t->select_when_read});
        list_open(ui, t->selected);
        t->select_when_read = 0;
    }
    if (ui->list.place.kind == PLACE_NODE && !tree_node(t, ui->list.place.node) && t->data.n > 0)
        list_open(ui, tree_nearest(t)); /* removed meanwhile */
    list_tree_loaded(ui);
    ui_refill(ui);
    if (ui_top_overlay(ui) == &edit_view)
        edit_settings_load(ui); /* an undo may have changed them */
    show_welcome(ui);
    if (t->data.n > 0 && !ui->list.opened)
        list_open(ui, (struct place){.kind = PLACE_ALL});
}

static void handle_progress(struct ui *ui, const struct engine_event *e)
{
    ui->refresh.running = true;
    ui->refresh.ticket = e->ticket;
    ui->refresh.done = e->done + e->pages_done;
    ui->refresh.total = e->total + e->pages_total;
    buf_clear(&ui->refresh.awaited);
    safe_add_line(&ui->refresh.awaited, str_from(e->title));
}

/* True for a refresh, and for a fetch of full texts, which rules read as well. */
static bool brings_news(const struct effect *cause)
{
    enum engine_command_kind kind = effect_command(cause);
    return !cause || kind == ENGINE_REFRESH || kind == ENGINE_FETCH_PAGES;
}

/* Announces new articles once the last refresh has ended. */
static void tell_news(struct ui *ui)
{
    if (!news_exist(&ui->news) || ui->waits.commands[ENGINE_REFRESH] > 0)
        return;
    struct buf line = BUF_INIT, folders = BUF_INIT;
    news_add_line(&ui->news, &ui->tree.data, &line);
    news_add_folders(&ui->news, &ui->tree.data, &folders);
    buf_add_c(&folders, "");
    struct effect *f = ui_effect(ui, EFFECT_NEWS);
    f->title = buf_take(&line);
    f->text = buf_take(&folders);
    f->number = ui->news.added;
    f->reported = ui->news.reported.n > 0;
    news_clear(&ui->news);
}

static void handle_source(struct ui *ui, const struct effect *cause, const struct engine_event *e)
{
    if (effect_command(cause) == ENGINE_FETCH_OLDER && e->error.code != ERROR_NONE)
        ui_notify(ui, ROLE_WARNING, "%s: %s", e->title, ui_reason(ui, e->error.detail));
    const struct article_view *a = &ui->article;
    if (brings_news(cause)) {
        news_add(&ui->news, e);
        buf_add_c(&ui->notices, e->notices);
    }
    if (e->error.code == ERROR_NONE)
        ui->offline = false;
    if (a->loaded && e->updated > 0 && a->data.row.source == e->node)
        article_reload(ui);
}

static void reload(struct ui *ui, bool counts_only)
{
    if (counts_only)
        tree_reload_counts(ui);
    else
        tree_reload(ui);
    ui_downloads_changed(ui);
    rules_changed(ui);
    queue_changed(ui);
    list_changed(ui);
}

static void say_failure(struct ui *ui, enum engine_command_kind answered, const struct error *e)
{
    if (e->code == ERROR_CANCELLED) {
        ui_say(ui, ROLE_NOTICE, _("Cancelled."));
    } else if (e->code == ERROR_BUSY && e->number == 0) {
        ui_say(ui, ROLE_NOTICE, _("Another gander process is refreshing."));
    } else if (e->code == ERROR_BUSY) {
        ui_say(ui, ROLE_WARNING, _("Not saved: another process keeps the database locked."));
        reload(ui, false); /* the shown change was not stored */
    } else if (e->code == ERROR_OFFLINE && e->number == 0) {
        ui_say(ui, ROLE_WARNING, _("No network."));
    } else if (e->code == ERROR_NOT_FOUND && answered == ENGINE_UNDO) {
        ui_say(ui, ROLE_NOTICE, _("Nothing to undo."));
    } else if (e->code == ERROR_NOT_FOUND && answered == ENGINE_REDO) {
        ui_say(ui, ROLE_NOTICE, _("Nothing to redo."));
    } else if (e->code == ERROR_NOT_FOUND && answered == ENGINE_FETCH_OLDER) {
        ui_say(ui, ROLE_NOTICE, _("No older articles are available here."));
    } else {
        ui_say(ui, ROLE_WARNING, ui_reason(ui, e->detail));
    }
}

/* A failed older page is no problem of its source: the message about it stays. */
static void say_older(struct ui *ui, const struct engine_event *e)
{
    if (e->added > 0)
        ui_notify(ui, ROLE_NOTICE, PLURAL("%lld older article.", "%lld older articles.", e->added));
    else if (e->failed + e->waiting == 0)
        ui_say(ui, ROLE_NOTICE, _("No older articles found."));
}

static void say_change(struct ui *ui, const char *format, const struct engine_event *e)
{
    AUTO(buf) b = BUF_INIT;
    change_add_words(&b, e);
    ui_notify(ui, ROLE_NOTICE, format, buf_c(&b));
}

/* Reloads the open article, whose head has its tags and note. */
static void kept_changed(struct ui *ui, enum engine_command_kind answered,
                         const struct engine_event *e)
{
    bool undo = answered == ENGINE_UNDO || answered == ENGINE_REDO;
    bool kept = e->change == CHANGE_TAG || e->change == CHANGE_NOTE;
    if (answered == ENGINE_TAG || answered == ENGINE_SET_NOTE || (undo && kept))
        article_reload(ui);
}

/* True for a command of the user's after which other rows, tags or notes may be listed. */
static bool changes_list(const struct effect *cause)
{
    switch (effect_command(cause)) {
    case ENGINE_MARK:
        return cause->command->mark == MARK_DELETE;
    case ENGINE_ADD_RULE:
        return cause->command->flags & RULE_ARCHIVE;
    case ENGINE_MARK_QUERY:
    case ENGINE_TAG:
    case ENGINE_SET_NOTE:
    case ENGINE_UNDO:
    case ENGINE_REDO:
        return true;
    default:
        return false;
    }
}

/* Number of articles that a command on picked or found ones has changed. */
static void say_many(struct ui *ui, const struct effect *cause, const struct engine_event *e)
{
    enum engine_command_kind kind = effect_command(cause);
    if (kind != ENGINE_NOTHING && cause->command->n_ranges > 0) {
        struct engine_event change = {.change = kind == ENGINE_TAG ? CHANGE_TAG : CHANGE_MARK,
                                      .mark = cause->command->mark,
                                      .updated = e->updated};
        AUTO(buf) words = BUF_INIT;
        change_add_words(&words, &change);
        if (e->updated == 0)
            /* TRANSLATORS: %s is what was done, in a few words. */
            ui_notify(ui, ROLE_NOTICE, _("Done: %s"), buf_c(&words));
        else
            /* TRANSLATORS: what was done, in a few words, and a key. */
            ui_notify(ui, ROLE_NOTICE, _("Done: %s; %s undoes."), buf_c(&words),
                      ui_key(ui, COMMAND_UNDO));
    }
}

/* Portals and lists from files are added as outlines. */
static enum engine_command_kind command_of(const struct effect *cause)
{
    return effect_is_file(cause) ? ENGINE_ADD_OUTLINES : effect_command(cause);
}

/* In the archive, rules of the reader only mute. */
static void say_rule(struct ui *ui, const struct effect *cause, const struct engine_event *e)
{
    if (cause->command->flags & RULE_ARCHIVE) {
        ui_notify(ui, ROLE_NOTICE,
                  PLURAL("Muted %lld article, and those to come; %s undoes.",
                         "Muted %lld articles, and those to come; %s undoes.", e->updated),
                  ui_key(ui, COMMAND_UNDO));
    } else {
        ui_say_key(ui, _("Rule added; %s undoes."), COMMAND_UNDO);
    }
}

static void say_done(struct ui *ui, const struct effect *cause, const struct engine_event *e)
{
    switch (command_of(cause)) {
    case ENGINE_UNDO:
        /* TRANSLATORS: %s is what was undone, in a few words. */
        say_change(ui, _("Undone: %s"), e);
        break;
    case ENGINE_REDO:
        /* TRANSLATORS: %s is what was done again, in a few words. */
        say_change(ui, _("Redone: %s"), e);
        break;
    case ENGINE_FETCH_OLDER:
        say_older(ui, e);
        break;
    case ENGINE_ADD:
        ui_added(ui, e);
        if (e->node)
            summary_add_source(ui, e);
        break;
    case ENGINE_ADD_OUTLINES:
        ui_added(ui, e);
        ui_imported(ui, e);
        break;
    case ENGINE_ADD_RULE:
        say_rule(ui, cause, e);
        break;
    case ENGINE_EDIT:
        if (e->drops_secrets)
            ui_notify(ui, ROLE_WARNING,
                      _("Cookie and credentials were for the old host and are dropped; %s undoes."),
                      ui_key(ui, COMMAND_UNDO));
        break;
    default:
        break;
    }
}

void ui_portal_ended(struct ui *ui, bool added)
{
    ui->portal_added = ui->portal_added || added;
    if (ui->awaited_portals == 0 || --ui->awaited_portals > 0)
        return;
    if (ui->portal_added)
        ui_refresh(ui, (int64_t[]){TREE_ROOT}, 1, REFRESH_DUE);
    ui->portal_added = false;
}

/* Page of the open article: stored or failed. */
static void handle_page(struct ui *ui, const struct engine_event *e)
{
    if (!ui->article.awaits_page || e->article != ui->article.wanted)
        return;
    if (e->error.code == ERROR_NONE)
        article_text_stored(ui);
    else
        article_text_failed(ui, &e->error);
}

/* Pictures follow the texts silently. */
static void keep_pictures(struct ui *ui)
{
    ui_send(ui, &(struct engine_command){
                    .kind = ENGINE_KEEP_PICTURES, .ids = (int64_t[]){TREE_ROOT}, .n_ids = 1});
}

/* True for a refresh that ended with counts. */
static bool is_summed(const struct engine_event *e)
{
    return e->error.code == ERROR_NONE || e->error.code == ERROR_CANCELLED ||
           (e->error.code == ERROR_OFFLINE && e->waiting > 0);
}

/* The first notice of an account stands for all. */
static void show_notice(struct ui *ui)
{
    struct str rest = buf_str(&ui->notices), line;
    if (str_split(&rest, '\n', &line) && line.n > 0) {
        AUTO_FREE char *detail = mem_strndup(line.p, line.n);
        ui_say(ui, ROLE_WARNING, ui_reason(ui, detail));
    }
    buf_clear(&ui->notices);
}

static void handle_refresh(struct ui *ui, const struct engine_event *e, bool retry)
{
    summary_add_refresh(ui, e, retry);
    show_notice(ui);
    if (e->error.code == ERROR_NONE)
        keep_pictures(ui);
}

/* What the outcome says of the network. */
static void note_network(struct ui *ui, const struct effect *cause, const struct engine_event *e)
{
    if (e->error.code == ERROR_OFFLINE)
        ui->offline = true;
    else if (e->error.code == ERROR_NONE && waits_for_network(cause) &&
             (command_of(cause) != ENGINE_FETCH_PAGES || e->pages_failed < e->pages_total))
        ui->offline = false;
}

static void handle_failure(struct ui *ui, enum engine_command_kind answered, const struct error *e)
{
    if ((answered == ENGINE_ADD || answered == ENGINE_ADD_RULE) && e->code != ERROR_CANCELLED)
        prompt_reopen(ui);
    if (answered == ENGINE_MARK || answered == ENGINE_MARK_QUERY || answered == ENGINE_TAG) {
        reload(ui, false); /* revert the marks shown */
        list_renew(ui);
    }
    say_failure(ui, answered, e);
}

static void handle_success(struct ui *ui, const struct effect *cause, const struct engine_event *e)
{
    say_done(ui, cause, e);
    say_many(ui, cause, e);
    kept_changed(ui, command_of(cause), e);
    if (changes_list(cause))
        list_renew(ui);
}

static void handle_done(struct ui *ui, const struct effect *cause, const struct engine_event *e)
{
    enum engine_command_kind answered = command_of(cause);
    waits_end(&ui->waits, cause);
    if (answered == ENGINE_ADD_OUTLINES && e->error.code != ERROR_CANCELLED)
        ui_portal_ended(ui, e->error.code == ERROR_NONE);
    note_network(ui, cause, e);
    bool shown = ui->refresh.running && e->ticket == ui->refresh.ticket;
    if (shown)
        ui->refresh.running = false;
    bool retry = shown && !cause;
    if (brings_news(cause))
        tell_news(ui);
    if (answered == ENGINE_FETCH_PAGE)
        handle_page(ui, e);
    if (answered == ENGINE_FETCH_COMMENTS)
        comments_fetched(ui, e);
    if (answered == ENGINE_DOWNLOAD || answered == ENGINE_RESUME_DOWNLOAD)
        ui_downloads_ended(ui, e);
    else if (answered == ENGINE_FETCH_PAGES &&
             (e->error.code == ERROR_NONE || e->error.code == ERROR_CANCELLED))
        full_texts_fetched(ui, e);
    else if (answered == ENGINE_QUEUE)
        queue_added(ui, e);
    else if (answered == ENGINE_MAKE_PATH && e->node)
        ui_path_made(ui, e);
    else if (answered == ENGINE_ADD_VIEW && e->node)
        ui_view_saved(ui, e);
    else if (answered == ENGINE_ADD_ACCOUNT && e->node)
        ui_account_added(ui, e);
    else if (e->error.code == ERROR_EXISTS)
        ui_added(ui, e);
    else if (is_automatic_refresh(cause) && e->added == 0)
        return; /* no message, whatever came of it */
    else if ((answered == ENGINE_REFRESH || retry) && is_summed(e))
        handle_refresh(ui, e, retry);
    else if (e->error.code != ERROR_NONE)
        handle_failure(ui, answered, &e->error);
    else
        handle_success(ui, cause, e);
}

void ui_program_ended(struct ui *ui, const struct ui_event *event)
{
    const char *option = event->text;
    const struct error *e = event->error;
    for (size_t i = 0; i < ui->program_problems.n; i++) {
        if (strcmp(ui->program_problems.v[i].option, option) == 0) {
            free(ui->program_problems.v[i].reason);
            vec_remove(&ui->program_problems, i);
            break;
        }
    }
    if (e->code != ERROR_NONE) {
        vec_push(&ui->program_problems, ((struct program_problem){option, mem_strdup(e->detail)}));
        /* TRANSLATORS: name of an option, why its program failed, and a key. */
        ui_notify(ui, ROLE_WARNING, _("%s: %s: %s shows it."), option, ui_reason(ui, e->detail),
                  ui_key(ui, COMMAND_PROBLEMS));
    } else if (strcmp(option, "bookmark-program") == 0) {
        ui_say(ui, ROLE_NOTICE, _("Bookmarked."));
    }
    ui->tree.program_problems = (int)ui->program_problems.n;
    tree_build_rows(&ui->tree);
    ui_refill(ui);
}

void ui_engine_event(struct ui *ui, const struct ui_event *event)
{
    const struct engine_event *e = event->engine;
    switch (e->kind) {
    case EVENT_PROGRESS:
        handle_progress(ui, e);
        break;
    case EVENT_SOURCE:
        handle_source(ui, event->cause, e);
        break;
    case EVENT_DOWNLOAD:
        ui_downloads_progress(ui, e);
        break;
    case EVENT_PAGE: /* a failure is shown in the article as well */
        if (brings_news(event->cause))
            news_add(&ui->news, e);
        if (e->error.code != ERROR_NONE && effect_command(event->cause) == ENGINE_FETCH_PAGES)
            full_texts_count_failure(ui, e->url);
        break;
    case EVENT_CHANGED:
        reload(ui, e->counts_only);
        break;
    case EVENT_DRAWN:
        break; /* comes as UI_DRAWN */
    case EVENT_PICTURE:
        article_pictures_store(ui, e->picture_url, &e->picture);
        break;
    case EVENT_OFFER:
        offer_accept(ui, e, effect_command(event->cause) == ENGINE_LOOK_UP);
        break;
    case EVENT_DONE:
        handle_done(ui, event->cause, e);
        break;
    }
}
