/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

/* Commands on the database, then commands on files. */
const struct cli_command *const cli_commands[] = {
    &cli_sync,   &cli_account,  &cli_add,       &cli_category, &cli_portal, &cli_source,
    &cli_tree,   &cli_articles, &cli_show,      &cli_comments, &cli_search, &cli_related,
    &cli_view,   &cli_download, &cli_downloads, &cli_queue,    &cli_mark,   &cli_tag,
    &cli_untag,  &cli_tags,     &cli_note,      &cli_rule,     &cli_unread, &cli_import,
    &cli_export, &cli_backup,   &cli_undo,      &cli_redo,     &cli_digest, &cli_check,
    &cli_feed,   &cli_extract,  &cli_list,      &cli_render,   &cli_decode, NULL,
};
