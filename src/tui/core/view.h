/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Type of views: a pane or an overlay is a constant of it, with a handler for each command it
 * knows. A command goes to the topmost overlay, else to the focused pane; commands unknown there go
 * to the global handlers (action/actions.h).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config/command.h"
#include "screen/event.h"
#include "tui/draw/canvas.h"
#include "tui/ui.h"

struct article_row;
struct prompt_kind;
struct ui;
struct sheet;
struct sheet_line;

struct call {
    enum command command;
    int count;               /* number typed before the key, default 1 */
    bool counted;            /* a number was typed */
    const char *argument;    /* NULL: none */
    int direction;           /* of the handler */
    struct article_row *row; /* of one that needs it */
};

struct handler {
    enum command command;
    void (*run)(struct ui *ui, const struct call *call);
    int direction; /* for opposite commands with one handler, such as down and up: 1, -1 */
    /* Opened instead without an argument; NULL: none needed. */
    const struct prompt_kind *asks;
    const struct view *opens;
    enum effect_kind effect; /* without `run`: requested, with the argument as its text */
    bool anywhere;           /* of a global one: runs while an overlay is open as well */
    bool needs_row;          /* `run` gets the article that is the target, or is not called */
};

struct view {
    const struct handler *handlers; /* ended by COMMAND_NONE */
    /* Paints into `area`, which is clear. NULL: an overlay of a sheet, with the mouse of sheets. */
    void (*render)(struct ui *ui, const struct canvas *canvas, struct rect area, bool focused);
    /* Press, drag or wheel; x and y are relative to the area. NULL: ignored. */
    void (*mouse)(struct ui *ui, const struct input *input, int x, int y, struct rect area);
    /* Key before it is looked up as a command; false when not consumed. NULL: none. */
    bool (*key)(struct ui *ui, uint32_t key);
    const enum command *hints; /* for the status line, ended by COMMAND_NONE */
    /* True when a hint applies. NULL: always. */
    bool (*hint_applies)(const struct ui *ui, enum command command);
    const char *choice; /* label of the hint at COMMAND_OPEN (msgid); NULL: "open" */
    /* Overlays: title on the frame (msgid), and preferred width. */
    const char *title;
    int width;
    /* Overlays of a sheet: fills it when opened and after changes of the tree; action of Enter on
     * the selected line. */
    void (*fill)(struct ui *ui, struct sheet *sheet);
    void (*fill_once)(struct ui *ui, struct sheet *sheet); /* when opened only */
    void (*choose)(struct ui *ui, const struct sheet_line *line);
};

/* Tables for a view, with their ends. */
#define VIEW_HANDLERS(...)                                                                         \
    (const struct handler[])                                                                       \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            .command = COMMAND_NONE                                                                \
        }                                                                                          \
    }
#define VIEW_HINTS(...)                                                                            \
    (const enum command[])                                                                         \
    {                                                                                              \
        __VA_ARGS__, COMMAND_NONE                                                                  \
    }

/* Handler of a command, NULL when the table has none. */
static inline const struct handler *view_find(const struct handler *handlers, enum command command)
{
    while (handlers && handlers->command != COMMAND_NONE && handlers->command != command)
        handlers++;
    return handlers && handlers->command != COMMAND_NONE ? handlers : NULL;
}
