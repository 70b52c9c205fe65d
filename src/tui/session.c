/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/session.h"

#include "tui/article/load.h"
#include "tui/core/list-window.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/list/query.h"
#include "tui/size/text-size.h"
#include "tui/tree/model.h"

enum { MAX_OPEN = 10000, MAX_SIZE = 4096 };

/* Lines of a name and numbers. */

char *ui_session(const struct ui *ui)
{
    struct buf b = BUF_INIT;
    const struct window_row *row = window_selected(&ui->list.window);
    buf_printf(&b, "layout %d %d %d %d\n", (int)ui->panes.chosen, ui->panes.zoomed,
               ui->panes.tree_width, ui->panes.list_height);
    buf_printf(&b, "focus %d\n", (int)ui->panes.focus);
    buf_printf(&b, "text-percent %d\n", ui->text_size->percent);
    buf_printf(&b, "line-focus %d\n", ui->article.line_focus);
    if (ui->settings.linear != ui->configured.linear)
        buf_printf(&b, "linear %d\n", ui->settings.linear);
    if (ui->settings.pictures != ui->configured.pictures)
        buf_printf(&b, "pictures %d\n", ui->settings.pictures);
    buf_printf(&b, "tree %d %lld\n", (int)ui->tree.selected.kind,
               (long long)ui->tree.selected.node);
    if (ui->list.opened && ui->list.place.kind != PLACE_SEARCH) {
        buf_printf(&b, "list %d %lld %d %d\n", (int)ui->list.place.kind,
                   (long long)ui->list.place.node, ui->list.unread_only, ui->list.oldest_first);
        if (row) {
            buf_printf(&b, "row %lld %lld\n", (long long)row->row.at.time,
                       (long long)row->row.at.id);
        }
    }
    if (ui->article.loaded) {
        buf_printf(&b, "article %lld %lu\n", (long long)ui->article.data.row.at.id,
                   (unsigned long)ui->article.position);
    }
    if (ui->tree.open_known) {
        buf_add_c(&b, "open");
        for (size_t i = 0; i < ui->tree.open.n; i++)
            buf_printf(&b, " %lld", (long long)ui->tree.open.v[i]);
        buf_add_char(&b, '\n');
    }
    buf_add_c(&b, "");
    return buf_take(&b);
}

static bool next_number(struct str *rest, int64_t min, int64_t max, int64_t *out)
{
    struct str word;
    return str_split(rest, ' ', &word) && str_to_int64(word, out) && *out >= min && *out <= max;
}

static void restore_layout(struct ui *ui, struct str rest)
{
    int64_t chosen, zoomed, tree, list;
    if (next_number(&rest, PANES_AUTO, PANES_SINGLE, &chosen) &&
        next_number(&rest, 0, 1, &zoomed) && next_number(&rest, 0, MAX_SIZE, &tree) &&
        next_number(&rest, 0, MAX_SIZE, &list)) {
        ui->panes.chosen = (enum pane_layout)chosen;
        ui->panes.zoomed = zoomed;
        ui->panes.tree_width = (int)tree;
        ui->panes.list_height = (int)list;
    }
}

static void restore_focus(struct ui *ui, struct str rest)
{
    int64_t focus;
    if (next_number(&rest, PANE_TREE, PANE_ARTICLE, &focus))
        ui->panes.focus = (enum pane)focus;
}

static void restore_text_size(struct ui *ui, struct str rest)
{
    int64_t percent;
    if (next_number(&rest, 1, 1000, &percent))
        ui->text_size = text_size_of_percent((int)percent);
}

static void restore_line_focus(struct ui *ui, struct str rest)
{
    int64_t on;
    ui->article.line_focus = next_number(&rest, 0, 1, &on) && on;
}

static void restore_linear(struct ui *ui, struct str rest)
{
    int64_t on;
    if (next_number(&rest, 0, 1, &on))
        ui->settings.linear = on;
}

static void restore_pictures(struct ui *ui, struct str rest)
{
    int64_t pictures;
    if (next_number(&rest, PICTURES_AUTO, PICTURES_OFF, &pictures))
        ui->settings.pictures = (int)pictures;
}

static bool next_place(struct str *rest, struct place *out)
{
    int64_t kind, node;
    if (!next_number(rest, PLACE_ALL, PLACE_DOWNLOADS, &kind) ||
        !next_number(rest, 0, INT64_MAX, &node))
        return false;
    *out = (struct place){(enum place_kind)kind, node};
    return true;
}

static void restore_tree(struct ui *ui, struct str rest)
{
    next_place(&rest, &ui->tree.selected);
}

static void restore_list(struct ui *ui, struct str rest)
{
    struct place place;
    int64_t unread, oldest;
    if (next_place(&rest, &place) && place_has_articles(place) && place.kind != PLACE_SEARCH &&
        next_number(&rest, 0, 1, &unread) && next_number(&rest, 0, 1, &oldest)) {
        ui->list.unread_only = unread;
        ui->list.oldest_first = oldest;
        list_restore(ui, place);
    }
}

static void restore_row(struct ui *ui, struct str rest)
{
    struct article_position at;
    if (ui->list.opened && next_number(&rest, INT64_MIN, INT64_MAX, &at.time) &&
        next_number(&rest, 1, INT64_MAX, &at.id))
        window_go_to(&ui->list.window, at);
}

static void restore_article(struct ui *ui, struct str rest)
{
    int64_t id, position;
    if (next_number(&rest, 1, INT64_MAX, &id) && next_number(&rest, 0, UINT32_MAX - 1, &position)) {
        ui->article.wanted = id;
        ui->article.page_text = true;
        article_reload(ui);
    }
}

static void restore_open(struct ui *ui, struct str rest)
{
    int64_t node;
    ui->tree.open_known = true;
    while (ui->tree.open.n < MAX_OPEN && next_number(&rest, 1, INT64_MAX, &node))
        if (!tree_is_open(&ui->tree, node))
            vec_push(&ui->tree.open, node);
}

void session_restore(struct ui *ui, const char *session)
{
    static const struct {
        const char *name;
        void (*restore)(struct ui *ui, struct str rest);
    } lines[] = {
        {"layout", restore_layout},
        {"focus", restore_focus},
        {"text-percent", restore_text_size},
        {"line-focus", restore_line_focus},
        {"linear", restore_linear},
        {"pictures", restore_pictures},
        {"tree", restore_tree},
        {"list", restore_list},
        {"row", restore_row},
        {"article", restore_article},
        {"open", restore_open},
    };
    struct str rest = str_from(session), line, name;
    while (str_split(&rest, '\n', &line)) {
        str_split(&line, ' ', &name);
        for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
            if (str_eq(name, str_from(lines[i].name)))
                lines[i].restore(ui, line);
    }
    if (ui->panes.focus == PANE_ARTICLE && !ui->article.wanted)
        ui->panes.focus = PANE_LIST;
}
