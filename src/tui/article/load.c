/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading of the article and its place. */
#include "config.h"

#include "tui/article/load.h"

#include <string.h>

#include "engine/data/command.h"
#include "present/article-wrap.h"
#include "screen/glyphs.h"
#include "screen/surface.h"
#include "text/find/anchor.h"
#include "tui/article/pictures.h"
#include "tui/article/size-commands.h"
#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/size/text-size.h"
#include "tui/tree/model.h"

static void clear_text(struct article_view *a)
{
    layout_free(a->layout);
    a->layout = NULL;
    if (a->loaded) {
        engine_article_fini(&a->data);
        a->loaded = false;
    }
    a->found.n = 0;
    a->hints.n = 0;
    a->places.n = 0;
    buf_clear(&a->typed);
}

void article_fini(struct article_view *a)
{
    clear_text(a);
    surface_fini(&a->line);
    article_pictures_fini(&a->pictures);
    buf_fini(&a->find);
    buf_fini(&a->typed);
    vec_fini(&a->found);
    vec_fini(&a->times);
    vec_fini(&a->hints);
    vec_fini(&a->places);
}

/* ---- the feed's text, or the page's ---------------------------------------------------------- */

/* Place to start in the loaded text, given the place in the previous one: where the reader left it,
 * else at the words that were at the top. */
static uint64_t text_place(struct article_view *a, uint64_t place)
{
    if (!a->switched)
        return place;
    /* Words missing in the other text give no place far down in it. */
    uint64_t words = place >> 32 << 32, there = a->return_known ? a->return_place : words;
    a->switched = false;
    a->return_known = true;
    a->return_place = place;
    return there;
}

/* Appends a sentence on the text shown, or on the page's text if that is missing. */
static void add_notice(struct ui *ui, const struct engine_article *data, struct buf *b)
{
    const struct error *now = &ui->article.page_failure;
    bool unreachable = now->code == ERROR_NETWORK || now->code == ERROR_TIMEOUT;
    const char *reason = now->code != ERROR_NONE ? now->detail : data->page_problem;
    reason = reason ? ui_reason(ui, reason) : NULL;
    if (data->text_problem) {
        buf_add_c(b, ui_reason(ui, data->text_problem));
    } else if (now->code == ERROR_OFFLINE) {
        buf_add_c(b, _("No network: showing the feed's text."));
    } else if (unreachable) {
        /* TRANSLATORS: %s is a reason in a few words, such as "no such host: example.org". */
        buf_printf(b, _("%s: showing the feed's text."), reason);
    } else if (reason) {
        /* TRANSLATORS: %s is a reason in a few words. */
        buf_printf(b, _("The whole article could not be fetched: %s"), reason);
    }
}

void article_text_add_name(const struct article_view *a, struct buf *b, const char *separator)
{
    const char *name = NULL;
    if (a->awaits_page)
        name = _("fetching the page");
    else if (a->loaded && a->data.row.full_text)
        name = a->page_text ? _("text of the page") : _("text of the feed");
    if (name) {
        buf_add_c(b, separator);
        buf_add_c(b, name);
    }
}

/* ---- loading --------------------------------------------------------------------------------- */

static void load(struct ui *ui)
{
    struct article_view *a = &ui->article;
    struct effect *f = ui_effect(ui, EFFECT_LOAD_ARTICLE);
    f->id = a->wanted;
    f->page_text = a->page_text;
    f->related = a->related;
    a->grows = false;
    f->request = a->request = ui_next_request(ui);
}

void article_open(struct ui *ui, const struct article_row *row)
{
    struct article_view *a = &ui->article;
    int64_t id = row->at.id;
    bool unread = !row->read;
    if (a->wanted != id) {
        article_save_position(ui);
        buf_clear(&a->find);
        a->wanted = id;
        a->hits_hidden = false;
        a->page_text = true;
        a->related = a->awaits_page = a->switched = a->return_known = false;
        a->page_failure.code = ERROR_NONE;
        load(ui);
    }
    if (unread && ui->settings.mark_read_on == MARK_READ_ON_OPEN)
        ui_mark(ui, MARK_READ, id);
}

void article_close(struct ui *ui)
{
    struct article_view *a = &ui->article;
    article_save_position(ui);
    clear_text(a);
    buf_clear(&a->find);
    a->wanted = 0;
    a->request = 0;
}

void article_reload(struct ui *ui)
{
    if (ui->article.wanted)
        load(ui);
}

bool article_lacks_related(const struct ui *ui)
{
    const struct article_view *a = &ui->article;
    return a->loaded && a->request == 0 && !a->related && a->hints.n == 0;
}

void article_load_related(struct ui *ui)
{
    ui->article.related = true;
    load(ui);
    ui->article.grows = true;
}

static void wrap(struct ui *ui, struct engine_article *data)
{
    AUTO(buf) notice = BUF_INIT, path = BUF_INIT;
    add_notice(ui, data, &notice);
    list_add_path(ui, &path);
    struct article_wrapping wrapping = {
        .ascii = ui->glyphs == &glyphs_ascii,
        .link_list = ui->settings.link_list,
        .shown_path = buf_c(&path),
        .notice = notice.n > 0 ? notice.p : NULL,
        .zone = ui->zone,
        .neighbours = true,
    };
    article_wrap(data, &wrapping);
}

void article_accept(struct ui *ui, const struct ui_event *event)
{
    struct article_view *a = &ui->article;
    struct engine_article *data = event->article;
    if (event->request != a->request) {
        engine_article_fini(data);
        memset(data, 0, sizeof *data);
        return;
    }
    a->request = 0;
    bool again = a->loaded && a->data.row.at.id == data->row.at.id;
    uint64_t place = !again      ? data->position
                     : a->layout ? anchor_make(layout_text(a->layout), a->position)
                                 : a->place;
    a->grows = a->grows && again && a->layout;
    if (again)
        article_save_position(ui);
    clear_text(a);
    a->data = *data;
    memset(data, 0, sizeof *data);
    a->shows_feed = a->data.row.full_text && !a->page_text;
    place = text_place(a, place);
    wrap(ui, &a->data);
    article_analyze_text(ui);
    a->own_size = event->percent > 0 ? text_size_of_percent(event->percent) : NULL;
    a->loaded = true;
    article_pictures_load(ui, again);
    a->place = place;
    a->place_wanted = true;
    article_sync(ui); /* marks set meanwhile may be missing from the loaded data */
}

void article_sync(struct ui *ui)
{
    struct article_view *a = &ui->article;
    const struct window_row *row =
        a->loaded ? window_find(&ui->list.window, a->data.row.at.id) : NULL;
    if (row) {
        a->data.row.read = row->row.read;
        a->data.row.starred = row->row.starred;
        if (row->row.full_text && !a->data.row.full_text && a->page_text && a->request == 0)
            article_text_stored(ui);
    }
}

void article_failed(struct ui *ui, uint32_t request)
{
    struct article_view *a = &ui->article;
    if (a->request != 0 && request == a->request) {
        a->request = 0;
        a->wanted = a->loaded ? a->data.row.at.id : 0;
    }
}

void article_save_position(struct ui *ui)
{
    struct article_view *a = &ui->article;
    /* A place in the feed's text means nothing in the page's, which opens first. */
    if (!a->layout || a->shows_feed || a->position == a->saved_position)
        return;
    ui_send(ui,
            &(struct engine_command){.kind = ENGINE_SET_POSITION,
                                     .id = a->data.row.at.id,
                                     .position = anchor_make(layout_text(a->layout), a->position)});
    a->saved_position = a->position;
}

void article_text_stored(struct ui *ui)
{
    struct article_view *a = &ui->article;
    if (a->awaits_page)
        ui_say(ui, ROLE_NOTICE, _("The text of the page."));
    a->awaits_page = false;
    a->page_failure.code = ERROR_NONE;
    a->return_known = false;
    article_reload(ui);
}

void article_text_failed(struct ui *ui, const struct error *e)
{
    struct article_view *a = &ui->article;
    a->awaits_page = false;
    a->page_failure = e->code == ERROR_CANCELLED ? (struct error){0} : *e;
    article_reload(ui);
}
