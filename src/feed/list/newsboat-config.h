/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translation of newsboat's configuration: settings, keys, macros and colours to lines of gander's,
 * ignore-article to rules that mute, define-filter to saved views. Reports each line without
 * counterpart by its name: values may be secret. Nothing is run. Pure.
 */
#pragma once

#include "base/buf.h"
#include "base/mem.h"
#include "feed/list/left-out.h"
#include "model/rule.h"
#include "model/source.h"

struct newsboat_config {
    struct arena arena;
    struct buf lines; /* of gander's configuration file */
    struct rule *rules;
    size_t n_rules;
    struct outline *views;
    size_t n_views;
    const char *stars; /* letters of flags that stand for stars elsewhere; NULL: none */
    struct left_out *left_out;
    size_t n_left_out;
};

/* Reader of an included file; false for none. */
struct newsboat_include {
    bool (*read)(void *context, struct str path, struct buf *bytes);
    void *context;
};
/* `include` NULL: includes are left out like other lines. */
void newsboat_read_config(struct str bytes, const struct newsboat_include *include,
                          struct newsboat_config *out);
void newsboat_config_fini(struct newsboat_config *c);
