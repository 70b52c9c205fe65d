/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/article/hyperlinks.h"

#include "screen/surface.h"
#include "tui/core/state.h"

bool article_has_hyperlinks(const struct ui *ui)
{
    switch ((enum hyperlinks)ui->settings.hyperlinks) {
    case HYPERLINKS_AUTO:
        return ui->terminal.hyperlinks && !ui->terminal.no_hyperlinks;
    case HYPERLINKS_ON:
        return !ui->terminal.no_hyperlinks;
    default:
        return false;
    }
}

void article_link_cells(const struct canvas *c, const struct article_view *a, int x, int y,
                        const struct layout_span *span)
{
    /* Only the text: the number behind it would be a second run of bytes for each link. */
    bool text = span->offset != LAYOUT_NO_OFFSET;
    if (text && span->link > 0 && (size_t)span->link <= a->data.body.n_links) {
        const char *url = a->data.body.links[span->link - 1]->url;
        if (url[0] != '#') /* the terminal cannot follow fragments */
            surface_link(c->surface, (struct rect){x, y, span->width, 1}, span->link, url);
    }
}
