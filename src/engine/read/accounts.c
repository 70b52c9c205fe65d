/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/account/accounts.h"

#include "engine/internal.h"

bool engine_accounts(struct engine *n, struct account_list *out, struct error *e)
{
    return accounts_load(n->reader, out, e);
}
