/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `:set OPTION VALUE`, applied at once. */
#include "config.h"

#include "tui/action/settings.h"

#include "tui/article/load.h"
#include "tui/core/appearance.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/size/text-size.h"

static void apply(struct ui *ui, struct str name)
{
    struct config *c = &ui->settings;
    if (str_eq(name, STR("text-size"))) {
        ui->text_size = text_size_get(c->text_size);
    } else if (str_eq(name, STR("layout"))) {
        ui->panes.chosen = (enum pane_layout)c->layout;
    } else if (str_eq(name, STR("ascii")) || str_eq(name, STR("linear"))) {
        ui_choose_glyphs(ui);
        article_reload(ui); /* its head and foot contain glyphs */
        list_load(ui);
    } else if (str_eq(name, STR("theme"))) {
        ui_choose_theme(ui);
    } else if (str_eq(name, STR("link-list"))) {
        article_reload(ui);
    } else if (str_eq(name, STR("list-order"))) {
        ui->list.oldest_first = c->list_order == LIST_OLDEST;
        list_reset(ui);
    }
}

static void say_value(struct ui *ui, struct str name)
{
    AUTO(buf) value = BUF_INIT;
    struct error e;
    if (config_get(&ui->settings, name, &value))
        ui_notify(ui, ROLE_NOTICE, "%.*s = %s", STR_ARG(name), buf_c(&value));
    else if (!config_set(&ui->settings, name, STR(""), &e)) /* for its message */
        ui_say(ui, ROLE_WARNING, ui_reason(ui, e.detail));
}

/* Session's values survive unless the file's have changed. */
static void keep_session(struct ui *ui, struct config *settings)
{
    bool linear = settings->linear;
    int pictures = settings->pictures;
    settings->linear = linear == ui->configured.linear ? ui->settings.linear : linear;
    settings->pictures = pictures == ui->configured.pictures ? ui->settings.pictures : pictures;
    ui->configured.linear = linear;
    ui->configured.pictures = pictures;
}

void settings_replace(struct ui *ui, const struct ui_event *event)
{
    struct config old = ui->settings;
    if (event->reloaded)
        keep_session(ui, event->config);
    ui->settings = *event->config;
    config_set_background(&ui->settings, old.background);
    for (size_t i = 0; i < n_config_options; i++) {
        struct str name = str_from(config_options[i].name);
        if (config_differs(&old, &ui->settings, name))
            apply(ui, name);
    }
    ui_choose_theme(ui); /* single colours may differ */
    config_fini(&old);
    ui_say(ui, ROLE_NOTICE, event->text);
}

/* Settings that the session restores. */
static bool is_kept(struct str name)
{
    return str_any(str_eq, name, "text-size|linear|pictures|layout|list-order");
}

static void say_set(struct ui *ui, struct str name, struct str value)
{
    if (is_kept(name)) {
        say_value(ui, name);
    } else {
        /* TRANSLATORS: a setting and its value; ":save" is a command. */
        ui_notify(ui, ROLE_NOTICE, _("%.*s = %.*s until you quit; :save keeps it."), STR_ARG(name),
                  STR_ARG(value));
    }
}

void settings_set(struct ui *ui, const struct call *call)
{
    struct str name, value;
    struct error e;
    config_split_setting(str_from(call->argument), &name, &value);
    /* All others are read where they are used. */
    if (!value.p) {
        say_value(ui, name);
    } else if (config_set(&ui->settings, name, value, &e)) {
        apply(ui, name);
        say_set(ui, name, value);
    } else {
        ui_say(ui, ROLE_WARNING, ui_reason(ui, e.detail));
    }
}
