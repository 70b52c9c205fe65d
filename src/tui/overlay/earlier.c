/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An earlier text of a watched page, with removed lines marked. */
#include "config.h"

#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

enum { REMOVED = '~', KEPT = ' ' }; /* first byte of each line in ui->earlier */

static void add_line(struct buf *b, struct str line, struct str now)
{
    line = str_trim(line);
    if (line.n > 0) {
        buf_add_char(b, str_has_line(now, line) ? KEPT : REMOVED);
        buf_add(b, line);
        buf_add_char(b, '\n');
    }
}

void earlier_accept(struct ui *ui, const struct ui_event *event)
{
    struct engine_article *a = event->article;
    AUTO(buf) then = BUF_INIT, now = BUF_INIT;
    const struct article_view *shown = &ui->article;
    if (shown->loaded && shown->data.row.at.id == a->row.at.id) {
        buf_printf(&now, "%s\n", shown->data.row.title);
        doc_add_plain(&now, shown->data.body.root);
    }
    doc_add_plain(&then, a->body.root);
    buf_clear(&ui->earlier);
    add_line(&ui->earlier, str_from(a->row.title), buf_str(&now));
    struct str rest = buf_str(&then), line;
    while (str_split(&rest, '\n', &line))
        add_line(&ui->earlier, line, buf_str(&now));
    engine_article_fini(a);
    ui_push(ui, &earlier_view);
}

static void fill(struct ui *ui, struct sheet *s)
{
    struct str rest = buf_str(&ui->earlier), line;
    s->label_width = 1;
    for (bool first = true; str_split(&rest, '\n', &line) && line.n > 0; first = false) {
        bool removed = line.p[0] == REMOVED;
        const char *text = arena_strndup(&s->arena, line.p + 1, line.n - 1);
        struct sheet_line *added = sheet_add(s, removed ? ui->glyphs->changed : " ", text);
        added->role = removed ? ROLE_CHANGED : first ? ROLE_HEADING_FOCUS : ROLE_TEXT;
        added->label_role = ROLE_CHANGED;
        sheet_add_gap(s);
    }
    AUTO(buf) remark = BUF_INIT;
    /* TRANSLATORS: %s is the mark in front of such lines. */
    buf_printf(&remark, _("%s marks text that was later removed."), ui->glyphs->changed);
    sheet_add(s, NULL, buf_c(&remark))->role = ROLE_DIM;
}

const struct view earlier_view = {
    .hints = VIEW_HINTS(COMMAND_BACK),
    .title = N_("Earlier text"),
    .width = 76,
    .fill_once = fill,
};
