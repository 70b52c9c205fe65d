/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that run a program of the user's with parts of the article as arguments. */
#include "config.h"

#include "tui/action/running.h"

#include <string.h>

#include "text/display/safe.h"
#include "tui/action/sending.h"
#include "tui/article/follow.h"
#include "tui/core/mark.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/tree/model.h"
#include "tui/widget/command-line.h"

static char *safe_line(const char *text)
{
    struct buf b = BUF_INIT;
    safe_add_line(&b, str_from(text ? text : ""));
    buf_add_c(&b, "");
    return buf_take(&b);
}

/* Address for a program; NULL with a message. */
static char *take_url(struct ui *ui)
{
    const struct article_row *row = ui_target_row(ui);
    int64_t source = row ? row->source : ui_target_node(ui);
    const char *url = sending_url(ui);
    if (url && !ui_may_open(ui, ui_source_url(ui, source), url))
        url = NULL;
    return mem_strdup(url);
}

/* Fills in the values that the command line asks for; false with a message for a missing one. */
static bool take_values(struct ui *ui, const char *command, struct effect_article *out)
{
    const struct article_row *row = ui_target_row(ui);
    const struct tree_node *node = tree_node(&ui->tree, row ? row->source : ui_target_node(ui));
    *out = (struct effect_article){
        .title = safe_line(row    ? row->title
                           : node ? node->title
                                  : NULL),
        .source = safe_line(node ? node->title : NULL),
    };
    bool ok = true;
    if (strstr(command, "%u")) {
        out->url = take_url(ui);
        ok = out->url != NULL;
    }
    if (ok && strstr(command, "%f")) {
        out->text = sending_text(ui);
        ok = out->text != NULL;
    }
    return ok;
}

/* NULL with a message for a missing value. Borrowed until the next effect. */
static struct effect *request(struct ui *ui, enum effect_kind kind, const char *command)
{
    struct effect_article article;
    if (!take_values(ui, command, &article)) {
        effect_article_fini(&article);
        return NULL;
    }
    struct effect *f = ui_effect(ui, kind);
    f->text = mem_strdup(command);
    f->article = article;
    return f;
}

static void run_program(struct ui *ui, const struct call *call)
{
    struct effect *f = request(ui, EFFECT_RUN, call->argument);
    if (f)
        f->background = call->command == COMMAND_RUN_BEHIND;
}

/* The program gets newsboat's four values in its order, unless the command places its own. */
static void bookmark(struct ui *ui, const struct call *call)
{
    const char *program = ui->settings.bookmark_program;
    if (!program[0]) {
        ui_say(ui, ROLE_NOTICE, _("No program for bookmarks: set bookmark-program."));
        return;
    }
    bool places = strstr(program, "%u") || strstr(program, "%t") || strstr(program, "%d") ||
                  strstr(program, "%s");
    AUTO(buf) command = BUF_INIT;
    buf_printf(&command, "%s%s", program, places ? "" : " %u %t %d %s");
    struct effect *f = request(ui, EFFECT_BOOKMARK, command.p);
    if (f)
        f->article.description = safe_line(call->argument);
}

/* Like the browser: the address comes last unless it is placed, and the article is read. */
static void browse_with(struct ui *ui, const struct call *call)
{
    struct article_row *row = ui_target_row(ui);
    AUTO(buf) command = BUF_INIT;
    buf_printf(&command, "%s%s", call->argument, strstr(call->argument, "%u") ? "" : " %u");
    if (request(ui, EFFECT_BROWSE_WITH, command.p) && row && !row->read)
        ui_mark(ui, MARK_READ, row->at.id);
}

const struct handler running_handlers[] = {
    {COMMAND_BROWSE_WITH, browse_with, .asks = &command_prompt},
    {COMMAND_BOOKMARK, bookmark},
    {COMMAND_RUN, run_program, .asks = &command_prompt},
    {COMMAND_RUN_BEHIND, run_program, .asks = &command_prompt},
    {COMMAND_NONE, NULL},
};
