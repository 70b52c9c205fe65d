/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's whole state, and what its parts may ask of one another. */
#ifndef GANDER_TUI_STATE_H
#define GANDER_TUI_STATE_H

#include "base/buf.h"
#include "base/i18n.h"
#include "config/config.h"
#include "config/keymap.h"
#include "config/theme.h"
#include "tui/article-view.h"
#include "tui/canvas.h"
#include "tui/keys.h"
#include "tui/list-view.h"
#include "tui/overlays.h"
#include "tui/panes.h"
#include "tui/prompt.h"
#include "tui/sheet.h"
#include "tui/summary.h"
#include "tui/text-size.h"
#include "tui/tree-view.h"
#include "tui/ui.h"
#include "tui/view.h"
#include "tui/waits.h"

enum { OVERLAYS_MOST = 4 };

struct ui {
    struct effects *effects; /* where what happens now asks for the world's help */
    struct config settings;  /* the user's, as `:set` changed them */
    bool lent_lines;         /* their `lines` are not ours */
    struct {
        bool linear;
        int pictures;
    } configured; /* the session keeps these settings where they are others */
    const struct keymap *keymap;
    struct theme theme;
    const struct glyphs *glyphs;
    int64_t now;
    struct zone zone;
    int width, height;
    bool utf8, colors, demo;
    bool pictures; /* can be drawn */
    struct terminal_facts terminal;
    const struct link *portals; /* that come along */
    size_t n_portals;
    uint32_t last_request;

    struct keys keys;
    struct panes panes;
    int dragged; /* the border under the pressed mouse button, as panes_border_at */
    const struct text_size *text_size; /* wanted; what is had is the article's plan */
    const struct glyph_source *glyph_source;
    struct text_abilities abilities;
    bool told_of_multiplexer;
    struct buf calibration; /* answers so far */
    struct tree_view tree;
    struct list_view list;
    struct article_view article;

    const struct view *overlays[OVERLAYS_MOST]; /* the last is on top */
    struct sheet sheets[OVERLAYS_MOST];         /* what they are made of */
    size_t n_overlays;
    size_t rendered_overlay; /* while painting */

    struct prompt prompt;
    struct buf message; /* for the status line, until the next key */
    struct buf reason;  /* ui_reason's */
    enum role message_role;
    struct {
        bool running;
        int64_t done, total; /* sources, and articles' pages */
        engine_ticket ticket;
    } refresh;
    struct waits waits; /* effects under way that Esc cancels */
    struct offer offer; /* what the overlay lets choose from */
    struct buf left_out; /* by an import, until it is shown */
    struct buf earlier; /* lines of an earlier text, as its overlay shows them */
    int64_t trouble;    /* the first source of the group that Problems shows unfolded, 0: none */
    int64_t edited;     /* the node that is being edited or removed */
    struct {
        int64_t node; /* the source whose settings these are, 0: not known yet */
        struct source_settings values;
        struct arena arena; /* owns their strings */
        uint32_t request;
        size_t setting; /* the one that is asked for, */
        bool shown;     /* beginning with what it is */
    } source;
    struct downloads downloads;
    bool offline;        /* at the last try there was no network */
    int awaited_portals; /* being added: then they are refreshed */
    struct summary summary; /* of subscribing and refreshing */
    struct buf title;
};

/* ---- ui.c -------------------------------------------------------------------------------- */

struct effect *ui_effect(struct ui *ui, enum effect_kind kind);
/* Sends the engine a command, which is copied. */
void ui_send(struct ui *ui, const struct engine_command *command);
uint32_t ui_next_request(struct ui *ui);
void ui_say(struct ui *ui, enum role role, const char *format, ...) PRINTF_LIKE(3, 4);
/* What `detail` says of a failure (config/reason.h); the words last until the next call. */
const char *ui_reason(struct ui *ui, const char *detail);
/* Likewise why a source fails. */
const char *ui_problem(struct ui *ui, const struct engine_node *node);
/* A time as the reader's clock shows it. */
static inline struct civil ui_civil(const struct ui *ui, int64_t time)
{
    return date_civil(time, zone_offset(ui->zone, time));
}
struct geometry ui_geometry(const struct ui *ui);
/* Whether right-to-left text goes to the terminal as it is read. */
bool ui_terminal_bidi(const struct ui *ui);
void ui_focus(struct ui *ui, enum pane pane);
void ui_push(struct ui *ui, const struct view *overlay);
void ui_pop(struct ui *ui);
void ui_refill(struct ui *ui); /* the tree changed: so may what overlays show */
/* After the settings `ascii` and `linear`. */
void ui_choose_glyphs(struct ui *ui);
/* By the settings and what is known of the terminal. */
void ui_choose_theme(struct ui *ui);

/* Sets and clears marks at once where they show, and for good in the database. */
void ui_mark(struct ui *ui, enum mark mark, int64_t id);
/* Opens an address of the open article in the user's program, if it is one that may be. */
void ui_follow_url(struct ui *ui, const char *url);
/* The view that commands go to. */
const struct view *ui_top_view(const struct ui *ui);

/* ---- input.c ----------------------------------------------------------------------------- */

void ui_input(struct ui *ui, const struct input *in);
/* Runs a command as if its key had been pressed; `count`: typed before it, 0 for nothing. */
void ui_run(struct ui *ui, enum command command, int count, const char *argument);

/* ---- actions.c --------------------------------------------------------------------------- */

/* What a command does wherever the focus is, NULL for nothing. */
const struct handler *ui_find_action(enum command command);
void ui_run_action(struct ui *ui, enum command command, const char *argument);
extern const struct handler sending_handlers[], subscription_handlers[], organise_handlers[];
/* The article that a command is about: the open one, or the one selected in the list. */
struct article_row *ui_meant_row(struct ui *ui);
void ui_refresh(struct ui *ui, int64_t node, unsigned flags);
/* The node that a command is about: selected, shown, or the article's source. */
int64_t ui_meant_node(const struct ui *ui);

/* ---- command-line.c ---------------------------------------------------------------------- */

void ui_prompt_command(struct ui *ui);
void ui_prompt_find(struct ui *ui);
void ui_prompt_search(struct ui *ui);
void ui_prompt_set(struct ui *ui);

/* ---- calibrate-view.c --------------------------------------------------------------------- */

void ui_calibrate(struct ui *ui);

/* ---- engine-events.c --------------------------------------------------------------------- */

void ui_engine_event(struct ui *ui, const struct ui_event *event);
void ui_load_tree(struct ui *ui);
void ui_tree_came(struct ui *ui);
void ui_portal_came(struct ui *ui); /* or could not */
void ui_added(struct ui *ui, const struct engine_event *e);
/* left-out-view.c: what an import leaves out, before it ends; and its end. */
void ui_left_out(struct ui *ui, const char *lines);
void ui_imported(struct ui *ui, const struct engine_event *e);
void ui_path_made(struct ui *ui, const struct engine_event *e);

/* ---- frame.c ----------------------------------------------------------------------------- */

extern const struct view *const pane_views[PANE_COUNT];
void frame_render(struct ui *ui, const struct canvas *c, const struct geometry *g);
/* What the title bar, and a pane's border, name. */
void frame_add_place_path(const struct ui *ui, struct buf *b);
void frame_add_heading(const struct ui *ui, struct buf *b, enum pane pane);
struct rect overlay_box(struct ui *ui, size_t index);
/* A press on the title bar; false when nothing is there. */
bool frame_press(struct ui *ui, int x, int y);

#endif
