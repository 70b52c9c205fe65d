/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the bottom that asks for a text, or for yes or no. */
#ifndef GANDER_TUI_WIDGET_PROMPT_H
#define GANDER_TUI_WIDGET_PROMPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "tui/draw/canvas.h"

struct ui;

/* One kind of question; kinds keep histories of their own. */
struct prompt_kind {
    const char *label; /* msgid */
    void (*accept)(struct ui *ui, const char *text);
    /* Appends what the text may go on with, each ended by '\n'; `*from` is where in the text it
     * begins. NULL: no completion. */
    void (*complete)(struct ui *ui, const char *text, size_t *from, struct buf *words);
    bool keeps_history;
    bool secret;   /* what is typed is not shown */
    bool one_word; /* pasted lines are parts of one, as of a broken address */
    bool file;     /* names of files complete it */
};

struct history {
    const struct prompt_kind *kind;
    char *text;
};

struct prompt {
    const struct prompt_kind *kind; /* NULL: there is no prompt */
    struct buf text;
    size_t cursor;           /* bytes */
    struct buf words;        /* completions, and where they begin */
    size_t words_from, word; /* the one that Tab put there, SIZE_MAX: none yet */
    size_t recalled;         /* entries back in the history, 0: none */
    VEC(struct history) history;
    struct history accepted; /* the last text; kind NULL: a key came since */
    bool waits_for_files;
    /* Yes or no: */
    struct buf question; /* empty: none is asked */
    void (*yes)(struct ui *ui);
};

void prompt_fini(struct prompt *p);
void prompt_open(struct ui *ui, const struct prompt_kind *kind, const char *text);
/* Asks; `yes` is called for y, nothing for any other key. */
void prompt_confirm(struct ui *ui, const char *question, void (*yes)(struct ui *ui));
bool prompt_is_open(const struct prompt *p);
/* All keys go here while it is open. */
void prompt_key(struct ui *ui, uint32_t key);
/* What was accepted last turned out to be of no use: it is there again, to be mended, if the user
 * has not gone on to something else. */
void prompt_give_back(struct ui *ui);
/* A key came that is not the prompt's. */
void prompt_forget_accepted(struct prompt *p);
/* Asks for names of files that a path may go on with; `from` is where in the text it begins. */
void prompt_ask_files(struct ui *ui, const char *path, size_t from);
/* They came, each ended by '\n'. */
void prompt_files_came(struct ui *ui, const char *words);
/* Pasted text, as one line. */
void prompt_paste(struct ui *ui, const char *text);
void prompt_render(const struct prompt *p, const struct canvas *c, struct rect row);

#endif
