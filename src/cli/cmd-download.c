/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/downloads.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "model/article.h"

enum { JSON };

static const struct cli_option options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print results as JSON")},
    {NULL},
};

/* Attachments chosen by number from 1; all when none is given. */
static bool choose(const struct engine_article *a, int argc, char **argv, struct error *e,
                   bool *chosen)
{
    size_t n = a->article.n_attachments;
    for (int i = 1; i < argc; i++) {
        int64_t number;
        if (!str_to_int64(str_from(argv[i]), &number) || number < 1 || (uint64_t)number > n) {
            return error_set(e, ERROR_NOT_FOUND, 0, _("no file %s: the article has %zu"), argv[i],
                             n);
        }
        chosen[number - 1] = true;
    }
    for (size_t i = 0; argc == 1 && i < n; i++)
        chosen[i] = true;
    return n > 0 ||
           error_set(e, ERROR_NOT_FOUND, 0, "%s", _("the article has no files to download"));
}

static enum cli_status fetch(struct session *s, const struct engine_article *a, const bool *chosen,
                             bool json)
{
    struct download_run run = {.session = s, .json = json ? json_array() : NULL};
    for (size_t i = 0; i < a->article.n_attachments; i++) {
        const struct attachment *attachment = &a->article.attachments[i];
        if (chosen[i]) {
            download_run_finish(
                &run, attachment->url,
                engine_send(s->engine, &(struct engine_command){.kind = ENGINE_DOWNLOAD,
                                                                .id = a->row.at.id,
                                                                .url = attachment->url,
                                                                .title = attachment->title,
                                                                .size = attachment->size}));
        }
    }
    return download_run_end(&run);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(engine_article) a = {0};
    struct error e;
    int64_t id;
    if (!cli_read_id(argv[0], &id, &e) || !engine_article_fields(s->engine, id, true, &a, &e))
        return cli_fail(argv[0], &e);
    AUTO_FREE bool *chosen = mem_zalloc(a.article.n_attachments + 1, sizeof *chosen);
    return choose(&a, argc, argv, &e, chosen) ? fetch(s, &a, chosen, values[JSON].given)
                                              : cli_fail(argv[0], &e);
}

const struct cli_command cli_download = {
    .name = "download",
    .arguments = N_("ID [NUMBER…]"),
    .summary = N_("download an article's files, all or by their numbers"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .use = CLI_WRITES,
    .run = run,
};
