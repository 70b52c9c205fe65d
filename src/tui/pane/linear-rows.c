/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/pane/linear-rows.h"

#include "model/tree.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"
#include "tui/draw/find.h"
#include "tui/list/hits.h"
#include "tui/tree/model.h"

enum { INDENT = 2, TEXT = 2 }; /* cells: a level of the tree; mark of the selected row */

static void add_fact(struct buf *b, const char *fact)
{
    buf_add_c(b, LINEAR_COMMA);
    buf_add_c(b, fact);
}

static void render_row(const struct canvas *c, struct rect area, int y, int indent, struct str text,
                       struct str find, enum role role, enum row_state state)
{
    int x = area.x + TEXT + indent;
    canvas_row(c, area, y, state);
    int used = canvas_text(c, x, y, area.x + area.width - x, text, canvas_style(c, role, state));
    find_highlight(c, x, y, used, text, find);
}

static void add_count(struct buf *b, const struct tree_view *t, const struct tree_row *row)
{
    int64_t count = tree_count(t, row);
    if (count <= 0)
        return;
    buf_add_c(b, LINEAR_COMMA);
    if (row->place.kind == PLACE_ALL || row->place.kind == PLACE_NODE)
        buf_printf(b, PLURAL("%lld unread", "%lld unread", count));
    else
        buf_printf(b, "%lld", (long long)count);
}

static void add_state(struct buf *b, const struct tree_view *t, const struct tree_node *node)
{
    if (node->kind == NODE_VIEW) {
        /* TRANSLATORS: said of a saved search in the tree, for screen readers. */
        add_fact(b, node->counting ? _("saved view, counting") : _("saved view"));
    }
    if (tree_has_children(t, node)) {
        /* TRANSLATORS: said of a folder in the tree, for screen readers. */
        add_fact(b, tree_is_open(t, node->id) ? _("unfolded") : _("folded"));
    }
    if (node_has_problem(node)) {
        /* TRANSLATORS: said of a source in the tree, for screen readers. */
        add_fact(b, _("fails"));
    }
}

void linear_render_node(struct ui *ui, const struct canvas *c, struct rect area, int y,
                        const struct tree_row *row, enum row_state state)
{
    const struct tree_view *t = &ui->tree;
    const struct tree_node *node =
        row->place.kind == PLACE_NODE ? &t->data.nodes[row->index] : NULL;
    AUTO(buf) b = BUF_INIT;
    place_add_name(ui, &b, row->place);
    add_count(&b, t, row);
    if (node)
        add_state(&b, t, node);
    int max = area.width / INDENT / 3, depth = node ? node->depth : 0;
    render_row(c, area, y, INDENT * (depth < max ? depth : max), buf_str(&b), buf_str(&t->find),
               node && node->unread == 0 ? ROLE_READ : ROLE_TEXT, state);
}

void linear_render_article(struct ui *ui, const struct canvas *c, struct rect area, int y,
                           const struct window_row *row, const char *date, enum row_state state)
{
    const struct article_row *r = &row->row;
    AUTO(buf) b = BUF_INIT;
    /* TRANSLATORS: said of a row that is picked for commands on many, for screen readers. */
    buf_add_c(&b, picks_has(&ui->list.picks, r->at) ? _("picked: ") : "");
    /* TRANSLATORS: the next three are said of an article before its title, for screen readers. */
    buf_add_c(&b, !r->read ? _("unread: ") : r->changed ? _("changed: ") : "");
    buf_add_c(&b, r->starred ? _("collected: ") : "");
    buf_add_c(&b, r->title);
    add_fact(&b, r->source_name);
    if (*date)
        add_fact(&b, date);
    if (r->tags)
        add_fact(&b, r->tags);
    if (r->noted) {
        /* TRANSLATORS: said of an article with a note of the user's, for screen readers. */
        add_fact(&b, _("noted"));
    }
    render_row(c, area, y, 0, buf_str(&b), buf_str(&ui->list.find),
               r->read ? ROLE_READ : ROLE_UNREAD, state);
    hits_highlight(c, &ui->list.hits, SEARCH_TITLE, area.x + TEXT, y, area.width - TEXT,
                   buf_str(&b));
}
