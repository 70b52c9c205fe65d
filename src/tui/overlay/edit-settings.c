/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetch settings of a source, as lines of its edit overlay. Secrets are never shown, only whether
 * one is set. */
#include "config.h"

#include "tui/overlay/overlays.h"

#include <string.h>

#include "engine/data/command.h"
#include "model/tree.h"
#include "present/source-values.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

struct setting {
    const char *label; /* msgid */
    /* Appends the value in words; nothing for the default. */
    void (*add)(struct buf *b, const struct source_settings *s);
    /* Parses a value, "" for the default; false when invalid. NULL: `text` or `next`. */
    bool (*read)(const char *text, struct source_settings *s);
    size_t text;                             /* offset of a text of any content; 0: none */
    void (*next)(struct source_settings *s); /* cycles through a few values */
    const char *complaint;                   /* msgid, with %s for the invalid text */
    struct prompt_kind prompt;
};

/* ---- the values ------------------------------------------------------------------------------ */

static bool read_interval(const char *text, struct source_settings *s)
{
    int64_t number = 0;
    if (*text && (!str_to_int64(str_from(text), &number) || number < 1 || number > INT32_MAX))
        return false;
    s->interval_minutes = (int)number;
    return true;
}

static void add_full_text(struct buf *b, const struct source_settings *s)
{
    static const char *const names[] = {
        [FULL_TEXT_AUTO] = N_("fetched where the source leaves it out"),
        [FULL_TEXT_ALWAYS] = N_("always fetched"),
        [FULL_TEXT_NEVER] = N_("never fetched"),
    };
    buf_add_c(b, _(names[s->full_text]));
}

static void next_full_text(struct source_settings *s)
{
    s->full_text = s->full_text == FULL_TEXT_NEVER ? FULL_TEXT_AUTO : s->full_text + 1;
}

static void add_user_agent(struct buf *b, const struct source_settings *s)
{
    buf_add_c(b, s->user_agent);
}

static void add_cookie(struct buf *b, const struct source_settings *s)
{
    buf_add_c(b, s->cookie ? _("set") : _("none"));
}

static void add_credentials(struct buf *b, const struct source_settings *s)
{
    buf_add_c(b, s->credentials ? _("set") : _("none"));
}

static bool read_credentials(const char *text, struct source_settings *s)
{
    s->credentials = text;
    return !*text || strchr(text, ':');
}

static bool read_zone(const char *text, struct source_settings *s)
{
    s->zone_offset = ZONE_OFFSET_NONE;
    return !*text || date_parse_offset(str_from(text), &s->zone_offset);
}

static bool read_limit(const char *text, int *limit)
{
    return source_read_limit(strcmp(text, _("all")) == 0 ? "all" : text, limit);
}

static bool read_keep_articles(const char *text, struct source_settings *s)
{
    return read_limit(text, &s->keep_articles);
}

static bool read_keep_days(const char *text, struct source_settings *s)
{
    return read_limit(text, &s->keep_days);
}

static void next_keep_pictures(struct source_settings *s)
{
    s->keep_pictures = s->keep_pictures == KEEP_OFF ? KEEP_GENERAL : s->keep_pictures + 1;
}

static void add_filter(struct buf *b, const struct source_settings *s)
{
    buf_add_c(b, s->filter ? s->filter : _("none"));
}

static void add_quiet(struct buf *b, const struct source_settings *s)
{
    buf_add_c(b, s->quiet ? _("only in its own lists, not in all articles and today's")
                          : _("in all articles and today's as well"));
}

static void next_quiet(struct source_settings *s)
{
    s->quiet = !s->quiet;
}

static void accept(struct ui *ui, const char *text);

static const struct setting settings[] = {
    {.label = N_("Interval"),
     .add = source_add_interval,
     .read = read_interval,
     .complaint = N_("“%s” is not a number of minutes."),
     .prompt = {.label = N_("Minutes between two fetches: "), .accept = accept}},
    {.label = N_("Full text"), .add = add_full_text, .next = next_full_text},
    {.label = N_("User-Agent"),
     .add = add_user_agent,
     .text = offsetof(struct source_settings, user_agent),
     .prompt = {.label = N_("User-Agent: "), .accept = accept}},
    {.label = N_("Proxy"),
     .add = source_add_proxy,
     .text = offsetof(struct source_settings, proxy),
     .prompt = {.label = N_("Address of the proxy: "), .accept = accept}},
    {.label = N_("Cookie"),
     .add = add_cookie,
     .text = offsetof(struct source_settings, cookie),
     .prompt = {.label = N_("New cookie: "), .accept = accept, .secret = true}},
    {.label = N_("Credentials"),
     .add = add_credentials,
     .read = read_credentials,
     .complaint = N_("Expected user:password."),
     .prompt = {.label = N_("New user:password: "), .accept = accept, .secret = true}},
    {.label = N_("Zone"),
     .add = source_add_zone,
     .read = read_zone,
     .complaint = N_("“%s” is not a time zone such as +08:00."),
     .prompt = {.label = N_("Zone, such as +08:00: "), .accept = accept}},
    {.label = N_("Kept"),
     .add = source_add_keep_articles,
     .read = read_keep_articles,
     .complaint = N_("“%s” is neither a number of articles nor “all”."),
     .prompt = {.label = N_("Articles to keep, or all: "), .accept = accept}},
    {.label = N_("Kept for"),
     .add = source_add_keep_days,
     .read = read_keep_days,
     .complaint = N_("“%s” is neither a number of days nor “all”."),
     .prompt = {.label = N_("Days to keep them, or all: "), .accept = accept}},
    {.label = N_("Pictures"), .add = source_add_keep_pictures, .next = next_keep_pictures},
    {.label = N_("Filter"),
     .add = add_filter,
     .text = offsetof(struct source_settings, filter),
     .prompt = {.label = N_("Program that all that is fetched passes: "), .accept = accept}},
    {.label = N_("Listed"), .add = add_quiet, .next = next_quiet},
};

/* ---- having and changing them ---------------------------------------------------------------- */

void edit_settings_load(struct ui *ui)
{
    const struct tree_node *node = tree_node(&ui->tree, ui->edited);
    if (node && node_is_source(node->kind)) {
        struct effect *f = ui_effect(ui, EFFECT_LOAD_SETTINGS);
        f->id = ui->edited;
        f->request = ui->source.request = ui_next_request(ui);
    }
}

void edit_settings_accept(struct ui *ui, const struct ui_event *event)
{
    if (event->request != ui->source.request)
        return;
    arena_fini(&ui->source.arena);
    ui->source.arena = *event->arena;
    *event->arena = (struct arena){0};
    ui->source.values = *event->settings;
    ui->source.node = ui->edited;
    ui_refill(ui);
}

/* NULL selects the next value, "" the default. */
static void change(struct ui *ui, const struct setting *setting, const char *text)
{
    struct source_settings values = ui->source.values;
    if (!text) {
        setting->next(&values);
    } else if (setting->text) {
        *(const char **)((char *)&values + setting->text) = text;
    } else if (!setting->read(text, &values)) {
        ui_notify(ui, ROLE_WARNING, _(setting->complaint), text);
        return;
    }
    ui_send(ui, &(struct engine_command){
                    .kind = ENGINE_SET_SETTINGS, .id = ui->source.node, .settings = values});
}

/* An empty answer does not delete a secret, which could not be shown. */
static void accept(struct ui *ui, const char *text)
{
    if (*text || ui->source.shown)
        change(ui, &settings[ui->source.setting], text);
}

static void add_number(struct buf *b, int number)
{
    if (number > 0)
        buf_printf(b, "%d", number);
    else if (number == KEEP_ALL)
        buf_add_c(b, _("all"));
}

/* Initial text of the question; false for a secret. */
static bool add_answer(struct buf *b, const struct setting *setting,
                       const struct source_settings *s)
{
    if (setting->read == read_interval)
        add_number(b, s->interval_minutes);
    else if (setting->read == read_keep_articles)
        add_number(b, s->keep_articles);
    else if (setting->read == read_keep_days)
        add_number(b, s->keep_days);
    else if (setting->add == add_filter)
        buf_add_c(b, s->filter);
    else if (setting->add == source_add_proxy && s->proxy && strchr(s->proxy, '@'))
        return false;
    else if (!setting->prompt.secret)
        setting->add(b, s);
    return !setting->prompt.secret;
}

void edit_settings_choose(struct ui *ui, size_t index)
{
    const struct setting *setting = &settings[index];
    AUTO(buf) text = BUF_INIT;
    if (setting->next) {
        change(ui, setting, NULL);
        return;
    }
    ui->source.setting = index;
    ui->source.shown = add_answer(&text, setting, &ui->source.values);
    prompt_open(ui, &setting->prompt, buf_c(&text));
}

void edit_settings_reset(struct ui *ui, size_t index)
{
    const struct setting *setting = &settings[index];
    if (!setting->next)
        change(ui, setting, "");
}

void edit_settings_fill(struct ui *ui, struct sheet *s, size_t first)
{
    if (ui->source.node != ui->edited)
        return;
    sheet_add_gap(s);
    for (size_t i = 0; i < ARRAY_SIZE(settings); i++) {
        AUTO(buf) text = BUF_INIT;
        settings[i].add(&text, &ui->source.values);
        bool general = text.n == 0;
        struct sheet_line *line = sheet_add_labelled(
            s, _(settings[i].label), general ? _("the general setting") : buf_c(&text));
        line->role = general ? ROLE_DIM : ROLE_TEXT;
        line->selectable = true;
        line->index = first + i;
    }
}
