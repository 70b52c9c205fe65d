/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/json.h"
#include "cli/target.h"
#include "text/safe.h"
#include "text/width.h"

enum { QUERY };
enum { COUNT_CELLS = 7 };

static const struct cli_option options[] = {
    [QUERY] = {"query", 0, CLI_TEXT, N_("Q"), N_("everything that this search finds")},
    {NULL},
};

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
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
    for (size_t i = 0; i < n; i++) {
        json_t *o = json_object();
        json_object_set_new(o, "name", json_string(tags[i].name));
        json_object_set_new(o, "articles", json_integer(tags[i].articles));
        json_array_append_new(array, o);
    }
    return json_print(array);
}

static enum cli_status print_text(const struct tag *tags, size_t n)
{
    struct buf out = BUF_INIT, count = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        buf_clear(&count);
        buf_printf(&count, "%lld", (long long)tags[i].articles);
        text_add_cell(&out, buf_str(&count), COUNT_CELLS, true);
        buf_add_char(&out, ' ');
        safe_add_line(&out, str_from(tags[i].name));
        buf_add_char(&out, '\n');
    }
    buf_fini(&count);
    return cli_print(&out);
}

static enum cli_status tags(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    struct arena arena = {0};
    struct tag *all;
    size_t n;
    struct error e;
    enum cli_status status = !engine_tags(s->engine, &arena, &all, &n, &e) ? cli_fail(NULL, &e)
                             : values[JSON].given                          ? print_json(all, n)
                                                                           : print_text(all, n);
    arena_fini(&arena);
    return status;
}

const struct cli_command cli_tags = {
    .name = "tags",
    .summary = N_("list the tags, with numbers of articles"),
    .options = tags_options,
    .use = CLI_READS,
    .run = tags,
};
