/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include "app/app.h"
#include "cli/listing.h"
#include "cli/tree.h"
#include "model/source.h"
#include "model/tree.h"

enum { ADD, TEXT_SIZE, LINEAR };
enum { HEADLINES = 20 };

static const struct cli_option options[] = {
    [ADD] = {"add", 0, CLI_TEXT, N_("ADDRESS"), N_("ask whether to subscribe to ADDRESS")},
    [TEXT_SIZE] = {"text-size", 0, CLI_NUMBER, N_("N"),
                   N_("1 compact, 2 normal, 3 airy, 4 to 7 larger letters")},
    [LINEAR] = {"linear", 0, CLI_FLAG, NULL, N_("linear mode, for screen readers")},
    {NULL},
};

/* Without a terminal: prints the tree and the newest headlines. */
static enum cli_status print(struct session *s)
{
    AUTO(tree) tree = {0};
    struct error e;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    AUTO(buf) out = BUF_INIT;
    tree_add_text(&out, &tree);
    buf_add_char(&out, '\n');
    enum cli_status status = cli_write(buf_str(&out));
    struct article_query query = {.node = TREE_ROOT};
    struct listing headlines = {.query = &query, .limit = HEADLINES};
    return status == CLI_OK ? listing_print(s, &headlines) : status;
}

static enum cli_status open_reader(struct session *s, const struct cli_value *values)
{
    struct error e;
    struct app_options app_options = {
        .engine = s->engine,
        .config = &s->config,
        .config_path = s->config_path,
        .data_dir = s->data_dir,
        .file_root = s->demo_dir ? s->data_dir : NULL,
        .address = values[ADD].text,
        .text_size = (int)values[TEXT_SIZE].number,
        .linear = values[LINEAR].given,
        .zone = zone_system,
        .demo = s->demo_dir != NULL,
    };
    return app_run(&app_options, &s->hung, &e) ? CLI_OK : cli_fail(NULL, &e);
}

static bool has_terminal(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    *use = has_terminal() ? CLI_STAYS : CLI_READS;
    if (values[ADD].given && !has_terminal())
        return cli_usage(e, _("--add needs a terminal; see gander add"));
    return true;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct error e;
    s->config.linear = s->config.linear || values[LINEAR].given;
    if (values[TEXT_SIZE].given &&
        !config_set(&s->config, STR("text-size"), str_from(values[TEXT_SIZE].text), &e))
        return cli_fail(NULL, &e);
    return has_terminal() ? open_reader(s, values) : print(s);
}

const struct cli_command cli_reader = {
    .name = "",
    .summary = N_("A news reader for the terminal. Without a command it opens the reader."),
    .options = options,
    .check = check,
    .run = run,
};
