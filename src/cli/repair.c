/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/repair.h"

#include <string.h>

#include "share/out.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { LABEL_CELLS = 20 };

/* Tables by what they hold; others are shown by their name. */
static const struct {
    const char *table, *label;
} labels[] = {
    {"node", N_("Tree")},       {"source", N_("Sources")},     {"view", N_("Saved views")},
    {"rule", N_("Rules")},      {"tag", N_("Tags")},           {"note", N_("Notes")},
    {"tagged", N_("Tagged")},   {"article", N_("Articles")},   {"body", N_("Texts")},
    {"page", N_("Full texts")}, {"download", N_("Downloads")},
};

static void add_label(struct buf *b, const char *table)
{
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        if (strcmp(labels[i].table, table) == 0) {
            text_add_cell(b, str_from(_(labels[i].label)), LABEL_CELLS, false);
            return;
        }
    }
    text_add_cell(b, str_from(table), LABEL_CELLS, false);
}

static void add_table(struct buf *b, const struct salvage_table *t)
{
    if (t->saved == 0 && t->lost == 0 && t->lost_pages == 0)
        return;
    add_label(b, t->name);
    buf_printf(b, PLURAL("%lld saved", "%lld saved", t->saved));
    if (t->lost > 0) {
        buf_add_c(b, _(", "));
        buf_printf(b, PLURAL("%lld lost", "%lld lost", t->lost));
    }
    if (t->lost_pages > 0) {
        buf_add_c(b, _(", "));
        buf_printf(b, PLURAL("%lld unreadable page", "%lld unreadable pages", t->lost_pages));
    }
    buf_add_char(b, '\n');
}

static void add_report(struct buf *b, const struct salvage_report *r)
{
    for (size_t i = 0; i < r->tables.n; i++)
        add_table(b, &r->tables.v[i]);
    cli_add_count(
        b, PLURAL("%lld article has lost its title, and is kept for its text, tag or note.",
                  "%lld articles have lost their titles, and are kept for text, tag or note.",
                  r->restored));
    cli_add_count(b, PLURAL("%lld article is lost.", "%lld articles are lost.", r->lost_articles));
    cli_add_count(b, PLURAL("%lld source has lost its address.",
                            "%lld sources have lost their address.", r->lost_sources));
    cli_add_count(b, PLURAL("%lld page of the file belongs to nothing that is known.",
                            "%lld pages of the file belong to nothing that is known.",
                            r->unidentified));
}

enum cli_status repair_database(const struct session *s, const char *path)
{
    struct out out;
    struct error e;
    AUTO(salvage_report) report = {0};
    bool ok = out_open(&out, path, false, &e);
    if (ok) {
        ok = out_make_private(&out, &e) && engine_salvage(s->database, out.part, &report, &e) &&
             out_sync(&out, &e) && out_commit(&out, &e);
        out_discard(&out);
    }
    if (!ok)
        return cli_fail(NULL, &e);
    AUTO(buf) b = BUF_INIT, name = BUF_INIT;
    add_report(&b, &report);
    safe_add_line(&name, str_from(path));
    /* TRANSLATORS: %s is a file. */
    buf_printf(&b, _("The new database is %s; the damaged one was not changed."), buf_c(&name));
    buf_add_char(&b, '\n');
    return cli_write(buf_str(&b));
}
