/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/json-common.h"
#include "cli/target.h"
#include "engine/data/command.h"
#include "model/source.h"
#include "model/tag.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { QUERY };
enum { COUNT_CELLS = 7 };

static const struct cli_option options[] = {
    [QUERY] = {"query", 0, CLI_TEXT, N_("Q"), N_("everything that this search finds")},
    {NULL},
};

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (str_trim(str_from(argv[0])).n == 0)
        return cli_usage(e, _("the name is empty"));
    return target_check(&values[QUERY], argc > 1, e);
}

static enum cli_status tag(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct engine_command command = {.kind = ENGINE_TAG, .value = argv[0], .query.node = TREE_ROOT};
    return target_send(s, &command, values[QUERY].text, argc - 1, argv + 1);
}

static enum cli_status untag(struct session *s, const struct cli_value *values, int argc,
                             char **argv)
{
    struct engine_command command = {.kind = ENGINE_TAG, .title = argv[0], .query.node = TREE_ROOT};
    return target_send(s, &command, values[QUERY].text, argc - 1, argv + 1);
}

const struct cli_command cli_tag = {
    .name = "tag",
    .arguments = N_("NAME [ID…]"),
    .summary = N_("tag articles; commas separate several names"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .use = CLI_WRITES,
    .check = check,
    .run = tag,
};

const struct cli_command cli_untag = {
    .name = "untag",
    .arguments = N_("NAME [ID…]"),
    .summary = N_("remove tags from articles"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .use = CLI_WRITES,
    .check = check,
    .run = untag,
};

/* ---- gander tags --------------------------------------------------------------------------- */

enum { JSON };

static const struct cli_option tags_options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static enum cli_status print_json(const struct tag *tags, size_t n)
{
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(array, json_pack("{s:s, s:I}", "name", tags[i].name, "articles",
                                               (json_int_t)tags[i].articles));
    return json_print(array);
}

static enum cli_status print_text(const struct tag *tags, size_t n)
{
    AUTO(buf) out = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        cli_add_number(&out, tags[i].articles, COUNT_CELLS);
        buf_add_char(&out, ' ');
        safe_add_line(&out, str_from(tags[i].name));
        buf_add_char(&out, '\n');
    }
    return cli_write(buf_str(&out));
}

/* Tags what has the old tag, and removes that: one change. */
static enum cli_status rename_tag(struct session *s, const char *old, const char *new)
{
    AUTO(buf) name = BUF_INIT, search = BUF_INIT;
    struct error e;
    bool ok =
        tag_add_name(&name, str_from(old), &e) &&
        (!tag_is_in(str_from(new), buf_str(&name)) || cli_usage(&e, _("that is the same tag")));
    if (ok) {
        buf_printf(&search, "tag:\"%s\"", buf_c(&name));
        AUTO_EVENT struct engine_event *last = session_command(
            s, &(struct engine_command){.kind = ENGINE_TAG,
                                        .value = new,
                                        .title = old,
                                        .query = {.node = TREE_ROOT, .search = buf_c(&search)}});
        e = last->error;
        ok = e.code == ERROR_NONE &&
             (last->updated > 0 || error_set(&e, ERROR_NOT_FOUND, 0, "%s", _("no such tag")));
    }
    return ok ? CLI_OK : cli_fail(old, &e);
}

static bool check_tags(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                       struct error *e)
{
    bool renames = argc == 3 && strcmp(argv[0], "rename") == 0;
    *use = renames ? CLI_WRITES : CLI_READS;
    return argc == 0 || renames || cli_usage(e, _("only rename takes arguments: OLD and NEW"));
}

static enum cli_status tags(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    if (argc == 3)
        return rename_tag(s, argv[1], argv[2]);
    AUTO(arena) arena = {0};
    struct tag *all;
    size_t n;
    struct error e;
    return !engine_tags(s->engine, &arena, &all, &n, &e) ? cli_fail(NULL, &e)
           : values[JSON].given                          ? print_json(all, n)
                                                         : print_text(all, n);
}

const struct cli_command cli_tags = {
    .name = "tags",
    .arguments = N_("[rename OLD NEW]"),
    .summary = N_("list the tags, with numbers of articles, or rename one"),
    .options = tags_options,
    .max_arguments = 3,
    .use = CLI_READS,
    .check = check_tags,
    .run = tags,
};
