/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input events of a terminal: keys, pasted text, mouse, window size. Plain data. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* A Unicode character or one of these, with modifier bits. Ctrl with a letter is KEY_MOD_CONTROL |
 * the lower-case letter. */
enum key {
    KEY_ENTER_ = '\r',
    KEY_TAB_ = '\t',
    KEY_ESCAPE_ = 0x1b,
    KEY_SPECIAL = 0x110000,
    KEY_UP_ = KEY_SPECIAL,
    KEY_DOWN_,
    KEY_LEFT_,
    KEY_RIGHT_,
    KEY_HOME_,
    KEY_END_,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_INSERT_,
    KEY_DELETE_,
    KEY_BACKSPACE_,
    KEY_BACK_TAB,
    KEY_FUNCTION, /* KEY_FUNCTION + n for Fn, n 1-24 */
    KEY_MOD_SHIFT = 1 << 24,
    KEY_MOD_ALT = 1 << 25,
    KEY_MOD_CONTROL = 1 << 26,
};

enum mouse_action {
    MOUSE_PRESS,
    MOUSE_RELEASE,
    MOUSE_DRAG,
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN,
};

enum input_kind { INPUT_KEY, INPUT_PASTE, INPUT_MOUSE, INPUT_RESIZE };

struct input {
    enum input_kind kind;
    uint32_t key;            /* INPUT_KEY */
    const char *text;        /* INPUT_PASTE: valid UTF-8; borrowed */
    enum mouse_action mouse; /* INPUT_MOUSE */
    int button;              /* 1 left, 2 middle, 3 right */
    int x, y;                /* cells from the top left, 0-based */
    int width, height;       /* INPUT_RESIZE */
};
