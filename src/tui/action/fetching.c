/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/action/fetching.h"

#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/picks.h"

/* Esc then cancels instead of ending the picking. */
void ui_fetch_picked(struct ui *ui)
{
    picks_send(ui, (struct engine_command){.kind = ENGINE_FETCH_PAGES});
    picks_clear(&ui->list.picks);
    ui_say_key(ui, _("Fetching the full texts… %s cancels"), COMMAND_CANCEL);
}

static void add_failures(struct ui *ui, struct buf *b, int64_t n)
{
    AUTO(buf) hosts = BUF_INIT;
    failed_hosts_add_text(&ui->failed_hosts, &hosts);
    /* TRANSLATORS: %s are hosts, each with the number of its failures. */
    sentence_add(b, PLURAL("%lld failed: %s.", "%lld failed: %s.", n), buf_c(&hosts));
}

void ui_pages_fetched(struct ui *ui, const struct engine_event *e)
{
    int64_t fetched = e->pages_done - e->pages_failed;
    AUTO(buf) b = BUF_INIT;
    if (e->error.code == ERROR_CANCELLED)
        sentence_add(&b, "%s", _("Cancelled."));
    if (e->error.code == ERROR_NONE && e->pages_total == 0)
        sentence_add(&b, "%s", _("Nothing to fetch: these articles are complete."));
    else
        sentence_add(&b, PLURAL("%lld full text fetched.", "%lld full texts fetched.", fetched));
    if (e->pages_failed > 0)
        add_failures(ui, &b, e->pages_failed);
    ui_say(ui, e->pages_failed > 0 ? ROLE_WARNING : ROLE_NOTICE, buf_c(&b));
    failed_hosts_clear(&ui->failed_hosts);
}
