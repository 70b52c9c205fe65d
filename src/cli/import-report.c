/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/import-report.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "text/safe.h"

enum { MAX_CONFIG = 256 << 10 };

/* Line of a number, unless that is 0. */
#define ADD_LINE(b, n, format)                                                                     \
    do {                                                                                           \
        if ((n) > 0) {                                                                             \
            buf_printf(b, format, (long long)(n));                                                 \
            buf_add_char(b, '\n');                                                                 \
        }                                                                                          \
    } while (0)

static void add_tree(struct buf *b, const struct import_counts *n)
{
    unsigned long sources = (unsigned long)n->sources_known, views = (unsigned long)n->views;
    unsigned long known = (unsigned long)n->views_known, rules = (unsigned long)n->rules;
    unsigned long rules_known = (unsigned long)n->rules_known;
    ADD_LINE(b, n->sources_known,
             ngettext("%lld source was there", "%lld sources were there", sources));
    ADD_LINE(b, n->views, ngettext("%lld saved view added", "%lld saved views added", views));
    ADD_LINE(b, n->views_known,
             ngettext("%lld saved view was there", "%lld saved views were there", known));
    ADD_LINE(b, n->rules, ngettext("%lld rule added", "%lld rules added", rules));
    ADD_LINE(b, n->rules_known,
             ngettext("%lld rule was there", "%lld rules were there", rules_known));
}

static void add_new_articles(struct buf *b, const struct import_counts *n)
{
    if (n->articles > 0) {
        buf_printf(
            b, ngettext("%lld article added", "%lld articles added", (unsigned long)n->articles),
            (long long)n->articles);
        buf_add_c(b, _(", "));
        buf_printf(b, ngettext("%lld unread", "%lld unread", (unsigned long)n->unread),
                   (long long)n->unread);
        buf_add_char(b, '\n');
    }
}

static void add_articles(struct buf *b, const struct import_counts *n)
{
    unsigned long known = (unsigned long)n->articles_known, read = (unsigned long)n->read;
    unsigned long starred = (unsigned long)n->starred, tagged = (unsigned long)n->tagged;
    unsigned long deleted = (unsigned long)n->deleted, unplaced = (unsigned long)n->unplaced;
    add_new_articles(b, n);
    ADD_LINE(b, n->articles_known,
             ngettext("%lld article was there", "%lld articles were there", known));
    ADD_LINE(b, n->read,
             ngettext("%lld of these marked as read", "%lld of these marked as read", read));
    ADD_LINE(b, n->starred, ngettext("%lld article collected", "%lld articles collected", starred));
    ADD_LINE(b, n->tagged, ngettext("%lld tag given", "%lld tags given", tagged));
    /* TRANSLATORS: deleted in the other reader; its feed will not bring it back. */
    ADD_LINE(
        b, n->deleted,
        ngettext("%lld deleted article stays away", "%lld deleted articles stay away", deleted));
    ADD_LINE(b, n->unplaced, ngettext("%lld article left out", "%lld articles left out", unplaced));
}

void import_report_add(struct buf *b, const struct import_counts *n, bool all)
{
    buf_printf(b, ngettext("%lld source added", "%lld sources added", (unsigned long)n->sources),
               (long long)n->sources);
    buf_add_char(b, '\n');
    if (all)
        add_tree(b, n);
    add_articles(b, n);
}

void import_report_add_states(struct buf *b, const struct import_counts *n)
{
    unsigned long known = (unsigned long)n->articles_known, read = (unsigned long)n->read;
    unsigned long starred = (unsigned long)n->starred, tagged = (unsigned long)n->tagged;
    unsigned long deleted = (unsigned long)n->deleted, noted = (unsigned long)n->noted;
    unsigned long unknown = (unsigned long)n->unplaced;
    buf_printf(b, ngettext("%lld article compared", "%lld articles compared", known),
               (long long)n->articles_known);
    buf_add_char(b, '\n');
    ADD_LINE(b, n->read,
             ngettext("%lld article marked as read", "%lld articles marked as read", read));
    ADD_LINE(b, n->starred, ngettext("%lld article collected", "%lld articles collected", starred));
    ADD_LINE(b, n->tagged, ngettext("%lld tag given", "%lld tags given", tagged));
    ADD_LINE(b, n->deleted, ngettext("%lld article deleted", "%lld articles deleted", deleted));
    ADD_LINE(
        b, n->noted,
        ngettext("%lld note or position taken over", "%lld notes or positions taken over", noted));
    /* TRANSLATORS: articles of a file that this database does not have (yet). */
    ADD_LINE(b, n->unplaced,
             ngettext("%lld article is not here", "%lld articles are not here", unknown));
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
