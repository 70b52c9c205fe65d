/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that pass an article or its address to other programs. */
#include "config.h"

#include "tui/action/sending.h"

#include "layout/export.h"
#include "present/article-wrap.h"
#include "screen/glyphs.h"
#include "text/display/safe.h"
#include "tui/article/follow.h"
#include "tui/core/mark.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"

enum { EXPORT_WIDTH = 72 };

const char *sending_url(struct ui *ui)
{
    struct article_row *row = ui_target_row(ui);
    const struct tree_node *node = tree_node(&ui->tree, ui_target_node(ui));
    const char *url = row ? row->url : node ? node->site_url ? node->site_url : node->url : NULL;
    if (!url)
        ui_say(ui, ROLE_NOTICE, _("There is no address here."));
    return url;
}

static void browse_url(struct ui *ui, bool background)
{
    struct article_row *row = ui_target_row(ui);
    int64_t source = row ? row->source : ui_target_node(ui);
    const char *url = sending_url(ui);
    bool opened = url && ui_open_url(ui, ui_source_url(ui, source), url, background);
    if (opened && row && !row->read)
        ui_mark(ui, MARK_READ, row->at.id);
}

static void browse(struct ui *ui, const struct call *call)
{
    browse_url(ui, false);
}

static void browse_in_background(struct ui *ui, const struct call *call)
{
    browse_url(ui, true);
}

static void copy(struct ui *ui, const struct call *call)
{
    const char *url = sending_url(ui);
    if (url)
        ui_effect(ui, EFFECT_COPY)->text = mem_strdup(url);
}

static void show_qr(struct ui *ui, const struct call *call)
{
    const char *url = sending_url(ui);
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

char *sending_text(struct ui *ui)
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
    struct article_row *row = ui_require_row(ui);
    if (!row)
        return;
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
    char *text = call->argument ? sending_text(ui) : NULL;
    if (text)
        send(ui, EFFECT_PIPE, call->argument, text);
    else if (!call->argument && require_article(ui))
        prompt_open(ui, &program_prompt, NULL);
}

const struct handler sending_handlers[] = {
    {COMMAND_BROWSE, browse},     {COMMAND_BROWSE_BEHIND, browse_in_background},
    {COMMAND_QR, show_qr},        {COMMAND_COPY, copy},
    {COMMAND_COMMENTS, comments}, {COMMAND_MAIL, mail},
    {COMMAND_PIPE, pipe_to},      {COMMAND_NONE, NULL},
};
