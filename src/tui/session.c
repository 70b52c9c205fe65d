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

/* The numbers of a line, within the bounds of its entry in the table. */

static void restore_layout(struct ui *ui, const int64_t *v)
{
    ui->panes.chosen = (enum pane_layout)v[0];
    ui->panes.zoomed = v[1];
    ui->panes.tree_width = (int)v[2];
    ui->panes.list_height = (int)v[3];
}

static void restore_focus(struct ui *ui, const int64_t *v)
{
    ui->panes.focus = (enum pane)v[0];
}

static void restore_text_size(struct ui *ui, const int64_t *v)
{
    ui->text_size = text_size_of_percent((int)v[0]);
}

static void restore_line_focus(struct ui *ui, const int64_t *v)
{
    ui->article.line_focus = v[0];
}

static void restore_linear(struct ui *ui, const int64_t *v)
{
    ui->settings.linear = v[0];
}

static void restore_pictures(struct ui *ui, const int64_t *v)
{
    ui->settings.pictures = (int)v[0];
}

static void restore_tree(struct ui *ui, const int64_t *v)
{
    ui->tree.selected = (struct place){(enum place_kind)v[0], v[1]};
}

static void restore_list(struct ui *ui, const int64_t *v)
{
    struct place place = {(enum place_kind)v[0], v[1]};
    if (place_has_articles(place) && place.kind != PLACE_SEARCH) {
        ui->list.unread_only = v[2];
        ui->list.oldest_first = v[3];
        list_restore(ui, place);
    }
}

static void restore_row(struct ui *ui, const int64_t *v)
{
    if (ui->list.opened)
        window_go_to(&ui->list.window, (struct article_position){v[0], v[1]});
}

static void restore_article(struct ui *ui, const int64_t *v)
{
    ui->article.wanted = v[0];
    ui->article.page_text = true;
    article_reload(ui);
}

enum { MAX_NUMBERS = 4 };

static const struct session_line {
    const char *name;
    void (*restore)(struct ui *ui, const int64_t *v);
    int64_t bounds[MAX_NUMBERS][2]; /* of each number; both 0: no further ones */
} lines[] = {
    {"layout", restore_layout, {{PANES_AUTO, PANES_SINGLE}, {0, 1}, {0, MAX_SIZE}, {0, MAX_SIZE}}},
    {"focus", restore_focus, {{PANE_TREE, PANE_ARTICLE}}},
    {"text-percent", restore_text_size, {{1, 1000}}},
    {"line-focus", restore_line_focus, {{0, 1}}},
    {"linear", restore_linear, {{0, 1}}},
    {"pictures", restore_pictures, {{PICTURES_AUTO, PICTURES_OFF}}},
    {"tree", restore_tree, {{PLACE_ALL, PLACE_DOWNLOADS}, {0, INT64_MAX}}},
    {"list", restore_list, {{PLACE_ALL, PLACE_DOWNLOADS}, {0, INT64_MAX}, {0, 1}, {0, 1}}},
    {"row", restore_row, {{INT64_MIN, INT64_MAX}, {1, INT64_MAX}}},
    {"article", restore_article, {{1, INT64_MAX}, {0, UINT32_MAX - 1}}},
};

static bool next_number(struct str *rest, int64_t min, int64_t max, int64_t *out)
{
    struct str word;
    return str_split(rest, ' ', &word) && str_to_int64(word, out) && *out >= min && *out <= max;
}

static void restore_line(struct ui *ui, const struct session_line *line, struct str rest)
{
    int64_t v[MAX_NUMBERS];
    bool ok = true;
    for (size_t i = 0; ok && i < MAX_NUMBERS && line->bounds[i][1] > 0; i++)
        ok = next_number(&rest, line->bounds[i][0], line->bounds[i][1], &v[i]);
    if (ok)
        line->restore(ui, v);
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
    struct str rest = str_from(session), line, name;
    while (str_split(&rest, '\n', &line)) {
        str_split(&line, ' ', &name);
        for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
            if (str_eq(name, str_from(lines[i].name)))
                restore_line(ui, &lines[i], line);
        if (str_eq(name, STR("open")))
            restore_open(ui, line);
    }
    if (ui->panes.focus == PANE_ARTICLE && !ui->article.wanted)
        ui->panes.focus = PANE_LIST;
}
