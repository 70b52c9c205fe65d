/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Details of an article, a source or a folder. */
#include "config.h"

#include "model/article-doc.h"
#include "model/tree.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/sheet.h"

enum { FEW_ATTACHMENTS = 5 };

/* Label " " continues the entry above. */
static void add_fact(struct sheet *s, const char *label, const char *text)
{
    if (text && *text)
        sheet_add_labelled(s, label, text);
}

static void add_moment_fact(struct ui *ui, struct sheet *s, const char *label, int64_t time)
{
    AUTO(buf) b = BUF_INIT;
    ui_add_moment(ui, &b, time);
    add_fact(s, label, buf_c(&b));
}

static void add_number_fact(struct sheet *s, const char *label, int64_t number)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b, "%lld", (long long)number);
    add_fact(s, label, buf_c(&b));
}

static void add_reason_fact(struct ui *ui, struct sheet *s, const char *label, const char *detail)
{
    add_fact(s, label, detail ? ui_reason(ui, detail) : NULL);
}

static void add_path_fact(struct ui *ui, struct sheet *s, const char *label, int64_t node)
{
    AUTO(buf) b = BUF_INIT;
    tree_add_path(ui, &b, node);
    add_fact(s, label, buf_c(&b));
}

/* Earlier texts of a watched page, by the time of their replacement. */
static void add_earlier(struct ui *ui, struct sheet *s, const struct engine_article *a)
{
    for (size_t i = 0; i < a->n_earlier; i++) {
        AUTO(buf) moment = BUF_INIT, text = BUF_INIT;
        ui_add_moment(ui, &moment, a->earlier[i]);
        /* TRANSLATORS: %s is a time. */
        buf_printf(&text, _("until %s"), buf_c(&moment));
        add_fact(s, _("Earlier text"), buf_c(&text));
        struct sheet_line *line = &s->lines.v[s->lines.n - 1];
        /* TRANSLATORS: %s is a key. */
        line->trail = arena_printf(&s->arena, _("%s shows it"), ui_key(ui, COMMAND_OPEN));
        line->id = a->row.at.id;
        line->index = i + 1;
    }
    /* All lines are selectable, to scroll through a sheet longer than the screen. */
    for (size_t i = 0; i < s->lines.n && a->n_earlier > 0; i++)
        s->lines.v[i].selectable = true;
}

/* Number of pictures of the open article that are wanted but not stored. */
static size_t missing_pictures(const struct ui *ui, const struct article_row *row)
{
    const struct article_view *a = &ui->article;
    size_t n = 0;
    if (!a->loaded || a->data.row.at.id != row->at.id || ui->settings.pictures_megabytes == 0)
        return 0;
    for (size_t i = 0; i < a->data.body.n_images; i++)
        n += !a->data.pictures || !a->data.pictures[i].path;
    return n;
}

static void add_offline_fact(const struct ui *ui, struct sheet *s, const struct article_row *row)
{
    AUTO(buf) b = BUF_INIT;
    size_t missing = row->offline ? missing_pictures(ui, row) : 0;
    if (missing > 0) {
        /* TRANSLATORS: an article can be read offline, but so many of its pictures are not kept. */
        buf_printf(&b,
                   ngettext("yes, but for %zu picture", "yes, but for %zu pictures",
                            (unsigned long)missing),
                   missing);
    }
    add_fact(s, _("Offline ready"), missing > 0 ? buf_c(&b) : row->offline ? _("yes") : _("no"));
}

/* Attachments of an article, each or as a number. */
static void add_attachments(struct sheet *s, const struct article *a)
{
    if (a->n_attachments > FEW_ATTACHMENTS) {
        add_number_fact(s, _("Attachments"), (int64_t)a->n_attachments);
        return;
    }
    for (size_t i = 0; i < a->n_attachments; i++) {
        AUTO(buf) b = BUF_INIT;
        article_add_attachment_name(&b, &a->attachments[i]);
        article_add_attachment_facts(&b, &a->attachments[i]);
        add_fact(s, i == 0 ? _("Attachments") : " ", buf_c(&b));
    }
}

static void fill_article(struct ui *ui, struct sheet *s, const struct article_row *row)
{
    const struct article_view *a = &ui->article;
    bool open = a->loaded && a->data.row.at.id == row->at.id;
    add_fact(s, _("Title"), row->title);
    add_fact(s, _("Address"), row->url);
    add_fact(s, _("From"), row->source_name);
    add_path_fact(ui, s, _("Place"), row->source);
    AUTO(buf) date = BUF_INIT;
    article_add_date(&date, row->date, ui->zone);
    add_fact(s, _("Date"), buf_c(&date));
    if (open) {
        const struct article *article = &a->data.article;
        add_fact(s, _("Author"), article->author);
        add_fact(s, _("Editor"), article->editor);
        add_fact(s, _("Language"), article->language);
        if (article->views >= 0)
            add_number_fact(s, _("Views"), article->views);
        add_fact(s, _("Comments"), article->comments_url);
        for (size_t i = 0; i < a->data.n_sources && a->data.n_sources > 1; i++)
            add_fact(s, i == 0 ? _("Also in") : " ", a->data.sources[i]);
        add_number_fact(s, _("Links"), (int64_t)a->data.body.n_links);
        add_number_fact(s, _("Pictures"), (int64_t)a->data.body.n_images);
        add_attachments(s, article);
        add_reason_fact(ui, s, _("Page"), a->data.page_problem);
    }
    add_fact(s, _("State"), row->read ? _("read") : _("unread"));
    add_fact(s, _("Collection"), row->starred ? _("yes") : _("no"));
    add_fact(s, _("Your tags"), row->tags);
    if (open)
        add_fact(s, _("Your note"), a->data.note);
    if (row->hidden == ARTICLE_MUTED) {
        /* TRANSLATORS: an article is muted; the value is the query of a rule, or "yes". */
        add_fact(s, _("Muted"), open && a->data.muted_by ? a->data.muted_by : _("yes"));
    }
    add_fact(s, _("Text"), row->full_text ? _("the whole article") : _("as in the feed"));
    add_offline_fact(ui, s, row);
    add_number_fact(s, _("Number"), row->at.id);
    if (open)
        add_earlier(ui, s, &a->data);
}

static const char *kind_name(enum node_kind kind)
{
    static const char *const names[] = {
        [NODE_ROOT] = "",
        [NODE_PORTAL] = N_("portal"),
        [NODE_CATEGORY] = N_("category"),
        [NODE_FEED] = N_("feed"),
        [NODE_LIST] = N_("page that lists articles"),
        [NODE_PAGE] = N_("single page"),
        [NODE_VIEW] = N_("saved view"),
    };
    return _(names[kind]);
}

static const char *health_name(enum source_health health)
{
    static const char *const names[] = {
        [HEALTH_NEW] = N_("not fetched yet"),
        [HEALTH_OK] = N_("working"),
        [HEALTH_STALE] = N_("working, but nothing new for a long time"),
        [HEALTH_FAILING] = N_("failing"),
        [HEALTH_STOPPED] = N_("stopped: fetched only on request"),
        [HEALTH_UNREACHABLE] = N_("its host cannot be reached"),
    };
    return _(names[health]);
}

static void fill_node(struct ui *ui, struct sheet *s, const struct tree_node *node)
{
    add_fact(s, _("Title"), node->title);
    add_fact(s, _("Kind"), node->is_account ? _("account at a server") : kind_name(node->kind));
    add_path_fact(ui, s, _("Place"), node->id);
    add_fact(s, _("Address"), node->url);
    add_fact(s, _("Site"), node->site_url);
    add_fact(s, _("Language"), node->language);
    add_fact(s, _("Query"), node->query);
    add_fact(s, _("State"), node->counting ? _("counting") : NULL);
    add_number_fact(s, _("Articles"), node->total);
    add_number_fact(s, _("Unread"), node->unread);
    if (node->kind == NODE_VIEW)
        add_fact(s, _("Problem"), node->status.problem ? ui_problem(ui, node) : NULL);
    if (node_is_source(node->kind) || node->is_account) {
        sheet_add_gap(s);
        add_fact(s, _("State"), health_name(node->health));
        add_fact(s, _("Problem"), node->status.problem ? ui_problem(ui, node) : NULL);
        add_moment_fact(ui, s, _("Last fetch"), node->status.checked_at);
        add_moment_fact(ui, s, _("Last answer"), node->status.succeeded_at);
    }
    if (node_is_source(node->kind)) {
        add_moment_fact(ui, s, _("Next fetch"), node->status.due_at);
        add_reason_fact(ui, s, _("Waits for"), node->status.waiting);
        add_moment_fact(ui, s, _("Newest article"), node->status.newest_at);
        add_fact(s, _("Refused by the server"), node->refusal);
    }
}

static void fill(struct ui *ui, struct sheet *s)
{
    const struct article_row *row = ui_target_row(ui);
    const struct tree_node *node = tree_node(&ui->tree, ui_target_node(ui));
    if (row) {
        fill_article(ui, s, row);
    } else if (node) {
        fill_node(ui, s, node);
    } else {
        AUTO(buf) name = BUF_INIT;
        place_add_name(ui, &name,
                       ui->panes.focus == PANE_TREE ? ui->tree.selected : ui->list.place);
        add_fact(s, _("Title"), buf_c(&name));
        add_number_fact(s, _("Articles"), ui->tree.data.all.total);
        add_number_fact(s, _("Unread"), ui->tree.data.all.unread);
    }
}

static void choose(struct ui *ui, const struct sheet_line *line)
{
    if (line->index > 0) {
        struct effect *f = ui_effect(ui, EFFECT_LOAD_EARLIER);
        f->id = line->id;
        f->number = (int64_t)line->index;
    }
}

const struct view details_view = {
    .hints = VIEW_HINTS(COMMAND_BACK),
    .title = N_("Details"),
    .width = 76,
    .fill = fill,
    .choose = choose,
};
