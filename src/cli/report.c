/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Output, input and error messages of commands. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/confine.h"
#include "base/file.h"
#include "base/zone.h"
#include "cli/cli.h"
#include "present/reason.h"
#include "text/date/date.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum { MAX_INPUT = 64 << 20 };

/* Short description of each code, before the detail. NULL: the detail suffices. */
static const char *const sentences[] = {
    [ERROR_INVALID] = N_("not valid"),
    [ERROR_NOT_FEED] = N_("not a feed"),
    [ERROR_NOT_FOUND] = N_("not found"),
    [ERROR_EXISTS] = N_("already exists"),
    [ERROR_LIMIT] = N_("too large"),
    [ERROR_CANCELLED] = N_("cancelled"),
    [ERROR_NETWORK] = N_("no connection"),
    [ERROR_TIMEOUT] = N_("no answer in time"),
    [ERROR_TLS] = N_("no secure connection"),
    [ERROR_HTTP] = N_("the server answered with an error"),
    [ERROR_REFUSED] = N_("site blocks automated access"),
    [ERROR_GONE] = N_("no longer available"),
    [ERROR_UNSUPPORTED] = N_("not supported"),
    [ERROR_BUSY] = N_("in use by another gander process"),
    [ERROR_DATABASE] = N_("database error"),
    [ERROR_DAMAGED] = N_("the database is damaged"),
    [ERROR_FULL] = N_("no space left"),
    [ERROR_READ_ONLY] = N_("read-only"),
};

const char *cli_sentence(enum error_code code)
{
    const char *sentence = (unsigned)code < ARRAY_SIZE(sentences) ? sentences[code] : NULL;
    return sentence ? _(sentence) : NULL;
}

void cli_add_reason(struct buf *b, const char *detail)
{
    AUTO(buf) words = BUF_INIT;
    reason_add(&words, detail);
    safe_add_line(b, buf_str(&words));
}

void cli_add_count(struct buf *b, const char *format, long long n)
{
    if (n > 0) {
        buf_printf(b, format, n);
        buf_add_char(b, '\n');
    }
}

void cli_add_number(struct buf *b, int64_t number, int cells)
{
    AUTO(buf) text = BUF_INIT;
    buf_printf(&text, "%lld", (long long)number);
    text_add_cell(b, buf_str(&text), cells, true);
}

void cli_add_problem(struct buf *b, const char *problem)
{
    if (problem) {
        buf_add_c(b, "  ! ");
        cli_add_reason(b, problem);
    }
}

void cli_add_fact(struct buf *b, const char *label, const char *value)
{
    enum { LABEL_CELLS = 14 };
    text_add_cell(b, str_from(label), LABEL_CELLS, false);
    buf_add_char(b, ' ');
    safe_add_line(b, str_from(value));
    buf_add_char(b, '\n');
}

void cli_add_time(struct buf *b, int64_t time)
{
    date_add_rfc3339(b, (struct date){.time = time,
                                      .offset = (int16_t)zone_offset(zone_system, time),
                                      .precision = DATE_SECOND});
}

void cli_add_name(struct buf *b, const char *name)
{
    enum { CELLS = 24 };
    AUTO(buf) text = BUF_INIT;
    safe_add_line(&text, str_from(name));
    int width = text_width(buf_str(&text));
    text_add_cell(b, buf_str(&text), width > CELLS ? width : CELLS, false);
}

/* True for a detail that says the code's sentence once more, as of a file that is read-only. */
static bool repeats(enum error_code code, struct str detail)
{
    return str_starts(detail, str_from(sentences[code]));
}

void cli_add_error(struct buf *b, const char *subject, const struct error *e)
{
    struct str detail = str_from(e->detail), name = str_from(subject);
    struct str rest = str_slice(detail, name.n, detail.n);
    if (name.n && str_starts(detail, name) && (rest.n == 0 || str_starts(rest, STR(": "))))
        detail = str_slice(rest, 2, rest.n); /* the detail names the file */
    if (name.n) {
        AUTO(buf) shown = BUF_INIT; /* an address may contain a password */
        url_add_redacted(&shown, name);
        safe_add_line(b, buf_str(&shown));
        buf_add_c(b, ": ");
    }
    const char *sentence = cli_sentence(e->code);
    if (sentence && !repeats(e->code, detail)) {
        buf_add_c(b, sentence);
        buf_add_c(b, detail.n ? ": " : "");
    }
    cli_add_reason(b, detail.p);
}

enum cli_status cli_fail(const char *subject, const struct error *e)
{
    AUTO(buf) line = BUF_INIT;
    buf_add_c(&line, "gander: ");
    cli_add_error(&line, subject, e);
    buf_add_char(&line, '\n');
    /* A closed pipe, as by head(1), is no error to report. */
    if (e->code != ERROR_SYSTEM || e->number != EPIPE)
        fputs(buf_c(&line), stderr);
    return e->code == ERROR_USAGE ? CLI_USAGE : e->code == ERROR_BUSY ? CLI_BUSY : CLI_ERROR;
}

enum cli_status cli_fail_query(const char *query, const struct error *e)
{
    enum cli_status status = cli_fail(NULL, e);
    if (!query || e->code != ERROR_USAGE || e->number < 1 || !isatty(STDERR_FILENO))
        return status;
    AUTO(buf) line = BUF_INIT, before = BUF_INIT;
    struct str s = str_from(query);
    size_t at = 0;
    for (int i = 1; i < e->number && at < s.n; i++)
        utf8_step(s, &at);
    safe_add_line(&before, str_slice(s, 0, at));
    buf_add_c(&line, "  ");
    safe_add_line(&line, s);
    buf_add_c(&line, "\n  ");
    buf_add_chars(&line, ' ', (size_t)text_width(buf_str(&before)));
    buf_add_c(&line, "^\n");
    fputs(buf_c(&line), stderr);
    return status;
}

bool cli_read_input(const char *path, struct buf *out, struct error *e)
{
    return file_read(path, MAX_INPUT, out, e);
}

/* Catalogues of messages are loaded later. */
bool cli_read_untrusted(const char *path, struct buf *out, struct error *e)
{
    if (!cli_read_input(path, out, e))
        return false;
    confine_to_libraries(bindtextdomain(PACKAGE, NULL));
    return true;
}

bool cli_read_id(const char *text, int64_t *id, struct error *e)
{
    return str_to_int64(str_from(text), id) || cli_usage(e, _("not a number as shown in lists"));
}

enum cli_status cli_write(struct str s)
{
    if (fwrite(s.p, 1, s.n, stdout) == s.n && fflush(stdout) == 0 && !ferror(stdout))
        return CLI_OK;
    struct error e;
    error_set_errno(&e, "%s", _("standard output"));
    return cli_fail(NULL, &e);
}

void cli_join(struct buf *b, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        buf_add_c(b, i > 0 ? " " : "");
        buf_add_c(b, argv[i]);
    }
}
