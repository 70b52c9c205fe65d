/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries skipped by an import, with reasons. */
#include "config.h"

#include "base/mem.h"
#include "present/reason.h"
#include "tui/core/state.h"
#include "tui/core/summary.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

void ui_left_out(struct ui *ui, const struct ui_event *event)
{
    buf_set_c(&ui->left_out, event->text);
}

static void fill(struct ui *ui, struct sheet *s)
{
    struct str rest = buf_str(&ui->left_out), line;
    size_t n = 0;
    sheet_add_gap(s);
    while (str_split(&rest, '\n', &line) && line.n > 0) {
        AUTO_FREE char *text = mem_strndup(line.p, line.n);
        sheet_add(s, NULL, text)->selectable = true;
        n++;
    }
    sheet_add_gap(s);
    sheet_printf(s, ngettext("%zu entry left out.", "%zu entries left out.", n), n)->role =
        ROLE_DIM;
}

const struct view left_out_view = {
    .hints = VIEW_HINTS(COMMAND_BACK),
    .title = N_("Not imported"),
    .width = 76,
    .fill_once = fill,
};

void ui_imported(struct ui *ui, const struct engine_event *e)
{
    summary_add_import(ui, e);
    if (e->archive.code != ERROR_NONE) {
        reason_add(&ui->left_out, e->archive.detail);
        buf_add_char(&ui->left_out, '\n');
    }
    if (ui->left_out.n > 0) {
        ui_push(ui, &left_out_view);
        buf_clear(&ui->left_out);
    }
}
