/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prompt in the bottom line: for a text, or yes or no. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "config/command.h"
#include "tui/draw/canvas.h"

struct error;
struct ui;
struct ui_event;

/* Kind of question, with a history of its own. */
struct prompt_kind {
    const char *label; /* msgid */
    void (*accept)(struct ui *ui, const char *text);
    enum command command; /* without `accept`: runs with the text as its argument, unless empty */
    /* Appends candidates for completion, each ended by '\n'; `*from` is where they start in the
     * text. NULL: no completion. */
    void (*complete)(struct ui *ui, const char *text, size_t *from, struct buf *words);
    bool keeps_history;
    bool previews; /* a search, whose results are shown while it is typed */
    bool secret;   /* hidden while typed */
    bool one_word; /* pasted lines are joined without spaces, as of a broken address, up to the
                    * next address */
    bool file;     /* completed by file names */
};

struct history {
    const struct prompt_kind *kind;
    char *text;
};

struct prompt {
    const struct prompt_kind *kind; /* NULL: closed */
    struct buf text;
    size_t cursor;    /* bytes */
    struct buf words; /* candidates */
    size_t words_from,
        word;        /* where they start in the text; the one inserted by Tab, SIZE_MAX: none */
    size_t recalled; /* entries back in the history, 0: none */
    VEC(struct history) history;
    struct history accepted; /* last accepted text; kind NULL: a key came since */
    bool waits_for_files;
    /* Yes or no: */
    struct buf question; /* empty: none */
    void (*yes)(struct ui *ui);
};

void prompt_fini(struct prompt *p);
void prompt_open(struct ui *ui, const struct prompt_kind *kind, const char *text);
/* Asks; calls `yes` for y, nothing for any other key. */
void prompt_confirm(struct ui *ui, const char *question, void (*yes)(struct ui *ui));
bool prompt_is_open(const struct prompt *p);
/* Handles all keys while open. */
void prompt_key(struct ui *ui, uint32_t key);
/* Reopens the prompt with the last accepted text, which turned out invalid, unless the user has
 * moved on. */
void prompt_reopen(struct ui *ui);
/* Likewise, with the reason in the status line. */
void prompt_refuse(struct ui *ui, const struct error *why);
/* Called for keys outside the prompt. */
void prompt_forget_accepted(struct prompt *p);
/* Requests file names that complete a path; `from` is where it starts in the text. */
void prompt_request_files(struct ui *ui, const char *path, size_t from);
/* UI_FILES: the resulting candidates. */
void prompt_files_listed(struct ui *ui, const struct ui_event *event);
/* Renews the candidates, after what they are made of was loaded. */
void prompt_complete_again(struct ui *ui);
/* Inserts pasted text as one line. */
void prompt_paste(struct ui *ui, const char *text);
void prompt_render(const struct prompt *p, const struct canvas *c, struct rect row);
