/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/action/exporting.h"

#include "screen/glyphs.h"
#include "text/display/safe.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/picks.h"
#include "tui/list/query.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"

static bool is_article(const struct ui *ui)
{
    return ui->panes.focus == PANE_ARTICLE;
}

static struct place place_of(const struct ui *ui)
{
    return ui->panes.focus == PANE_TREE ? ui->tree.selected : ui->list.place;
}

/* True when all picked articles are loaded. */
static bool may_list(const struct ui *ui)
{
    size_t n;
    AUTO_FREE int64_t *ids = picks_list(ui, &n);
    return ids;
}

/* True if there is something to export; else false with a message. */
static bool may_export(struct ui *ui)
{
    if (ui->exporting)
        ui_say_key(ui, _("An export is in progress: %s cancels it."), COMMAND_CANCEL);
    else if (is_article(ui) && !ui->article.loaded)
        ui_say(ui, ROLE_NOTICE, _("Open the article first."));
    else if (!is_article(ui) && !place_has_articles(place_of(ui)))
        ui_say(ui, ROLE_NOTICE, _("There are no articles here."));
    else if (picks_apply(ui) && !may_list(ui))
        ui_say(ui, ROLE_NOTICE, _("Too many are picked for an export."));
    else
        return true;
    return false;
}

/* Appends the title of article or place, or the words of a search. */
static void add_name(const struct ui *ui, struct buf *b)
{
    if (is_article(ui))
        buf_add_c(b, ui->article.data.row.title);
    else if (place_of(ui).kind == PLACE_SEARCH)
        buf_add(b, buf_str(&ui->list.search));
    else
        place_add_name(ui, b, place_of(ui));
}

/* Requests the document: `target` is the file, or the program that prints. */
static void start(struct ui *ui, enum effect_kind kind, const char *target, bool pages)
{
    struct effect *f = ui_effect(ui, kind);
    f->title = mem_strdup(target);
    f->pages = pages;
    f->ascii = ui->glyphs == &glyphs_ascii;
    ui->exporting = true;
    if (is_article(ui)) {
        f->id = ui->article.data.row.at.id;
        f->page_text = !ui->article.shows_feed;
        return;
    }
    AUTO(buf) title = BUF_INIT;
    f->ids = picks_apply(ui) ? picks_list(ui, &f->n_ids) : NULL;
    f->query = list_query_of(ui, place_of(ui));
    f->query.search = mem_strdup(f->query.search);
    add_name(ui, &title);
    f->text = mem_strdup(buf_c(&title));
}

/* ---- export --------------------------------------------------------------------------------- */

static const struct prompt_kind article_prompt = {
    .label = N_("Export the article to: "), .command = COMMAND_EXPORT, .file = true};
static const struct prompt_kind list_prompt = {
    .label = N_("Export all articles here to: "), .command = COMMAND_EXPORT, .file = true};
static const struct prompt_kind picks_prompt = {
    .label = N_("Export the picked articles to: "), .command = COMMAND_EXPORT, .file = true};

/* Suggests a file name: text for an article, an EPUB for several. */
static void ask_for_file(struct ui *ui)
{
    AUTO(buf) name = BUF_INIT, safe = BUF_INIT;
    add_name(ui, &name);
    buf_add_c(&name, is_article(ui) ? ".txt" : ".epub");
    safe_add_file_name(&safe, buf_str(&name));
    prompt_open(ui,
                is_article(ui)    ? &article_prompt
                : picks_apply(ui) ? &picks_prompt
                                  : &list_prompt,
                buf_c(&safe));
}

static void export(struct ui *ui, const struct call *call)
{
    if (!may_export(ui))
        return;
    if (call->argument)
        start(ui, EFFECT_EXPORT, call->argument, false);
    else
        ask_for_file(ui);
}

/* ---- print ---------------------------------------------------------------------------------- */

static const struct prompt_kind print_article = {
    .label = N_("Print the article with (or > FILE): "),
    .command = COMMAND_PRINT,
    .keeps_history = true,
};
static const struct prompt_kind print_list = {
    .label = N_("Print all here with (or > FILE): "),
    .command = COMMAND_PRINT,
    .keeps_history = true,
};

static void print(struct ui *ui, const struct call *call)
{
    if (!may_export(ui))
        return;
    struct str target = str_trim(str_from(call->argument));
    const char *configured = ui->settings.print_program;
    if (target.n == 0) {
        prompt_open(ui, is_article(ui) ? &print_article : &print_list,
                    configured[0] ? configured : ui->printer);
    } else if (target.p[0] == '>') {
        target = str_trim(str_slice(target, 1, target.n));
        AUTO_FREE char *path = mem_strndup(target.p, target.n);
        start(ui, EFFECT_EXPORT, path, true);
    } else {
        start(ui, EFFECT_PRINT, call->argument, true);
    }
}

/* ---- progress ------------------------------------------------------------------------------- */

void exporting_event(struct ui *ui, const struct ui_event *event)
{
    if (!ui->exporting)
        return; /* cancelled meanwhile */
    ui->exporting = event->more;
    if (event->more) {
        ui_notify(ui, ROLE_NOTICE,
                  PLURAL("Exporting: %lld article… %s cancels",
                         "Exporting: %lld articles… %s cancels", event->count),
                  ui_key(ui, COMMAND_CANCEL));
    } else if (event->cause->kind == EFFECT_EXPORT) {
        /* TRANSLATORS: %s is a file name. */
        ui_notify(ui, ROLE_NOTICE, _("Saved as %s."), event->text);
    } else {
        ui_notify(ui, ROLE_NOTICE, _("Sent to %s."), event->text);
    }
}

bool exporting_cancel(struct ui *ui)
{
    if (!ui->exporting)
        return false;
    ui->exporting = false;
    ui_effect(ui, EFFECT_STOP_EXPORT);
    ui_say(ui, ROLE_NOTICE, _("Export cancelled."));
    return true;
}

const struct handler exporting_handlers[] = {
    {COMMAND_EXPORT, export}, {COMMAND_PRINT, print}, {COMMAND_NONE, NULL}};
