/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a view is: a pane or an overlay is one constant of this type and a handler for each command
 * it knows. A command goes to the topmost overlay, else to the pane with the focus, and what that
 * does not know to the handlers of the whole reader (actions.h).
 */
#ifndef GANDER_TUI_CORE_VIEW_H
#define GANDER_TUI_CORE_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "config/command.h"
#include "screen/event.h"
#include "tui/draw/canvas.h"

struct ui;
struct sheet;
struct sheet_line;

struct call {
    enum command command;
    int count;            /* typed before the key, 1 for nothing */
    bool counted;         /* something was */
    const char *argument; /* what followed the command, NULL for nothing */
    int direction;        /* the handler's */
};

struct handler {
    enum command command;
    void (*run)(struct ui *ui, const struct call *call);
    int direction; /* of two commands that are one thing both ways, such as down and up: 1, -1 */
};

struct view {
    const struct handler *handlers; /* ended by one without `run` */
    /* Paints into `area`, which is all its own, clean. */
    void (*render)(struct ui *ui, const struct canvas *canvas, struct rect area, bool focused);
    /* A press, drag or wheel inside; x and y count from the area's corner. NULL: none. */
    void (*mouse)(struct ui *ui, const struct input *input, int x, int y, struct rect area);
    /* A key before it is taken as a command; false when it is not used up. NULL: none. */
    bool (*key)(struct ui *ui, uint32_t key);
    const enum command *hints; /* for the status line, ended by COMMAND_NONE */
    /* Whether a hint makes sense now. NULL: all do. */
    bool (*hint_applies)(const struct ui *ui, enum command command);
    /* Overlays: the words on the frame (msgid), and the width to take where there is room. */
    const char *title;
    int width;
    /* Overlays made of a sheet: fills it anew, at the start and whenever the tree changed; and
     * what Enter does with the selected line. */
    void (*fill)(struct ui *ui, struct sheet *sheet);
    void (*fill_once)(struct ui *ui, struct sheet *sheet); /* only at the start */
    void (*choose)(struct ui *ui, const struct sheet_line *line);
};

/* The command's handler, NULL when the table has none. */
const struct handler *view_find(const struct handler *handlers, enum command command);

#endif
