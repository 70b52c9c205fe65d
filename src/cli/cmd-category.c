/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/session.h"
#include "engine/data/command.h"
#include "model/source.h"
#include "model/tree.h"

enum { BEFORE, AFTER, IN };

static const struct cli_option options[] = {
    [BEFORE] = {"before", 0, CLI_TEXT, N_("PATH"), N_("move it before this one")},
    [AFTER] = {"after", 0, CLI_TEXT, N_("PATH"), N_("move it after this one")},
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("move it to the end of this category")},
    {NULL},
};

static enum cli_status add(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    return session_send(
        s,
        &(struct engine_command){.kind = ENGINE_MAKE_PATH, .parent = TREE_ROOT, .value = argv[1]},
        argv[1]);
}

static enum cli_status rename_node(struct session *s, const struct cli_value *values, int argc,
                                   char **argv)
{
    struct engine_command rename = {.kind = ENGINE_EDIT, .title = argv[2]};
    enum cli_status status = session_find(s, argv[1], &rename.id);
    return status == CLI_OK ? session_send(s, &rename, argv[1]) : status;
}

/* Parent of a node, and the sibling before which a neighbour of it is inserted. */
static bool find_place(struct session *s, int64_t beside, bool after, int64_t *parent,
                       int64_t *before, struct error *e)
{
    AUTO(tree) tree = {0};
    if (!engine_tree(s->engine, &tree, e))
        return false;
    size_t i = 0;
    while (i < tree.n && tree.nodes[i].id != beside)
        i++;
    *parent = i < tree.n ? tree.nodes[i].parent : TREE_ROOT;
    *before = after ? TREE_LAST : beside;
    for (size_t k = i + 1; after && k < tree.n; k++) {
        if (tree.nodes[k].parent == *parent) {
            *before = tree.nodes[k].id;
            break;
        }
    }
    return true;
}

static enum cli_status move_node(struct session *s, const struct cli_value *values, int argc,
                                 char **argv)
{
    int64_t node, beside, parent, before = TREE_LAST;
    struct error e;
    int place = values[IN].given ? IN : values[AFTER].given ? AFTER : BEFORE;
    enum cli_status status = session_find(s, argv[1], &node);
    status = status == CLI_OK ? session_find(s, values[place].text, &beside) : status;
    if (status != CLI_OK)
        return status;
    parent = beside;
    if (place != IN && !find_place(s, beside, place == AFTER, &parent, &before, &e))
        return cli_fail(NULL, &e);
    if (before == node || (place != IN && beside == node)) /* already there */
        return CLI_OK;
    return session_send(s,
                        &(struct engine_command){
                            .kind = ENGINE_EDIT, .id = node, .parent = parent, .before = before},
                        argv[1]);
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    bool moves = strcmp(argv[0], "move") == 0;
    if (values[BEFORE].given + values[AFTER].given + values[IN].given != moves) {
        return cli_usage(e, moves ? _("move takes one of --before, --after, --in")
                                  : _("only move takes --before, --after, --in"));
    }
    return argv[argc - 1][strspn(argv[argc - 1], "/ ")] != '\0' ||
           cli_usage(e, _("the name is empty"));
}

static const struct cli_action actions[] = {
    {"add", add, CLI_WRITES, 1, 1, N_("one PATH is expected")},
    {"rename", rename_node, CLI_WRITES, 2, 2, N_("rename takes a PATH and a NAME")},
    {"move", move_node, CLI_WRITES, 1, 1, N_("one PATH is expected")},
    {"remove", session_remove, CLI_WRITES, 1, 1, N_("one PATH is expected")},
    {NULL},
};

const struct cli_command cli_category = {
    .name = "category",
    .arguments = N_("add|rename|move|remove PATH [NAME]"),
    .summary = N_("add, rename, order or remove categories and sources"),
    .options = options,
    .min_arguments = 2,
    .max_arguments = 3,
    .actions = actions,
    .check = check,
};
