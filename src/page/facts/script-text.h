/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Strings in the data of a page's scripts (a framework's state, JSON in script elements): article
 * text, which is the longest string of running text, and values by name. Pure, linear.
 */
#pragma once

#include "page/dom/dom.h"

/* HTML or plain text of at least `least` in weight (page/evidence/measure.h), in the dom's arena;
 * NULL when there is none. */
const char *script_text_find(struct dom *d, uint32_t least);

/* Iterator over the values of some names; begins with the other fields zeroed. */
struct script_values {
    const struct dom *d;
    const struct str *keys; /* with the signs up to the value: "\"name\":\"" */
    size_t n_keys;
    uint32_t node;
    size_t key, at;
};

/* Next value, as written in the dom, up to its first quote; false after the last. Values without a
 * closing quote are left out. */
bool script_values_next(struct script_values *v, struct str *value);
