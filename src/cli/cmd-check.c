/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/confine.h"
#include "cli/session.h"
#include "engine/parse/site-files.h"
#include "model/rule.h"
#include "model/salvage.h"
#include "model/source.h"
#include "model/tree.h"
#include "share/out.h"
#include "text/display/safe.h"
#include "text/display/width.h"

/* ---- repair ---------------------------------------------------------------------------------- */

enum { TABLE_CELLS = 20 };

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
            text_add_cell(b, str_from(_(labels[i].label)), TABLE_CELLS, false);
            return;
        }
    }
    text_add_cell(b, str_from(table), TABLE_CELLS, false);
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

/* Rescues the session's database, which is not open, into the new file `path`, and prints what was
 * saved and lost. */
static enum cli_status repair_database(const struct session *s, const char *path)
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

/* ---- command --------------------------------------------------------------------------------- */

enum { REPAIR };

static const struct cli_option options[] = {
    [REPAIR] = {"repair", 0, CLI_FILE, N_("FILE"),
                N_("save what can be read of a damaged database into a new FILE")},
    {NULL},
};

struct checks {
    struct buf out;
    bool good;
};

static void add(struct checks *c, const char *label, const char *value)
{
    cli_add_fact(&c->out, label, value);
}

/* Adds a row per line of problems. */
static void add_problems(struct checks *c, const char *label, struct str lines)
{
    struct str line;
    while (str_split(&lines, '\n', &line)) {
        if (line.n > 0) {
            AUTO(buf) text = BUF_INIT;
            AUTO_FREE char *problem = mem_strndup(line.p, line.n);
            c->good = false;
            buf_add_c(&text, "! ");
            cli_add_reason(&text, problem);
            add(c, label, buf_c(&text));
        }
    }
}

static void check_config(struct checks *c, struct session *s, struct buf *report)
{
    const char *label = _("Settings");
    if (report->n > 0)
        add_problems(c, label, buf_str(report));
    else if (!s->config_path || access(s->config_path, F_OK) != 0)
        add(c, label, _("no file; all defaults"));
    else
        add(c, label, s->config_path);
}

static void check_terminal(struct checks *c)
{
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    AUTO(buf) text = BUF_INIT;
    buf_printf(&text, "%s, %s", term && term[0] ? term : _("no TERM"), nl_langinfo(CODESET));
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        buf_printf(&text, "; %s", _("frames and marks in ASCII"));
    if (no_color && no_color[0])
        buf_printf(&text, "; %s", _("no colours (NO_COLOR)"));
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        buf_printf(&text, "; %s", _("no terminal here: the reader would print the tree"));
    add(c, _("Terminal"), buf_c(&text));
}

static void check_rules(struct checks *c, const struct session *s)
{
    AUTO(buf) report = BUF_INIT;
    site_rules_free(site_files_load(s->rules_dir, s->data_dir, &report));
    add_problems(c, _("Site rules"), buf_str(&report));
}

/* Rights of what parses bytes from outside. */
static void check_parser(struct checks *c)
{
    const char *rights = !session_parser() ? _("in this process, with all rights: no /proc")
                         : confine_is_possible()
                             ? _("in a process without rights to files, network and programs")
                             : _("in a process with all rights: no Landlock or seccomp");
    add(c, _("Parsing"), rights);
}

static void check_pictures(struct checks *c, const struct session *s)
{
    const char *formats = engine_picture_formats();
    AUTO(buf) text = BUF_INIT;
    if (!*formats) {
        buf_add_c(&text, _("descriptions only: built without libchafa"));
    } else if (s->config.pictures_megabytes == 0 || !s->picture_dir) {
        buf_printf(&text, _("%s; none are kept"), formats);
    } else {
        /* TRANSLATORS: kinds of pictures, a number of megabytes, a directory. */
        buf_printf(&text, _("%s; up to %d MB in %s"), formats, s->config.pictures_megabytes,
                   s->picture_dir);
    }
    add(c, _("Pictures"), buf_c(&text));
}

/* Sources due at the next `gander sync`. */
static void check_due(struct checks *c, const struct tree *tree)
{
    int64_t now = clock_now(&clock_system);
    long sources = 0, due = 0;
    for (size_t i = 0; i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        sources += node_is_source(node->kind);
        due += node_is_source(node->kind) && node->health != HEALTH_STOPPED &&
               node->status.due_at <= now;
    }
    AUTO(buf) text = BUF_INIT;
    buf_printf(&text, ngettext("%ld source", "%ld sources", (unsigned long)sources), sources);
    buf_add_c(&text, _(", "));
    buf_printf(&text, ngettext("%ld due now", "%ld due now", (unsigned long)due), due);
    add(c, _("Sources"), buf_c(&text));
}

static void check_network(struct checks *c, const struct tree *tree)
{
    if (tree->offline_since != 0) {
        AUTO(buf) text = BUF_INIT;
        buf_printf(&text, "! %s",
                   tree->login ? _("this network asks for a login") : _("no network"));
        buf_add_c(&text, _(": "));
        buf_printf(&text, PLURAL("%lld source waits", "%lld sources wait", tree->waiting));
        add(c, _("Network"), buf_c(&text));
    }
}

/* Sources by name, several with the same problem at one host by host, and rules. */
static void check_problems(struct checks *c, const struct tree *tree)
{
    AUTO(buf) text = BUF_INIT;
    for (size_t i = 0; i < tree->n_troubles; i++) {
        const struct tree_trouble *t = &tree->troubles[i];
        buf_clear(&text);
        buf_printf(&text, "! %s: ", t->n == 1 ? tree->nodes[*t->nodes].title : t->host);
        cli_add_reason(&text, t->problem);
        if (t->n > 1) {
            buf_add_c(&text, _(", "));
            buf_printf(&text, ngettext("%zu source", "%zu sources", t->n), t->n);
        }
        add(c, _("Source"), buf_c(&text));
    }
    for (size_t i = 0; i < tree->n_bad_rules; i++) {
        buf_clear(&text);
        buf_printf(&text, "! %s: ", tree->bad_rules[i].query);
        cli_add_reason(&text, tree->bad_rules[i].problem);
        add(c, _("Rule"), buf_c(&text));
    }
}

static void check_sources(struct checks *c, const struct tree *tree)
{
    AUTO(buf) text = BUF_INIT;
    buf_printf(&text, PLURAL("%lld article", "%lld articles", tree->all.total));
    buf_add_c(&text, _(", "));
    buf_printf(&text, PLURAL("%lld unread", "%lld unread", tree->all.unread));
    add(c, _("Articles"), buf_c(&text));
    check_network(c, tree);
    check_problems(c, tree);
}

static void add_failure(struct checks *c, const struct session *s, const struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    cli_add_error(&text, s->database, e);
    add_problems(c, _("Database"), buf_str(&text));
}

static void check_database(struct checks *c, struct session *s)
{
    struct error e;
    AUTO_FREE char *report = NULL;
    AUTO(tree) tree = {0};
    if (!engine_check(s->engine, &report, &e) || !engine_tree(s->engine, &tree, &e)) {
        add_failure(c, s, &e);
        return;
    }
    if (report[0])
        add_problems(c, _("Database"), str_from(report));
    else
        add(c, _("Database"), s->database);
    check_due(c, &tree);
    check_sources(c, &tree);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct checks c = {.good = true};
    AUTO(buf) report = BUF_INIT;
    struct error e;
    c.good = session_configure(s, &report);
    if (values[REPAIR].given)
        return repair_database(s, values[REPAIR].text);
    check_config(&c, s, &report);
    add(&c, _("Data files"), s->data_dir);
    check_rules(&c, s);
    check_terminal(&c);
    check_parser(&c);
    if (session_open_database(s, CLI_WRITES_OR_READS, &e)) {
        check_database(&c, s);
        check_pictures(&c, s);
    } else {
        add_failure(&c, s, &e);
    }
    enum cli_status status = cli_write(buf_str(&c.out));
    buf_fini(&c.out);
    return c.good ? status : CLI_ERROR;
}

const struct cli_command cli_check = {
    .name = "check",
    .summary = N_("check database, settings, terminal and sources"),
    .options = options,
    .run = run,
};
