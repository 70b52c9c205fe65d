/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices to subscribe to: feeds of an address, a portal's menu, the bundled portals. */
#include "config.h"

#include "engine/data/command.h"
#include "model/source.h"
#include "present/portal-title.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

/* ---- offers of an address -------------------------------------------------------------------- */

/* Adds a line on the keys that check a line and end the choice. */
static struct sheet_line *add_instruction(struct ui *ui, struct sheet *s, const char *format)
{
    AUTO(buf) checks = BUF_INIT;
    buf_add_c(&checks, ui_key(ui, COMMAND_ADVANCE));
    return sheet_printf(s, format, buf_c(&checks), ui_key(ui, COMMAND_OPEN));
}

/* Kind of a feed, and its address below the title. */
static void add_address(struct sheet *s, struct sheet_line *line, const struct outline *feed)
{
    int indent = line->indent;
    line->trail = feed->description ? feed->description : "";
    struct sheet_line *address = sheet_printf(s, "    %s", feed->url);
    address->indent = indent;
    address->role = ROLE_DIM;
}

void offer_accept(struct ui *ui, const struct engine_event *event, bool as_portal)
{
    struct offer *o = &ui->offer;
    if (event->n_outlines == 0 || ui_top_overlay(ui) == &offer_view)
        return;
    arena_fini(&o->arena);
    o->title = arena_strdup(&o->arena, event->title);
    o->n = event->n_outlines;
    o->as_portal = as_portal;
    o->outlines = arena_array(&o->arena, o->n, sizeof *o->outlines);
    for (size_t i = 0; i < o->n; i++) {
        const struct outline *from = &event->outlines[i];
        o->outlines[i] = (struct outline){
            .kind = from->kind,
            .depth = from->depth,
            .title = arena_strdup(&o->arena, from->title),
            .url = arena_strdup(&o->arena, from->url),
            .site_url = arena_strdup(&o->arena, from->site_url),
            .description = arena_strdup(&o->arena, from->description),
            .language = arena_strdup(&o->arena, from->language),
        };
    }
    buf_clear(&ui->message);
    ui_push(ui, &offer_view);
    struct sheet *s = sheet_top(ui);
    add_instruction(ui, s, _("%s selects, %s subscribes to the selection."))->role = ROLE_DIM;
    sheet_add_gap(s);
    bool check = true; /* the first source, or a whole portal */
    for (size_t i = 0; i < o->n; i++) {
        struct sheet_line *line = sheet_add(s, NULL, o->outlines[i].title);
        bool source = node_is_source(o->outlines[i].kind);
        line->indent = o->outlines[i].depth;
        line->selectable = true;
        line->check = as_portal || (check && source) ? CHECK_ON : CHECK_OFF;
        line->index = i;
        check = check && !source;
        if (!as_portal && source)
            add_address(s, line, &o->outlines[i]);
    }
}

/* A folder is wanted when anything beneath it is. */
static bool is_wanted(const struct sheet *s, size_t at)
{
    const struct sheet_line *line = &s->lines.v[at];
    bool wanted = line->check == CHECK_ON;
    for (size_t i = at + 1; !wanted && i < s->lines.n && s->lines.v[i].indent > line->indent; i++)
        wanted = s->lines.v[i].check == CHECK_ON;
    return wanted;
}

static void subscribe_one(struct ui *ui, const struct outline *o)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_ADD,
                                         .url = o->url,
                                         .title = o->title,
                                         .node_kind = o->kind,
                                         .parent = ui->offer.parent});
}

static void choose_offer(struct ui *ui, const struct sheet_line *chosen)
{
    struct sheet *s = sheet_top(ui);
    struct offer *o = &ui->offer;
    struct outline *wanted = arena_array(&o->arena, o->n, sizeof *wanted);
    size_t n = 0;
    for (size_t i = 0; i < s->lines.n; i++)
        if (s->lines.v[i].check != CHECK_NONE && is_wanted(s, i))
            wanted[n++] = o->outlines[s->lines.v[i].index];
    if (n == 0) {
        ui_say_key(ui, _("Nothing selected; %s selects"), COMMAND_ADVANCE);
        return;
    }
    for (size_t i = 0; i < n && !o->as_portal; i++)
        if (node_is_source(wanted[i].kind))
            subscribe_one(ui, &wanted[i]);
    if (o->as_portal) {
        ui_send(ui, &(struct engine_command){.kind = ENGINE_ADD_OUTLINES,
                                             .title =
                                                 o->title && *o->title ? o->title : wanted[0].title,
                                             .outlines = wanted,
                                             .n_outlines = n});
        ui->awaited_portals = 1;
    }
    ui_pop(ui);
}

static const enum command choose_hints[] = {COMMAND_OPEN, COMMAND_BACK, COMMAND_NONE};

const struct view offer_view = {
    .hints = choose_hints,
    .choice = N_("subscribe"),
    .title = N_("Subscribe to"),
    .width = 72,
    .choose = choose_offer,
};

/* ---- bundled portals, and the first start ---------------------------------------------------- */

static void add_portals(struct ui *ui, struct sheet *s, bool first_checked)
{
    for (size_t i = 0; i < ui->n_portals; i++) {
        struct sheet_line *line = sheet_add(s, NULL, portal_title(ui->portals[i].title));
        line->selectable = true;
        line->check = first_checked && i == 0 ? CHECK_ON : CHECK_OFF;
        line->index = i;
        line->indent = 1;
    }
}

static void choose_portals(struct ui *ui, const struct sheet_line *chosen)
{
    struct sheet *s = sheet_top(ui);
    size_t n = 0;
    for (size_t i = 0; i < s->lines.n; i++) {
        const struct sheet_line *line = &s->lines.v[i];
        if (line->check == CHECK_ON) {
            ui_effect(ui, EFFECT_ADD_PORTAL)->text = mem_strdup(ui->portals[line->index].url);
            n++;
        }
    }
    if (n > 0) {
        ui_pop(ui);
        ui->awaited_portals = (int)n;
    } else {
        ui_say_key(ui, _("Nothing selected; %s selects"), COMMAND_ADVANCE);
    }
}

static void fill_portals(struct ui *ui, struct sheet *s)
{
    add_instruction(ui, s, _("%s selects, %s subscribes to the selection."))->role = ROLE_DIM;
    sheet_add_gap(s);
    add_portals(ui, s, false);
    if (ui->n_portals == 0)
        sheet_add(s, NULL, _("No bundled portals are installed."));
}

const struct view portals_view = {
    .hints = choose_hints,
    .choice = N_("subscribe"),
    .title = N_("Bundled portals"),
    .width = 64,
    .fill_once = fill_portals,
    .choose = choose_portals,
};

static void add_command(struct ui *ui, struct sheet *s, enum command command, const char *text)
{
    struct sheet_line *line = sheet_add(s, ui_key(ui, command), text);
    line->label_role = ROLE_STATUS_KEY;
    line->indent = 1;
}

static void fill_welcome(struct ui *ui, struct sheet *s)
{
    s->label_width = 12;
    sheet_add_gap(s);
    sheet_add(s, NULL, _("No subscriptions yet. Here is how to begin."));
    sheet_add_gap(s);
    if (ui->n_portals > 0) {
        add_instruction(ui, s, _("Check a portal with %s, and press %s:"))->role =
            ROLE_HEADING_FOCUS;
        add_portals(ui, s, true);
        sheet_add_gap(s);
    }
    sheet_add_heading(s, _("Or bring your own:"));
    add_command(ui, s, COMMAND_ADD, _("paste the address of a feed, or of any news site"));
    add_command(ui, s, COMMAND_IMPORT, _("import an OPML file, or the home of newsboat"));
    add_command(ui, s, COMMAND_ACCOUNT_ADD, _("share FreshRSS's, Miniflux's or similar feeds"));
    sheet_add_gap(s);
    sheet_printf(s,
                 _("To look around first, quit with %s and start gander --demo: a small made-up "
                   "portal that needs no network."),
                 ui_key(ui, COMMAND_QUIT))
        ->role = ROLE_DIM;
}

/* The welcome passes these commands on to the global handlers. */
static void pass_on(struct ui *ui, const struct call *call)
{
    ui_run_action(ui, call->command, call->argument);
}

static const struct handler welcome_handlers[] = {
    {COMMAND_ADD, pass_on},     {COMMAND_ACCOUNT_ADD, pass_on}, {COMMAND_IMPORT, pass_on},
    {COMMAND_HELP, pass_on},    {COMMAND_CANCEL, pass_on},      {COMMAND_BACK, pass_on},
    {COMMAND_PORTALS, pass_on}, {COMMAND_NONE, NULL},
};

const struct view welcome_view = {
    .handlers = welcome_handlers,
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_ADD, COMMAND_IMPORT, COMMAND_QUIT, COMMAND_HELP),
    .choice = N_("subscribe"),
    .title = N_("Welcome to gander"),
    .width = 70,
    .fill_once = fill_welcome,
    .choose = choose_portals,
};
