/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/import-report.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "text/display/safe.h"

enum { MAX_CONFIG = 256 << 10 };

static void add_tree(struct buf *b, const struct import_counts *n)
{
    cli_add_count(b, PLURAL("%lld source was there", "%lld sources were there", n->sources_known));
    cli_add_count(b, PLURAL("%lld saved view added", "%lld saved views added", n->views));
    cli_add_count(
        b, PLURAL("%lld saved view was there", "%lld saved views were there", n->views_known));
    cli_add_count(b, PLURAL("%lld rule added", "%lld rules added", n->rules));
    cli_add_count(b, PLURAL("%lld rule was there", "%lld rules were there", n->rules_known));
}

static void add_new_articles(struct buf *b, const struct import_counts *n)
{
    if (n->articles > 0) {
        buf_printf(b, PLURAL("%lld article added", "%lld articles added", n->articles));
        buf_add_c(b, _(", "));
        buf_printf(b, PLURAL("%lld unread", "%lld unread", n->unread));
        buf_add_char(b, '\n');
    }
}

static void add_articles(struct buf *b, const struct import_counts *n)
{
    add_new_articles(b, n);
    cli_add_count(b,
                  PLURAL("%lld article was there", "%lld articles were there", n->articles_known));
    cli_add_count(b,
                  PLURAL("%lld of these marked as read", "%lld of these marked as read", n->read));
    cli_add_count(b, PLURAL("%lld article collected", "%lld articles collected", n->starred));
    cli_add_count(b, PLURAL("%lld tag given", "%lld tags given", n->tagged));
    /* TRANSLATORS: deleted in the other reader; its feed will not bring it back. */
    cli_add_count(b, PLURAL("%lld deleted article stays away", "%lld deleted articles stay away",
                            n->deleted));
    cli_add_count(b, PLURAL("%lld article left out", "%lld articles left out", n->unplaced));
}

void import_report_add(struct buf *b, const struct import_counts *n)
{
    buf_printf(b, PLURAL("%lld source added", "%lld sources added", n->sources));
    buf_add_char(b, '\n');
    add_tree(b, n);
    add_articles(b, n);
}

void import_report_add_states(struct buf *b, const struct import_counts *n)
{
    buf_printf(b, PLURAL("%lld article compared", "%lld articles compared", n->articles_known));
    buf_add_char(b, '\n');
    cli_add_count(b,
                  PLURAL("%lld article marked as read", "%lld articles marked as read", n->read));
    cli_add_count(b, PLURAL("%lld article collected", "%lld articles collected", n->starred));
    cli_add_count(b, PLURAL("%lld tag given", "%lld tags given", n->tagged));
    cli_add_count(b, PLURAL("%lld article deleted", "%lld articles deleted", n->deleted));
    cli_add_count(b, PLURAL("%lld note or position taken over",
                            "%lld notes or positions taken over", n->noted));
    /* TRANSLATORS: articles of a file that this database does not have (yet). */
    cli_add_count(b, PLURAL("%lld article is not here", "%lld articles are not here", n->unplaced));
}

/* ---- settings ------------------------------------------------------------------------------ */

/* Lines that the file does not have. */
static void add_missing(struct buf *b, struct str lines, struct str text)
{
    struct str line;
    while (str_split(&lines, '\n', &line)) {
        if (line.n > 0 && !str_has_line(text, line)) {
            safe_add_line(b, line);
            buf_add_char(b, '\n');
        }
    }
}

static bool write_config(const char *path, struct str lines, struct error *e)
{
    const char *slash = strrchr(path, '/');
    AUTO_FREE char *directory =
        slash && slash > path ? mem_strndup(path, (size_t)(slash - path)) : NULL;
    return (!directory || file_make_directory(directory, e)) && file_write_atomic(path, lines, e);
}

enum cli_status import_settings(struct buf *b, struct str lines, const char *path, bool dry_run)
{
    AUTO(buf) text = BUF_INIT, missing = BUF_INIT;
    struct error e;
    bool exists = access(path, F_OK) == 0;
    bool ok = !exists || file_read(path, MAX_CONFIG, &text, &e);
    add_missing(&missing, lines, buf_str(&text));
    if (ok && !exists && !dry_run)
        ok = write_config(path, buf_str(&missing), &e);
    if (!ok)
        return cli_fail(NULL, &e);
    if (missing.n > 0) {
        /* TRANSLATORS: %s is a file; lines for it follow. */
        buf_printf(b,
                   exists ? _("\nSettings to add to %s, as you like:\n")
                          : _("\nSettings for the new file %s:\n"),
                   path);
        buf_add(b, buf_str(&missing));
    }
    return CLI_OK;
}
