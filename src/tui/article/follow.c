/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/article/follow.h"

#include "model/tree.h"
#include "text/url/url.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/tree/model.h"

bool ui_may_open(struct ui *ui, const char *from, const char *url)
{
    struct str target = str_from(url);
    if (url_is_openable(target) || url_is_between_files(str_from(from), target))
        return true;
    ui_say(ui, ROLE_WARNING, _("gander does not open links of this kind."));
    return false;
}

bool ui_open_url(struct ui *ui, const char *from, const char *url, bool background)
{
    if (!ui_may_open(ui, from, url))
        return false;
    struct effect *f = ui_effect(ui, EFFECT_OPEN_URL);
    f->text = mem_strdup(url);
    f->background = background;
    if (ui->offline && url_is_fetchable(str_from(url))) {
        ui_say(ui, ROLE_WARNING,
               _("This link needs the network, and at the last try there was none."));
    }
    return true;
}

const char *ui_source_url(const struct ui *ui, int64_t source)
{
    const struct tree_node *node = tree_node(&ui->tree, source);
    return node ? node->url : NULL;
}

void ui_follow_url(struct ui *ui, const char *url)
{
    const struct article_row *row = &ui->article.data.row;
    ui_open_url(ui, row->url ? row->url : ui_source_url(ui, row->source), url, false);
}
