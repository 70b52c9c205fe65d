/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gander render: HTML laid out as in the article pane. */
#include "config.h"

#include "cli/cli.h"
#include "layout/export.h"
#include "page/doc/html-doc.h"
#include "present/article-wrap.h"
#include "text/charset/charset.h"

enum { OPTION_WIDTH, OPTION_TEXT_SIZE, OPTION_FORMAT, OPTION_ASCII };

enum { DEFAULT_WIDTH = 80 };

static const struct cli_option options[] = {
    [OPTION_WIDTH] = {"width", 'w', CLI_NUMBER, N_("N"), N_("cells of a line (80)"), CLI_MAX_WIDTH},
    [OPTION_TEXT_SIZE] = {"text-size", 0, CLI_NUMBER, N_("N"),
                          N_("1 compact, 2 normal, 3 airy (2)"), CLI_TEXT_SIZES},
    [OPTION_FORMAT] = {"format", 0, CLI_CHOICE, "text|ansi|markdown|html",
                       N_("output format (text)")},
    [OPTION_ASCII] = {"ascii", 0, CLI_FLAG, NULL, N_("ASCII bullets, rules and borders")},
    {0},
};

static bool render(const char *path, enum export_format format, const struct layout_options *layout,
                   struct buf *out, struct error *e)
{
    AUTO(buf) bytes = BUF_INIT, html = BUF_INIT;
    struct charset_found found;
    AUTO(doc) doc;
    doc_init(&doc);
    bool ok = cli_read_untrusted(path, &bytes, e);
    if (ok) {
        charset_decode(buf_str(&bytes), "text/html", &html, &found);
        ok = !charset_is_binary(buf_str(&html)) ||
             error_set(e, ERROR_INVALID, 0, "binary data, not a web page");
    }
    if (ok)
        ok = html_doc_add(&doc, doc.root, buf_str(&html), NULL, e);
    if (ok) {
        doc_number(&doc);
        export_add(out, &doc, format, layout);
    }
    return ok;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    static const enum export_format formats[] = {EXPORT_TEXT, EXPORT_ANSI, EXPORT_MARKDOWN,
                                                 EXPORT_HTML};
    const struct cli_value *width = &values[OPTION_WIDTH], *size = &values[OPTION_TEXT_SIZE];
    struct layout_options layout = {
        .width = width->given ? (int)width->number : DEFAULT_WIDTH,
        .rung = size->given ? (enum layout_rung)(size->number - 1) : RUNG_NORMAL,
        .link_marks = true,
        .ascii = values[OPTION_ASCII].given,
    };
    article_set_labels(&layout);
    AUTO(buf) out = BUF_INIT;
    struct error e;
    if (!render(argv[0], formats[values[OPTION_FORMAT].number], &layout, &out, &e))
        return cli_fail(argv[0], &e);
    return cli_write(buf_str(&out));
}

const struct cli_command cli_render = {
    .name = "render",
    .arguments = N_("FILE|-"),
    .summary = N_("lay HTML out as the article pane would"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
