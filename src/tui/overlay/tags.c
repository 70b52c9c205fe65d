/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All tags, with the numbers of their articles; Enter lists a tag's articles. */
#include "config.h"

#include "model/tag.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

static void fill(struct ui *ui, struct sheet *s)
{
    for (size_t i = 0; i < ui->keeping.n; i++) {
        const struct tag *tag = &ui->keeping.all[i];
        struct buf number = BUF_INIT;
        buf_printf(&number, "%lld", (long long)tag->articles);
        struct sheet_line *line = sheet_add(s, buf_c(&number), tag->name);
        s->label_width = number.n > (size_t)s->label_width ? (int)number.n : s->label_width;
        line->selectable = true;
        line->index = i;
        buf_fini(&number);
    }
    if (ui->keeping.n == 0) {
        sheet_add(s, NULL, _("No tags yet: t tags an article."));
    }
}

static void choose(struct ui *ui, const struct sheet_line *line)
{
    struct buf query = BUF_INIT;
    if (line->index < ui->keeping.n) {
        buf_printf(&query, "tag:\"%s\"", ui->keeping.all[line->index].name);
        ui_pop(ui);
        list_search(ui, buf_c(&query));
        ui_focus(ui, PANE_LIST);
    }
    buf_fini(&query);
}

static const enum command hints[] = {COMMAND_OPEN, COMMAND_FIND, COMMAND_BACK, COMMAND_NONE};

const struct view tags_view = {
    .render = sheet_render,
    .mouse = sheet_mouse,
    .hints = hints,
    .title = N_("Tags"),
    .width = 50,
    .fill = fill,
    .choose = choose,
};
