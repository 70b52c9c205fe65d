/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Choice between the feed's text and the page's, and the place after switching: where the reader
 * left that text, else at the words that were at the top.
 */
#include "config.h"

#include "tui/article/text.h"

#include "tui/core/services.h"
#include "tui/core/state.h"

uint64_t article_text_place(struct article_view *a, uint64_t place)
{
    if (!a->switched)
        return place;
    /* Words missing in the other text give no place far down in it. */
    uint64_t words = place >> 32 << 32, there = a->return_known ? a->return_place : words;
    a->switched = false;
    a->return_known = true;
    a->return_place = place;
    return there;
}

void article_text_add_notice(struct ui *ui, const struct engine_article *data, struct buf *b)
{
    const struct error *now = &ui->article.page_failure;
    bool unreachable = now->code == ERROR_NETWORK || now->code == ERROR_TIMEOUT;
    const char *reason = now->code != ERROR_NONE ? now->detail : data->page_problem;
    reason = reason ? ui_reason(ui, reason) : NULL;
    if (data->text_problem) {
        buf_add_c(b, ui_reason(ui, data->text_problem));
    } else if (now->code == ERROR_OFFLINE) {
        buf_add_c(b, _("No network: showing the feed's text."));
    } else if (unreachable) {
        /* TRANSLATORS: %s is a reason in a few words, such as "no such host: example.org". */
        buf_printf(b, _("%s: showing the feed's text."), reason);
    } else if (reason) {
        /* TRANSLATORS: %s is a reason in a few words. */
        buf_printf(b, _("The whole article could not be fetched: %s"), reason);
    }
}

void article_text_add_name(const struct article_view *a, struct buf *b, const char *separator)
{
    const char *name = NULL;
    if (a->awaits_page)
        name = _("fetching the page");
    else if (a->loaded && a->data.row.full_text)
        name = a->page_text ? _("text of the page") : _("text of the feed");
    if (name) {
        buf_add_c(b, separator);
        buf_add_c(b, name);
    }
}
