/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that pass an article, its address or parts of it to other programs. */
#include "config.h"

#include "tui/action/sending.h"

#include <string.h>

#include "layout/export.h"
#include "model/tree.h"
#include "present/article-wrap.h"
#include "screen/glyphs.h"
#include "text/display/safe.h"
#include "tui/article/follow.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/command-line.h"
#include "tui/widget/prompt.h"

enum { EXPORT_WIDTH = 72 };

/* Address of the article, or of the site selected in the tree; NULL with a message. */
static const char *require_url(struct ui *ui)
{
    struct article_row *row = ui_target_row(ui);
    const struct tree_node *node = tree_node(&ui->tree, ui_target_node(ui));
    const char *url = row ? row->url : node ? node->site_url ? node->site_url : node->url : NULL;
    if (!url)
        ui_say(ui, ROLE_NOTICE, _("There is no address here."));
    return url;
}

/* Source of the article, or the node selected in the tree. */
static int64_t target_source(struct ui *ui)
{
    const struct article_row *row = ui_target_row(ui);
    return row ? row->source : ui_target_node(ui);
}

static void mark_read(struct ui *ui)
{
    const struct article_row *row = ui_target_row(ui);
    if (row && !row->read)
        ui_mark(ui, MARK_READ, row->at.id);
}

static void browse(struct ui *ui, const struct call *call)
{
    const char *url = require_url(ui);
    bool background = call->command == COMMAND_BROWSE_BEHIND;
    if (url && ui_open_url(ui, ui_source_url(ui, target_source(ui)), url, background))
        mark_read(ui);
}

static void copy(struct ui *ui, const struct call *call)
{
    const char *url = require_url(ui);
    if (url)
        ui_effect(ui, EFFECT_COPY)->text = mem_strdup(url);
}

static void show_qr(struct ui *ui, const struct call *call)
{
    const char *url = require_url(ui);
    if (url)
        ui_show_qr(ui, url);
}

/* The open article if it is the command's target; else NULL with a message. */
static struct engine_article *require_article(struct ui *ui)
{
    struct article_view *a = &ui->article;
    const struct article_row *row = ui_target_row(ui);
    if (a->loaded && row && row->at.id == a->data.row.at.id)
        return &a->data;
    ui_say(ui, ROLE_NOTICE, _("Open the article first."));
    return NULL;
}

static void comments(struct ui *ui, const struct call *call)
{
    struct engine_article *article = require_article(ui);
    if (!article)
        return;
    if (article->article.comments_feed)
        comments_show(ui, article->row.at.id);
    else if (article->article.comments_url)
        ui_follow_url(ui, article->article.comments_url);
    else
        ui_say(ui, ROLE_NOTICE, _("This article has no comments."));
}

/* Text of the open article, to free(); NULL with a message when none is open. */
static char *take_text(struct ui *ui)
{
    struct engine_article *article = require_article(ui);
    if (!article)
        return NULL;
    struct layout_options options = {
        .width = EXPORT_WIDTH,
        .rung = RUNG_NORMAL,
        .ascii = ui->glyphs == &glyphs_ascii,
        .left = true,
        .terminal_bidi = true, /* other programs expect logical order */
    };
    AUTO(buf) text = BUF_INIT, safe = BUF_INIT;
    article_set_labels(&options);
    struct doc_node *own;
    doc_hide_own(&article->body, &own);
    export_add(&text, &article->body, EXPORT_TEXT, &options);
    doc_show_own(&article->body, own);
    safe_add_text(&safe, buf_str(&text));
    buf_add_c(&safe, "");
    return buf_take(&safe);
}

static void send(struct ui *ui, enum effect_kind kind, const char *title, char *text)
{
    struct effect *f = ui_effect(ui, kind);
    f->title = mem_strdup(title);
    f->text = text;
}

/* Title and link only: a mailto address has no room for the text. */
static void mail(struct ui *ui, const struct call *call)
{
    const struct article_row *row = call->row;
    struct buf body = BUF_INIT;
    buf_printf(&body, "%s\n%s\n", row->title ? row->title : "", row->url ? row->url : "");
    send(ui, EFFECT_MAIL, row->title, buf_take(&body));
}

static const struct prompt_kind program_prompt = {
    .label = N_("Pipe to program: "),
    .command = COMMAND_PIPE,
    .keeps_history = true,
};

static void pipe_to(struct ui *ui, const struct call *call)
{
    char *text = call->argument ? take_text(ui) : NULL;
    if (text)
        send(ui, EFFECT_PIPE, call->argument, text);
    else if (!call->argument && require_article(ui))
        prompt_open(ui, &program_prompt, NULL);
}

/* ---- programs of the user -------------------------------------------------------------------- */

static char *safe_line(const char *text)
{
    struct buf b = BUF_INIT;
    safe_add_line(&b, str_from(text));
    buf_add_c(&b, "");
    return buf_take(&b);
}

/* Address for a program; NULL with a message. */
static char *take_url(struct ui *ui)
{
    const char *url = require_url(ui);
    bool allowed = url && ui_may_open(ui, ui_source_url(ui, target_source(ui)), url);
    return allowed ? mem_strdup(url) : NULL;
}

/* Fills in the values that the command line asks for; false with a message for a missing one. */
static bool take_values(struct ui *ui, const char *command, struct effect_article *out)
{
    const struct article_row *row = ui_target_row(ui);
    const struct tree_node *node = tree_node(&ui->tree, target_source(ui));
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
        out->text = take_text(ui);
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
    AUTO(buf) command = BUF_INIT;
    buf_printf(&command, "%s%s", call->argument, strstr(call->argument, "%u") ? "" : " %u");
    if (request(ui, EFFECT_BROWSE_WITH, command.p))
        mark_read(ui);
}

const struct handler sending_handlers[] = {
    {COMMAND_BROWSE, browse},
    {COMMAND_BROWSE_BEHIND, browse},
    {COMMAND_QR, show_qr},
    {COMMAND_COPY, copy},
    {COMMAND_COMMENTS, comments},
    {COMMAND_MAIL, mail, .needs_row = true},
    {COMMAND_PIPE, pipe_to},
    {COMMAND_BROWSE_WITH, browse_with, .asks = &command_prompt},
    {COMMAND_BOOKMARK, bookmark},
    {COMMAND_RUN, run_program, .asks = &command_prompt},
    {COMMAND_RUN_BEHIND, run_program, .asks = &command_prompt},
    {COMMAND_NONE, NULL},
};
