/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/session.h"
#include "layout/export.h"
#include "present/article-wrap.h"
#include "share/json.h"

enum { WIDTH, TEXT_SIZE, FORMAT, EARLIER };
enum { FORMAT_TEXT, FORMAT_ANSI, FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_JSON };
enum { DEFAULT_WIDTH = 72 };

static const struct cli_option options[] = {
    [WIDTH] = {"width", 'w', CLI_NUMBER, N_("N"), N_("cells of a line (the terminal's, or 72)"),
               CLI_MAX_WIDTH},
    [TEXT_SIZE] = {"text-size", 0, CLI_NUMBER, N_("N"), N_("1 compact, 2 normal, 3 airy"),
                   CLI_TEXT_SIZES},
    [FORMAT] = {"format", 'f', CLI_CHOICE, "text|ansi|markdown|html|json",
                N_("output format "
                   "(text)")},
    [EARLIER] = {"earlier", 0, CLI_NUMBER, N_("N"),
                 N_("a watched page's text before its N-th last change")},
    {NULL},
};

/* Versions count from 1, the latest. */
static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    return !values[EARLIER].given || values[EARLIER].number > 0 ||
           cli_usage(e, _("--earlier: must be at least 1"));
}

static void wrap(struct session *s, struct engine_article *a, bool link_list)
{
    AUTO(buf) notice = BUF_INIT;
    if (a->text_problem) {
        cli_add_reason(&notice, a->text_problem);
    } else if (a->page_problem) {
        AUTO(buf) reason = BUF_INIT;
        cli_add_reason(&reason, a->page_problem);
        buf_printf(&notice, _("The full text could not be fetched: %s"), buf_c(&reason));
    }
    struct article_wrapping wrapping = {
        .ascii = session_is_ascii(s),
        .link_list = link_list,
        .notice = notice.n > 0 ? notice.p : NULL,
        .zone = zone_system,
    };
    article_wrap(a, &wrapping);
}

static int terminal_width(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                           : DEFAULT_WIDTH;
}

static void add_article(struct buf *out, struct session *s, struct engine_article *a,
                        const struct cli_value *values)
{
    static const enum export_format formats[] = {EXPORT_TEXT, EXPORT_ANSI, EXPORT_MARKDOWN,
                                                 EXPORT_HTML};
    if (values[FORMAT].number == FORMAT_JSON) {
        article_json_add(out, a);
        buf_add_char(out, '\n');
        return;
    }
    int64_t size = values[TEXT_SIZE].given ? values[TEXT_SIZE].number : s->config.text_size;
    struct layout_options layout = {
        .width = values[WIDTH].given ? (int)values[WIDTH].number : terminal_width(),
        .rung = size <= 1   ? RUNG_COMPACT
                : size == 3 ? RUNG_AIRY
                            : RUNG_NORMAL,
        .ascii = session_is_ascii(s),
        .left = true,
        .link_marks = s->config.link_marks,
        /* Programs other than terminals expect logical order. */
        .terminal_bidi = s->config.bidi == BIDI_TERMINAL ||
                         (s->config.bidi == BIDI_AUTO && !isatty(STDOUT_FILENO)),
    };
    article_set_labels(&layout);
    wrap(s, a, s->config.link_list && values[FORMAT].number <= FORMAT_ANSI);
    export_add(out, &a->body, formats[values[FORMAT].number], &layout);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(engine_article) a = {0};
    struct error e;
    int64_t id;
    if (!cli_read_id(argv[0], &id, &e))
        return cli_fail(argv[0], &e);
    bool ok = values[EARLIER].given
                  ? engine_article_earlier(s->engine, id, (int)values[EARLIER].number, &a, &e)
                  : engine_article(s->engine, id, true, &a, &e);
    if (!ok)
        return cli_fail(argv[0], &e);
    AUTO(buf) out = BUF_INIT;
    add_article(&out, s, &a, values);
    return cli_write(buf_str(&out));
}

const struct cli_command cli_show = {
    .name = "show",
    .arguments = N_("ID"),
    .summary = N_("print one article"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .use = CLI_READS,
    .check = check,
    .run = run,
};
