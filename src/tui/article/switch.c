/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article/switch.h"

#include "tui/article/load.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

/* Items of a listing page have no text until their page is fetched. */
static bool has_feed_text(const struct article_view *a)
{
    return a->data.article.content || a->data.article.summary;
}

void article_text_toggle(struct ui *ui, const struct call *call)
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
