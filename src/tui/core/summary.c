/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/core/summary.h"

#include "engine/data/command.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

static bool is_busy(const struct ui *ui)
{
    const struct waits *w = &ui->waits;
    return w->commands[ENGINE_REFRESH] + w->commands[ENGINE_ADD] + w->files > 0;
}

void summary_read(struct ui *ui)
{
    buf_clear(&ui->message);
    if (!is_busy(ui))
        ui->summary = (struct summary){0};
}

static void add_sources(const struct summary *s, struct buf *b)
{
    if (s->subscribed && !s->imported && s->sources == 1)
        sentence_add(b, "%s", _("Subscribed."));
    else if (s->subscribed || s->imported)
        sentence_add(b, PLURAL("%lld source added.", "%lld sources added.", s->sources));
    if (s->has_menu)
        sentence_add(b, "%s", _("The site has a menu: :portals ADDRESS offers it."));
}

static void add_articles(const struct summary *s, struct buf *b)
{
    if (s->cancelled)
        sentence_add(b, "%s", _("Cancelled."));
    if (s->articles > 0)
        sentence_add(b, PLURAL("%lld new article.", "%lld new articles.", s->articles));
    else if (s->refreshed && !s->cancelled && !s->offline)
        sentence_add(b, "%s", _("No new articles."));
}

/* A missing network is one fact, however many sources it concerns. */
static void add_no_network(const struct summary *s, struct buf *b)
{
    if (s->login)
        sentence_add(b, PLURAL("This network asks for a login: %lld source waits.",
                               "This network asks for a login: %lld sources wait.", s->waiting));
    else
        sentence_add(b, PLURAL("No network: %lld source waits.", "No network: %lld sources wait.",
                               s->waiting));
}

static void add_problems(struct ui *ui, const struct summary *s, struct buf *b)
{
    if (s->failed > 0) {
        sentence_add(b,
                     PLURAL("%lld source failed: %s shows why.",
                            "%lld sources failed: %s shows why.", s->failed),
                     ui_key(ui, COMMAND_PROBLEMS));
    }
    if (s->waiting > 0) {
        sentence_add(b,
                     PLURAL("%lld source waits: %s shows why.", "%lld sources wait: %s shows why.",
                            s->waiting),
                     ui_key(ui, COMMAND_PROBLEMS));
    }
}

static void say(struct ui *ui)
{
    const struct summary *s = &ui->summary;
    AUTO(buf) b = BUF_INIT;
    add_sources(s, &b);
    if (ui->waits.commands[ENGINE_REFRESH] > 0) {
        sentence_add(&b, _("Refreshing… %s cancels"), ui_key(ui, COMMAND_CANCEL));
    } else {
        add_articles(s, &b);
        if (s->offline)
            add_no_network(s, &b);
        else if (!s->cancelled)
            add_problems(ui, s, &b);
    }
    ui_say(ui, s->offline ? ROLE_WARNING : ROLE_NOTICE, buf_c(&b));
}

void summary_add_source(struct ui *ui, const struct engine_event *e)
{
    struct summary *s = &ui->summary;
    s->subscribed = true;
    s->has_menu = e->has_menu;
    s->sources++;
    s->articles += e->added;
    say(ui);
}

void summary_add_import(struct ui *ui, const struct engine_event *e)
{
    struct summary *s = &ui->summary;
    s->imported = true;
    s->sources += e->added;
    say(ui);
}

static int64_t max(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* A retry covers all waiting sources. Other refreshes may share sources: maxima, not sums. */
void summary_add_refresh(struct ui *ui, const struct engine_event *e, bool retry)
{
    struct summary *s = &ui->summary;
    bool silent = retry && e->added == 0 && !s->refreshed;
    s->failed = retry ? s->failed + e->failed : max(s->failed, e->failed);
    s->waiting = retry ? e->waiting : max(s->waiting, e->waiting);
    s->articles += e->added;
    s->refreshed = true;
    s->cancelled = e->error.code == ERROR_CANCELLED;
    s->offline = e->error.code == ERROR_OFFLINE;
    s->login = s->offline && e->error.number == 511;
    if (!silent)
        say(ui);
}
