/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of a subscription list that an import skips, to be reported. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

enum left_out_why {
    LEFT_OUT_QUERY,      /* query of newsboat without counterpart */
    LEFT_OUT_COMMAND,    /* "exec:…", "filter:…": lists must not run commands */
    LEFT_OUT_PROGRAM,    /* likewise, of the user's own list, which may at the user's request */
    LEFT_OUT_ADDRESS,    /* file:, gopher: and other schemes that gander does not fetch */
    LEFT_OUT_INVALID,    /* no address */
    LEFT_OUT_NO_ADDRESS, /* feed without address */
    LEFT_OUT_NO_FEED,    /* link, included file, search */
    LEFT_OUT_UNPLACED,   /* articles of a feed that is not subscribed */
    LEFT_OUT_TAG,        /* newsboat tag of too many feeds for a view */
    LEFT_OUT_OPTION,     /* line of newsboat's configuration without counterpart, */
    LEFT_OUT_SHELL,      /* with a command for a shell, */
    LEFT_OUT_FILE,       /* that includes a file which cannot be read, */
    LEFT_OUT_PROXY,      /* of a proxy, */
    LEFT_OUT_ACCOUNT,    /* of an account on a server */
    LEFT_OUT_SETTINGS,   /* settings of newsraft */
    LEFT_OUT_HIDDEN,     /* newsboat's "!": the feed is shown all the same */
    LEFT_OUT_CUT,        /* the rest of a truncated file */
};

struct left_out {
    enum left_out_why why;
    int line;          /* 0 when unknown */
    const char *title; /* of the entry; NULL for none */
    const char *text;  /* the word or address concerned, may be "" */
};

/* True when a whole entry is skipped, false for part of one. */
bool left_out_is_entry(enum left_out_why why);
/* Reason to skip an address that address_read() rejected. */
enum left_out_why left_out_address(struct str address);
/* Short English, translated by present/reason.h. */
const char *left_out_reason(enum left_out_why why);
