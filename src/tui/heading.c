/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/heading.h"

#include "tui/article/text.h"
#include "tui/core/state.h"
#include "tui/list/model.h"

void heading_add(const struct ui *ui, struct buf *b, enum pane pane)
{
    switch (pane) {
    case PANE_TREE:
        buf_add_c(b, _("Categories"));
        break;
    case PANE_LIST:
        list_add_heading(ui, b);
        break;
    default:
        buf_add_c(b, _("Article"));
        article_text_add_name(&ui->article, b, ui->glyphs->separator);
    }
}
