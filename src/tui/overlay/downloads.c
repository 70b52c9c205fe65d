/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Downloads: attachments to choose from, queue, progress, results. */
#include "config.h"

#include "model/article-doc.h"
#include "tui/article/links.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

enum { BAR = 10 };

/* ---- state ----------------------------------------------------------------------------------- */

static struct download *find(struct ui *ui, int64_t id)
{
    for (size_t i = 0; i < ui->downloads.n; i++)
        if (ui->downloads.v[i].id == id)
            return &ui->downloads.v[i];
    return NULL;
}

void ui_downloads_accept(struct ui *ui, const struct ui_event *event)
{
    struct downloads *data = event->downloads;
    for (size_t i = 0; i < data->n; i++) {
        const struct download *known = find(ui, data->v[i].id);
        /* Progress reaches the screen more often than the database. */
        if (known && known->state == data->v[i].state && known->got > data->v[i].got)
            data->v[i].got = known->got;
        data->v[i].rate = known ? known->rate : 0;
    }
    downloads_fini(&ui->downloads);
    ui->downloads = *data;
    *data = (struct downloads){0};
    ui_refill(ui);
}

void ui_downloads_changed(struct ui *ui)
{
    if (ui->tree.data.downloads > 0 || ui->downloads.n > 0)
        ui_effect(ui, EFFECT_LOAD_DOWNLOADS);
}

void ui_downloads_progress(struct ui *ui, const struct engine_event *e)
{
    struct download *d = find(ui, e->download);
    if (d) {
        d->got = e->done;
        d->size = e->total;
        d->rate = e->rate;
        ui_refill(ui);
    }
}

void ui_downloads_ended(struct ui *ui, const struct engine_event *e)
{
    const struct download *d = find(ui, e->download);
    const char *name = d ? download_name(d) : e->title ? e->title : "";
    switch (e->error.code) {
    case ERROR_NONE:
        /* TRANSLATORS: %s is the path of a file. */
        ui_notify(ui, ROLE_NOTICE, _("Downloaded: %s"), e->title ? e->title : name);
        break;
    case ERROR_EXISTS:
        ui_say_key(ui, _("Already among the downloads: %s shows them."), COMMAND_DOWNLOADS);
        break;
    case ERROR_CANCELLED:
        /* TRANSLATORS: %s is the name of a file. */
        ui_notify(ui, ROLE_NOTICE, _("Stopped: %s"), name);
        break;
    case ERROR_BUSY:
        ui_say(ui, ROLE_WARNING, _("Another gander process is downloading."));
        break;
    default:
        /* TRANSLATORS: %s is a reason in a few words. */
        ui_notify(ui, ROLE_WARNING, _("Not downloaded: %s"), ui_reason(ui, e->error.detail));
    }
}

/* ---- the list -------------------------------------------------------------------------------- */

static void add_percent(const struct ui *ui, struct buf *b, const struct download *d)
{
    if (d->size <= 0)
        return;
    int64_t full = d->got * BAR / d->size;
    for (int i = 0; i < BAR; i++)
        buf_add_c(b, i < full ? ui->glyphs->bar_full : ui->glyphs->bar_empty);
    buf_printf(b, " %d%%%s", (int)(d->got * 100 / d->size), ui->glyphs->separator);
}

/* "12 MB of 27 MB" */
static void add_extent(struct buf *b, const struct download *d)
{
    AUTO(buf) got = BUF_INIT, size = BUF_INIT;
    article_add_size(&got, d->got);
    article_add_size(&size, d->size);
    if (d->size >= 0) {
        /* TRANSLATORS: sizes, as "12 MB of 27 MB". */
        buf_printf(b, _("%s of %s"), buf_c(&got), buf_c(&size));
    } else {
        buf_add(b, buf_str(&got));
    }
}

static void add_running(const struct ui *ui, struct buf *b, const struct download *d)
{
    const char *separator = ui->glyphs->separator;
    add_percent(ui, b, d);
    add_extent(b, d);
    if (d->rate > 0) {
        AUTO(buf) rate = BUF_INIT;
        article_add_size(&rate, d->rate);
        buf_add_c(b, separator);
        /* TRANSLATORS: %s is a size: so much in a second. */
        buf_printf(b, _("%s/s"), buf_c(&rate));
    }
    if (d->rate > 0 && d->size > d->got) {
        AUTO(buf) left = BUF_INIT;
        article_add_duration(&left, (d->size - d->got) / d->rate + 1);
        buf_add_c(b, separator);
        /* TRANSLATORS: %s is a time, as "1:20". */
        buf_printf(b, _("%s left"), buf_c(&left));
    }
}

static void add_state(struct ui *ui, struct buf *b, const struct download *d)
{
    switch (d->state) {
    case DOWNLOAD_QUEUED:
        buf_add_c(b, _("queued"));
        break;
    case DOWNLOAD_RUNNING:
        add_running(ui, b, d);
        break;
    case DOWNLOAD_STOPPED:
        add_percent(ui, b, d);
        add_extent(b, d);
        buf_add_c(b, ui->glyphs->separator);
        buf_printf(b, _("stopped: %s resumes"), ui_key(ui, COMMAND_REFRESH));
        break;
    case DOWNLOAD_FAILED:
        /* TRANSLATORS: %s is a reason in a few words. */
        buf_printf(b, _("failed: %s"),
                   d->problem ? ui_reason(ui, d->problem) : _("Unknown reason."));
        buf_add_c(b, ui->glyphs->separator);
        buf_printf(b, _("%s tries again"), ui_key(ui, COMMAND_REFRESH));
        break;
    case DOWNLOAD_DONE:
        article_add_size(b, d->got);
        buf_add_c(b, ui->glyphs->separator);
        ui_add_moment(ui, b, d->ended_at);
        break;
    }
}

static enum role role_of(const struct download *d)
{
    return d->state == DOWNLOAD_FAILED    ? ROLE_PROBLEM
           : d->state == DOWNLOAD_RUNNING ? ROLE_TEXT
                                          : ROLE_DIM;
}

static void add_download(struct ui *ui, struct sheet *s, const struct download *d)
{
    const struct glyphs *g = ui->glyphs;
    const char *mark = d->state == DOWNLOAD_DONE      ? g->offline
                       : d->state == DOWNLOAD_FAILED  ? g->problem
                       : d->state == DOWNLOAD_RUNNING ? g->refresh
                       : d->state == DOWNLOAD_QUEUED  ? g->folded
                                                      : g->changed;
    AUTO(buf) b = BUF_INIT;
    struct sheet_line *line = sheet_printf(s, "%s %s", mark, download_name(d));
    line->role = ROLE_FOLDER;
    line->selectable = true;
    line->id = d->id;
    add_state(ui, &b, d);
    sheet_add_detail(s, role_of(d), "%s", buf_c(&b));
    if (d->article_title[0])
        sheet_add_detail(s, ROLE_DIM, "%s", d->article_title);
}

static void fill(struct ui *ui, struct sheet *s)
{
    for (size_t i = 0; i < ui->downloads.n; i++)
        add_download(ui, s, &ui->downloads.v[i]);
    if (s->lines.n == 0)
        sheet_printf(s, _("No downloads yet: %s in an article downloads its files."),
                     ui_key(ui, COMMAND_DOWNLOAD));
}

/* ---- commands -------------------------------------------------------------------------------- */

static const struct download *selected(struct ui *ui)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    return line ? find(ui, line->id) : NULL;
}

static bool is_open(const struct download *d)
{
    return d->state == DOWNLOAD_QUEUED || d->state == DOWNLOAD_RUNNING;
}

static void resume_one(struct ui *ui, const struct download *d)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_RESUME_DOWNLOAD, .id = d->id});
}

static void choose(struct ui *ui, const struct sheet_line *line)
{
    const struct download *d = find(ui, line->id);
    if (d && d->state == DOWNLOAD_DONE)
        ui_effect(ui, EFFECT_OPEN_DOWNLOAD)->id = d->id;
    else if (d && !is_open(d))
        resume_one(ui, d);
    else if (d)
        ui_say(ui, ROLE_NOTICE, _("Not downloaded yet."));
}

static void resume(struct ui *ui, const struct call *call)
{
    const struct download *d = selected(ui);
    if (d && is_open(d))
        ui_say(ui, ROLE_NOTICE, _("Already downloading."));
    else if (d)
        resume_one(ui, d);
}

static void resume_all(struct ui *ui, const struct call *call)
{
    for (size_t i = ui->downloads.n; i-- > 0;) {
        const struct download *d = &ui->downloads.v[i];
        if (d->state == DOWNLOAD_STOPPED || d->state == DOWNLOAD_FAILED)
            resume_one(ui, d);
    }
}

/* Stops a download, or removes an ended one. */
static void remove_one(struct ui *ui, const struct call *call)
{
    const struct download *d = selected(ui);
    if (!d)
        return;
    ui_send(ui,
            &(struct engine_command){
                .kind = is_open(d) ? ENGINE_STOP_DOWNLOADS : ENGINE_FORGET_DOWNLOAD, .id = d->id});
    if (d->state == DOWNLOAD_DONE)
        ui_say(ui, ROLE_NOTICE, _("Removed from the list; the file stays."));
}

static void copy(struct ui *ui, const struct call *call)
{
    const struct download *d = selected(ui);
    if (d) {
        const char *file = download_file(d);
        ui_effect(ui, EFFECT_COPY)->text = mem_strdup(file ? file : d->url);
    }
}

static const struct view downloads_view = {
    .handlers = VIEW_HANDLERS({COMMAND_REFRESH, resume}, {COMMAND_REFRESH_ALL, resume_all},
                              {COMMAND_REMOVE, remove_one}, {COMMAND_COPY, copy}),
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_REMOVE, COMMAND_STOP_DOWNLOADS, COMMAND_BACK),
    .title = N_("Downloads"),
    .width = 96,
    .fill = fill,
    .choose = choose,
};

static void stop_all(struct ui *ui, const struct call *call)
{
    bool running = false;
    for (size_t i = 0; i < ui->downloads.n; i++)
        running |= is_open(&ui->downloads.v[i]);
    if (!running) {
        ui_say(ui, ROLE_NOTICE, _("No download is running."));
        return;
    }
    ui_send(ui, &(struct engine_command){.kind = ENGINE_STOP_DOWNLOADS});
}

/* ---- attachments of an article, to be downloaded --------------------------------------------- */

static const struct attachment *attachment_at(const struct ui *ui, int64_t number)
{
    const struct article_view *a = &ui->article;
    bool there = a->loaded && number >= 1 && (uint64_t)number <= a->data.article.n_attachments;
    return there ? &a->data.article.attachments[number - 1] : NULL;
}

static void fill_attachments(struct ui *ui, struct sheet *s)
{
    const struct article *article = &ui->article.data.article;
    for (size_t i = 0; ui->article.loaded && i < article->n_attachments; i++) {
        const struct attachment *a = &article->attachments[i];
        AUTO(buf) b = BUF_INIT;
        article_add_attachment_name(&b, a);
        article_add_attachment_facts(&b, a);
        struct sheet_line *line = sheet_printf(s, "%zu %s", i + 1, buf_c(&b));
        line->selectable = true;
        line->index = i;
    }
}

static void choose_attachment(struct ui *ui, const struct sheet_line *line)
{
    const struct attachment *a = attachment_at(ui, (int64_t)line->index + 1);
    ui_pop(ui);
    if (a)
        article_download(ui, a);
}

static bool number_key(struct ui *ui, uint32_t key)
{
    const struct attachment *a = key > '0' && key <= '9' ? attachment_at(ui, key - '0') : NULL;
    if (a) {
        ui_pop(ui);
        article_download(ui, a);
    }
    return a != NULL;
}

static const struct view attachments_view = {
    .key = number_key,
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_BACK),
    .choice = N_("download"),
    .title = N_("Download which?"),
    .width = 76,
    .fill_once = fill_attachments,
    .choose = choose_attachment,
};

static void download(struct ui *ui, const struct call *call)
{
    size_t n = ui->article.loaded ? ui->article.data.article.n_attachments : 0;
    int64_t number = 0;
    bool numbered = call->argument && str_to_int64(str_from(call->argument), &number);
    const struct attachment *a = attachment_at(ui, numbered ? number : 1);
    if (!ui->article.loaded) {
        ui_say(ui, ROLE_NOTICE, _("No article is open."));
    } else if (n == 0) {
        ui_say(ui, ROLE_NOTICE, _("This article has no files to download."));
    } else if (!a) {
        /* TRANSLATORS: %lld is the number of a file that belongs to an article. */
        ui_notify(ui, ROLE_NOTICE, _("No file %lld here."), (long long)number);
    } else if (numbered || n == 1) {
        article_download(ui, a);
    } else {
        ui_push(ui, &attachments_view);
    }
}

const struct handler download_handlers[] = {
    {COMMAND_DOWNLOADS, .opens = &downloads_view, .effect = EFFECT_LOAD_DOWNLOADS,
     .anywhere = true},
    {COMMAND_DOWNLOAD, download},
    {COMMAND_STOP_DOWNLOADS, stop_all, .anywhere = true},
    {COMMAND_NONE, NULL},
};
