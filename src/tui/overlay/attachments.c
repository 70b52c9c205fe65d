/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments of an article, to be downloaded. */
#include "config.h"

#include "model/article-doc.h"
#include "tui/article/links.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/downloads-list.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

static const struct attachment *attachment_at(const struct ui *ui, int64_t number)
{
    const struct article_view *a = &ui->article;
    bool there = a->loaded && number >= 1 && (uint64_t)number <= a->data.article.n_attachments;
    return there ? &a->data.article.attachments[number - 1] : NULL;
}

static void fill_attachments(struct ui *ui, struct sheet *s)
{
    const struct article *article = &ui->article.data.article;
    for (size_t i = 0; ui->article.loaded && i < article->n_attachments; i++) {
        const struct attachment *a = &article->attachments[i];
        AUTO(buf) b = BUF_INIT;
        article_add_attachment_name(&b, a);
        article_add_attachment_facts(&b, a);
        struct sheet_line *line = sheet_printf(s, "%zu %s", i + 1, buf_c(&b));
        line->selectable = true;
        line->index = i;
    }
}

static void choose_attachment(struct ui *ui, const struct sheet_line *line)
{
    const struct attachment *a = attachment_at(ui, (int64_t)line->index + 1);
    ui_pop(ui);
    if (a)
        article_download(ui, a);
}

static bool number_key(struct ui *ui, uint32_t key)
{
    const struct attachment *a = key > '0' && key <= '9' ? attachment_at(ui, key - '0') : NULL;
    if (a) {
        ui_pop(ui);
        article_download(ui, a);
    }
    return a != NULL;
}

static const struct view attachments_view = {
    .key = number_key,
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_BACK),
    .choice = N_("download"),
    .title = N_("Download which?"),
    .width = 76,
    .fill_once = fill_attachments,
    .choose = choose_attachment,
};

static void download(struct ui *ui, const struct call *call)
{
    size_t n = ui->article.loaded ? ui->article.data.article.n_attachments : 0;
    int64_t number = 0;
    bool numbered = call->argument && str_to_int64(str_from(call->argument), &number);
    const struct attachment *a = attachment_at(ui, numbered ? number : 1);
    if (!ui->article.loaded) {
        ui_say(ui, ROLE_NOTICE, _("No article is open."));
    } else if (n == 0) {
        ui_say(ui, ROLE_NOTICE, _("This article has no files to download."));
    } else if (!a) {
        /* TRANSLATORS: %lld is the number of a file that belongs to an article. */
        ui_notify(ui, ROLE_NOTICE, _("No file %lld here."), (long long)number);
    } else if (numbered || n == 1) {
        article_download(ui, a);
    } else {
        ui_push(ui, &attachments_view);
    }
}

const struct handler attachment_handlers[] = {
    {COMMAND_DOWNLOAD, download},
    {COMMAND_NONE, NULL},
};
