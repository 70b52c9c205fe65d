/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All tags, with the numbers of their articles; Enter lists a tag's articles, E renames it. */
#include "config.h"

#include "engine/data/command.h"
#include "model/source.h"
#include "model/tag.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

static void fill(struct ui *ui, struct sheet *s)
{
    for (size_t i = 0; i < ui->keeping.n; i++) {
        const struct tag *tag = &ui->keeping.all[i];
        AUTO(buf) number = BUF_INIT;
        buf_printf(&number, "%lld", (long long)tag->articles);
        struct sheet_line *line = sheet_add_labelled(s, buf_c(&number), tag->name);
        line->selectable = true;
        line->index = i;
    }
    if (ui->keeping.n == 0)
        sheet_printf(s, _("No tags yet: %s tags an article."), ui_key(ui, COMMAND_TAG));
}

static void choose(struct ui *ui, const struct sheet_line *line)
{
    AUTO(buf) query = BUF_INIT;
    if (line->index < ui->keeping.n) {
        buf_printf(&query, "tag:\"%s\"", ui->keeping.all[line->index].name);
        ui_pop(ui);
        list_search(ui, buf_c(&query));
        ui_focus(ui, PANE_LIST);
    }
}

/* Tags what has the old tag, and removes that: one change. */
static void accept_name(struct ui *ui, const char *text)
{
    AUTO(buf) query = BUF_INIT;
    const char *old = buf_c(&ui->keeping.renamed);
    if (*text && !tag_is_in(str_from(text), str_from(old))) {
        buf_printf(&query, "tag:\"%s\"", old);
        ui_send(ui,
                &(struct engine_command){.kind = ENGINE_TAG,
                                         .value = text,
                                         .title = old,
                                         .query = {.node = TREE_ROOT, .search = buf_c(&query)}});
        ui_pop(ui);
    }
}

static const struct prompt_kind name_prompt = {
    .label = N_("New name of the tag: "),
    .accept = accept_name,
};

static void rename_tag(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    if (line && line->index < ui->keeping.n) {
        buf_set_c(&ui->keeping.renamed, ui->keeping.all[line->index].name);
        prompt_open(ui, &name_prompt, buf_c(&ui->keeping.renamed));
    }
}

const struct view tags_view = {
    .handlers = VIEW_HANDLERS({COMMAND_EDIT, rename_tag}),
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_EDIT, COMMAND_FIND, COMMAND_BACK),
    .title = N_("Tags"),
    .width = 50,
    .fill = fill,
    .choose = choose,
};
