/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/action/accounts.h"

#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"

static void add(struct ui *ui, const char *password)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_ADD_ACCOUNT,
                                         .url = buf_c(&ui->account.address),
                                         .value = buf_c(&ui->account.user),
                                         .password = {.typed = password}});
    ui_say_key(ui, _("Logging in… %s cancels"), COMMAND_CANCEL);
}

static const struct prompt_kind password_prompt = {
    .label = N_("Password of its API: "),
    .accept = add,
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

static const struct prompt_kind address_prompt = {
    .label = N_("Address of the server: "),
    .command = COMMAND_ACCOUNT_ADD,
    .keeps_history = true,
    .one_word = true,
};

static void account_add(struct ui *ui, const struct call *call)
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
    ui->tree.select_when_read = e->node;
    tree_reload(ui);
}

const struct handler account_handlers[] = {
    {COMMAND_ACCOUNT_ADD, account_add, .asks = &address_prompt},
    {COMMAND_NONE, NULL},
};
