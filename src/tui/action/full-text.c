/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full texts: the command that fetches or shows them, and what became of them. */
#include "config.h"

#include "tui/action/full-text.h"

#include "base/i18n.h"
#include "engine/data/command.h"
#include "text/display/safe.h"
#include "text/url/url.h"
#include "tui/article/load.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/picks.h"

/* ---- fetching -------------------------------------------------------------------------------- */

/* Esc then cancels instead of ending the picking. */
static void fetch_picked(struct ui *ui)
{
    picks_send(ui, (struct engine_command){.kind = ENGINE_FETCH_PAGES});
    picks_clear(&ui->list.picks);
    ui_say_key(ui, _("Fetching the full texts… %s cancels"), COMMAND_CANCEL);
}

/* Items of a listing page have no text until their page is fetched. */
static bool has_feed_text(const struct article_view *a)
{
    return a->data.article.content || a->data.article.summary;
}

/* Switches between the feed's text and the page's, which may have to be fetched. */
static void toggle(struct ui *ui)
{
    struct article_view *a = &ui->article;
    if (!a->loaded || ui->panes.focus != PANE_ARTICLE) {
        ui_say(ui, ROLE_NOTICE, _("No article is open."));
        return;
    }
    if (a->data.row.full_text && !has_feed_text(a)) {
        ui_say(ui, ROLE_NOTICE, _("Only the page's text is available."));
        return;
    }
    if (a->data.row.full_text) {
        a->page_text = !a->page_text;
        a->switched = !a->switched;
        article_reload(ui);
        ui_say(ui, ROLE_NOTICE,
               a->page_text ? _("The text of the page.") : _("The text of the feed."));
        return;
    }
    if (a->awaits_page) {
        ui_say(ui, ROLE_NOTICE, _("Already fetching the whole article."));
        return;
    }
    ui_send(ui, &(struct engine_command){.kind = ENGINE_FETCH_PAGE, .id = a->data.row.at.id});
    a->page_text = a->awaits_page = true;
    ui_say_key(ui, _("Fetching the whole article… %s cancels"), COMMAND_CANCEL);
}

static void whole_article(struct ui *ui, const struct call *call)
{
    if (picks_apply(ui))
        fetch_picked(ui);
    else
        toggle(ui);
}

const struct handler full_text_handlers[] = {
    {COMMAND_WHOLE_ARTICLE, whole_article},
    {COMMAND_NONE, NULL},
};

/* ---- failures, by host ----------------------------------------------------------------------- */

enum { MAX_NAMED = 3 };

void full_texts_forget_failures(struct ui *ui)
{
    for (size_t i = 0; i < ui->failed_hosts.n; i++)
        free(ui->failed_hosts.v[i].name);
    vec_fini(&ui->failed_hosts);
}

void full_texts_count_failure(struct ui *ui, const char *url)
{
    struct str name = url_host(url);
    for (size_t i = 0; i < ui->failed_hosts.n; i++) {
        if (str_eq(str_from(ui->failed_hosts.v[i].name), name)) {
            ui->failed_hosts.v[i].failures++;
            return;
        }
    }
    vec_push(&ui->failed_hosts, ((struct failed_host){mem_strndup(name.p, name.n), 1}));
}

/* Appends "a.example (3), b.example (1), …", in the order of their first failures. */
static void add_hosts(const struct ui *ui, struct buf *b)
{
    for (size_t i = 0; i < ui->failed_hosts.n && i <= MAX_NAMED; i++) {
        buf_add_c(b, i > 0 ? _(", ") : "");
        if (i == MAX_NAMED) {
            buf_add_c(b, "…");
            return;
        }
        safe_add_line(b, str_from(ui->failed_hosts.v[i].name));
        buf_printf(b, " (%lld)", (long long)ui->failed_hosts.v[i].failures);
    }
}

void full_texts_fetched(struct ui *ui, const struct engine_event *e)
{
    int64_t fetched = e->pages_done - e->pages_failed;
    AUTO(buf) b = BUF_INIT, hosts = BUF_INIT;
    if (e->error.code == ERROR_CANCELLED)
        sentence_add(&b, "%s", _("Cancelled."));
    if (e->error.code == ERROR_NONE && e->pages_total == 0)
        sentence_add(&b, "%s", _("Nothing to fetch: these articles are complete."));
    else
        sentence_add(&b, PLURAL("%lld full text fetched.", "%lld full texts fetched.", fetched));
    if (e->pages_failed > 0) {
        add_hosts(ui, &hosts);
        /* TRANSLATORS: %s are hosts, each with the number of its failures. */
        sentence_add(&b, PLURAL("%lld failed: %s.", "%lld failed: %s.", e->pages_failed),
                     buf_c(&hosts));
    }
    ui_say(ui, e->pages_failed > 0 ? ROLE_WARNING : ROLE_NOTICE, buf_c(&b));
    full_texts_forget_failures(ui);
}
