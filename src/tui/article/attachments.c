/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article/attachments.h"

#include <string.h>

#include "tui/core/services.h"
#include "tui/core/state.h"

void article_download(struct ui *ui, const struct attachment *attachment)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_DOWNLOAD,
                                         .id = ui->article.data.row.at.id,
                                         .url = attachment->url,
                                         .title = attachment->title,
                                         .size = attachment->size});
    ui_say_key(ui, _("Downloading; %s shows progress."), COMMAND_DOWNLOADS);
}

bool article_download_link(struct ui *ui, const char *url)
{
    const struct article *article = &ui->article.data.article;
    for (size_t i = 0; ui->article.loaded && i < article->n_attachments; i++) {
        if (strcmp(article->attachments[i].url, url) == 0) {
            article_download(ui, &article->attachments[i]);
            return true;
        }
    }
    return false;
}
