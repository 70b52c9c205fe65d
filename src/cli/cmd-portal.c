/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/left-out.h"
#include "cli/session.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "engine/portals.h"
#include "present/portal-title.h"
#include "text/display/safe.h"
#include "text/url/address.h"

enum { YES };
enum { COUNT_CELLS = 7 };

static const struct cli_option options[] = {
    [YES] = {"yes", 'y', CLI_FLAG, NULL, N_("add all offered sources without asking")},
    {NULL},
};

static void add_remark(struct buf *out, const char *remark)
{
    buf_add_c(out, "  ");
    safe_add_line(out, str_from(remark));
    buf_add_char(out, '\n');
}

/* Portals of the database with unread counts, then the bundled ones. */
static enum cli_status list(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    AUTO(tree) tree = {0};
    struct error e;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    AUTO(buf) out = BUF_INIT, name = BUF_INIT;
    for (size_t i = 0; i < tree.n; i++) {
        if (tree.nodes[i].kind == NODE_PORTAL) {
            cli_add_name(&out, tree.nodes[i].title);
            cli_add_number(&out, tree.nodes[i].unread, COUNT_CELLS);
            add_remark(&out, _("unread"));
        }
    }
    AUTO(portals) portals;
    portals_init(&portals, s->data_dir);
    for (size_t i = 0; i < portals.n; i++) {
        struct str file = str_from(portals.v[i].url);
        buf_set(&name, str_slice(file, 0, file.n - strlen(".opml")));
        cli_add_name(&out, buf_c(&name));
        buf_add_chars(&out, ' ', COUNT_CELLS);
        add_remark(&out, portal_title(portals.v[i].title));
    }
    return cli_write(buf_str(&out));
}

/* Lookup of a home page. Its menu is offered, to be added as a whole or not at all; adding begins
 * after the lookup has ended, so that none of its events is missed. */
struct lookup {
    struct session *session;
    bool ask;
    bool declined;
    engine_ticket ticket; /* of the adding, 0: no offer so far */
};

/* Shows the sources to be added and asks for confirmation. */
static bool confirm(const struct engine_event *event)
{
    AUTO(buf) out = BUF_INIT;
    char answer[80];
    for (size_t i = 0; i < event->n_outlines; i++) {
        buf_add_chars(&out, ' ', (size_t)event->outlines[i].depth * 2);
        safe_add_line(&out, str_from(event->outlines[i].title));
        buf_add_char(&out, '\n');
    }
    /* TRANSLATORS: the answer is taken as the locale has it, so keep its letters for yes and no. */
    buf_add_c(&out, _("Add all of this? [y/N] "));
    return cli_write(buf_str(&out)) == CLI_OK && fgets(answer, sizeof answer, stdin) &&
           rpmatch(answer) == 1;
}

static void handle_offer(void *context, const struct engine_event *event)
{
    struct lookup *l = context;
    if (event->kind == EVENT_OFFER && l->ticket == 0 && event->n_outlines > 0) {
        l->declined = l->ask && !confirm(event);
        if (l->declined)
            return;
        const char *title = event->title ? event->title : event->outlines[0].title;
        l->ticket = engine_send(l->session->engine,
                                &(struct engine_command){.kind = ENGINE_ADD_OUTLINES,
                                                         .title = title,
                                                         .outlines = event->outlines,
                                                         .n_outlines = event->n_outlines});
    }
}

static enum cli_status add_address(struct session *s, const char *url, bool ask)
{
    struct lookup l = {.session = s, .ask = ask};
    AUTO_EVENT struct engine_event *last = session_finish(
        s, engine_send(s->engine, &(struct engine_command){.kind = ENGINE_LOOK_UP, .url = url}),
        handle_offer, &l);
    handle_offer(&l, last);
    if (last->error.code == ERROR_NONE && l.declined)
        error_set(&last->error, ERROR_CANCELLED, 0, "%s", _("nothing was added"));
    else if (last->error.code == ERROR_NONE && l.ticket == 0)
        error_set(&last->error, ERROR_NOT_FOUND, 0, "%s", _("the page shows no menu"));
    if (last->error.code != ERROR_NONE)
        return cli_fail(url, &last->error);
    return session_end_adding(s, l.ticket, url);
}

/* True for an address, unless a file has that name. */
static bool is_address(const char *name)
{
    AUTO(address) address = {0};
    return access(name, F_OK) != 0 && address_read(str_from(name), &address, NULL);
}

static enum cli_status add(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    const char *name = argv[1];
    struct error e;
    if (is_address(name))
        return add_address(s, name,
                           !values[YES].given && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
    /* A file even without a slash, unless a bundled portal has that name. */
    AUTO(buf) path = BUF_INIT;
    buf_printf(&path, "%s%s", !strchr(name, '/') && access(name, R_OK) == 0 ? "./" : "", name);
    struct left_out_report report = {.file = name};
    struct subscribe_notes notes = {left_out_print, NULL, NULL, &report};
    engine_ticket ticket = subscribe_to_portal(s->engine, s->data_dir, buf_c(&path), &notes, &e);
    left_out_print_number(&report);
    if (!ticket && e.number == ENOENT && !strchr(name, '/'))
        error_set(&e, ERROR_NOT_FOUND, 0, "%s", _("no bundled portal of that name"));
    return ticket ? session_end_adding(s, ticket, name) : cli_fail(name, &e);
}

static const struct cli_action actions[] = {
    {"list", list, CLI_READS, 0, 0, N_("list takes no name")},
    {"add", add, CLI_WRITES, 1, 1, N_("name a portal")},
    {"remove", session_remove, CLI_WRITES, 1, 1, N_("name a portal")},
    {NULL},
};

const struct cli_command cli_portal = {
    .name = "portal",
    .arguments = N_("list|add|remove [NAME|FILE|URL]"),
    .summary = N_("list, add or remove portals"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .actions = actions,
};
