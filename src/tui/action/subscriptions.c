/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that add, change and remove sources; accounts, which bring theirs along. */
#include "config.h"

#include "tui/action/subscriptions.h"

#include "base/buf.h"
#include "engine/data/command.h"
#include "model/source.h"
#include "model/tree.h"
#include "text/url/address.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/target.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"
#include "tui/widget/stack.h"

/* Folder for a new source: the selected one, or that of the selected source; 0: the engine
 * chooses. */
static int64_t target_folder(const struct ui *ui)
{
    const struct tree_node *node = tree_node(&ui->tree, ui_target_node(ui));
    if (ui->panes.focus != PANE_TREE)
        return 0;
    return node && !node_is_folder(node->kind) ? node->parent : node ? node->id : 0;
}

static const struct prompt_kind address_prompt = {
    .label = N_("Address of a feed or a site: "),
    .command = COMMAND_ADD,
    .keeps_history = true,
    .one_word = true,
};

void ui_ask_address(struct ui *ui, const char *address)
{
    prompt_open(ui, &address_prompt, NULL);
    prompt_paste(ui, address);
}

static void add(struct ui *ui, const struct call *call)
{
    AUTO(buf) url = BUF_INIT;
    AUTO(address) address = {0};
    struct error e;
    config_add_address(&ui->settings, str_from(call->argument), &url);
    if (!address_read(buf_str(&url), &address, &e)) {
        prompt_refuse(ui, &e);
    } else {
        ui->offer.parent = target_folder(ui);
        ui_send(ui, &(struct engine_command){.kind = ENGINE_ADD,
                                             .url = buf_c(&url),
                                             .node_kind = NODE_ROOT, /* to be detected */
                                             .parent = ui->offer.parent});
        ui_say_key(ui, _("Checking the address… %s cancels"), COMMAND_CANCEL);
    }
}

static void portals(struct ui *ui, const struct call *call)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_LOOK_UP, .url = call->argument});
    ui_say_key(ui, _("Reading the portal… %s cancels"), COMMAND_CANCEL);
}

static const struct prompt_kind file_prompt = {
    .label = N_("OPML or newsboat file: "),
    .command = COMMAND_IMPORT,
    .keeps_history = true,
    .file = true,
};

static void import(struct ui *ui, const struct call *call)
{
    ui_effect(ui, EFFECT_IMPORT)->text = mem_strdup(call->argument);
    ui->awaited_portals = 1;
}

static const struct tree_node *require_node(struct ui *ui)
{
    const struct tree_node *node = tree_node(&ui->tree, ui_target_node(ui));
    if (!node)
        ui_say(ui, ROLE_NOTICE, _("Select a source or folder in the tree first."));
    return node;
}

static void remove_edited(struct ui *ui)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_REMOVE, .id = ui->edited});
    ui_say_key(ui, _("Removed; %s brings it back."), COMMAND_UNDO);
}

static void remove_node(struct ui *ui, const struct call *call)
{
    const struct tree_node *node = require_node(ui);
    AUTO(buf) question = BUF_INIT;
    if (!node)
        return;
    ui->edited = node->id;
    size_t sources = tree_count_sources(&ui->tree, node);
    if (sources == 0) {
        /* TRANSLATORS: %s is a title; y is the key for yes. */
        buf_printf(&question, _("Remove “%s”? (y) "), node->title);
    } else {
        buf_printf(&question,
                   /* TRANSLATORS: a title and a number; y is the key for yes. */
                   ngettext("Remove “%s” with its %zu source? (y) ",
                            "Remove “%s” with its %zu sources? (y) ", sources),
                   node->title, sources);
    }
    prompt_confirm(ui, buf_c(&question), remove_edited);
}

/* ---- older articles -------------------------------------------------------------------------- */

static void fetch_older(struct ui *ui)
{
    ui_send(ui,
            &(struct engine_command){.kind = ENGINE_FETCH_OLDER, .ids = &ui->edited, .n_ids = 1});
    ui_say_key(ui, _("Loading older articles… %s cancels"), COMMAND_CANCEL);
}

/* Number of lists with older pages: the node and those beneath; NULL: all. */
static size_t count_going_on(const struct tree_view *t, const struct tree_node *node)
{
    const struct tree_node *end = t->data.nodes + t->data.n;
    size_t n = node && node_has_older(node);
    for (const struct tree_node *at = node ? node + 1 : t->data.nodes;
         at < end && (!node || at->depth > node->depth); at++)
        n += node_has_older(at);
    return n;
}

static void older(struct ui *ui, const struct call *call)
{
    const struct tree_node *node = tree_node(&ui->tree, ui_target_node(ui));
    size_t lists = count_going_on(&ui->tree, node);
    AUTO(buf) question = BUF_INIT;
    ui->edited = node ? node->id : TREE_ROOT;
    if (lists > 1) {
        buf_printf(&question,
                   /* TRANSLATORS: y is the key for yes. */
                   ngettext("Load an older page of %zu list? (y) ",
                            "Load an older page of each of %zu lists? (y) ", lists),
                   lists);
        prompt_confirm(ui, buf_c(&question), fetch_older);
    } else if (lists == 1) {
        fetch_older(ui);
    } else if (node && node_is_source(node->kind) && node->kind != NODE_LIST) {
        ui_say(ui, ROLE_NOTICE, _("Only pages that list articles have older ones."));
    } else {
        ui_say(ui, ROLE_NOTICE, _("No older articles are available here."));
    }
}

static void edit(struct ui *ui, const struct call *call)
{
    const struct tree_node *node = require_node(ui);
    if (node) {
        ui->edited = node->id;
        ui->source.node = 0;
        ui_push(ui, &edit_view);
        edit_settings_load(ui);
    }
}

void ui_added(struct ui *ui, const struct engine_event *e)
{
    if (e->error.code == ERROR_EXISTS)
        ui_say(ui, ROLE_NOTICE, _("Already subscribed."));
    if (e->node)
        tree_reload_at(ui, e->node);
}

/* ---- accounts at servers --------------------------------------------------------------------- */

static void log_in(struct ui *ui, const char *password)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_ADD_ACCOUNT,
                                         .url = buf_c(&ui->account.address),
                                         .value = buf_c(&ui->account.user),
                                         .password = {.typed = password}});
    ui_say_key(ui, _("Logging in… %s cancels"), COMMAND_CANCEL);
}

static const struct prompt_kind password_prompt = {
    .label = N_("Password of its API: "),
    .accept = log_in,
    .secret = true,
};

static void take_user(struct ui *ui, const char *user)
{
    buf_set_c(&ui->account.user, user);
    if (*user)
        prompt_open(ui, &password_prompt, NULL);
}

static const struct prompt_kind user_prompt = {
    .label = N_("Name of the user there: "),
    .accept = take_user,
};

static const struct prompt_kind server_prompt = {
    .label = N_("Address of the server: "),
    .command = COMMAND_ACCOUNT_ADD,
    .keeps_history = true,
    .one_word = true,
};

static void add_account(struct ui *ui, const struct call *call)
{
    struct str rest = str_trim(str_from(call->argument)), address = {0};
    str_split(&rest, ' ', &address);
    buf_set(&ui->account.address, address);
    AUTO(buf) user = BUF_INIT;
    buf_add(&user, str_trim(rest));
    if (user.n > 0)
        take_user(ui, buf_c(&user));
    else
        prompt_open(ui, &user_prompt, NULL);
}

void ui_account_added(struct ui *ui, const struct engine_event *e)
{
    if (e->error.code == ERROR_EXISTS)
        ui_say(ui, ROLE_NOTICE, _("There is an account of this user already."));
    else
        ui_refresh(ui, &e->node, 1, REFRESH_NOW);
    tree_reload_at(ui, e->node);
}

const struct handler subscription_handlers[] = {
    {COMMAND_ADD, add, .asks = &address_prompt},
    {COMMAND_ACCOUNT_ADD, add_account, .asks = &server_prompt},
    {COMMAND_PORTALS, portals, .opens = &portals_view},
    {COMMAND_IMPORT, import, .asks = &file_prompt},
    {COMMAND_REMOVE, remove_node},
    {COMMAND_OLDER, older},
    {COMMAND_EDIT, edit},
    {COMMAND_PROBLEMS, .opens = &problems_view},
    {COMMAND_NONE, NULL},
};
