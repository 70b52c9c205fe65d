/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article: laid out as far as it was looked at, at the place where reading stopped. */
#ifndef GANDER_TUI_ARTICLE_VIEW_H
#define GANDER_TUI_ARTICLE_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "layout/layout.h"
#include "text/match.h"
#include "tui/article-pictures.h"
#include "tui/text-size.h"
#include "tui/view.h"

struct article_view {
    int64_t wanted;            /* the article to show; 0: none */
    uint32_t request;          /* of its load under way, 0: none */
    bool page_text;            /* the page's text rather than the feed's */
    bool awaits_page;          /* the page is being fetched */
    struct error page_failure; /* why it could not be had just now; ERROR_NONE when it could */

    bool shows_feed;   /* the feed's text, though there is the page's */
    bool switched;     /* the text that is being loaded is the other one */
    bool return_known; /* where the reader was in the other one, when it was left: */
    uint64_t return_place;

    bool loaded;
    struct engine_article data; /* its body wrapped in head and foot */
    struct text_facts facts;
    const struct text_size *own_size; /* its source's, NULL when that has none */
    struct layout *layout;
    struct layout_options laid_out; /* what `layout` was made with */
    unsigned width_rules;           /* likewise (text/width.h) */
    struct text_plan plan;          /* the size that its lines have */
    struct surface line;            /* where a line is painted before it is enlarged */
    size_t top;                     /* the first line shown */
    uint32_t position;              /* plain-text offset at the top, over every size */
    uint32_t saved_position;
    size_t reading;          /* the line that is read, in view: the cursor is on it */
    uint32_t reading_offset; /* of its text, over every size */
    bool reading_marked;     /* a mark says where it is */
    bool ruler;              /* the other lines step back */
    bool hyperlinks;         /* the terminal gets its links too */
    uint64_t place;          /* where to begin, once the text is laid out (text/anchor.h) */
    bool place_wanted;
    VEC(long) times; /* to read the text from each of its blocks on */

    struct article_pictures pictures;

    struct buf find;         /* lit; empty when there is no find */
    VEC(struct match) found; /* of the find, else the words of the list's search, in their order */
    bool hits_out;           /* the user put out the lights of the search's words */
    size_t found_at;         /* the find's match at hand */
    VEC(int)
    hints; /* links, and images (below 0), that letters are shown on, while one is being chosen */
    struct buf typed;     /* of a hint */
    VEC(uint32_t) places; /* offsets at the top, where links within the text were followed */
};

extern const struct view article_view;

void article_fini(struct article_view *a);
/* Shows an article and marks it read. */
void article_open(struct ui *ui, const struct article_row *row);
/* `percent`: the size of letters that its source keeps, 0 for none. */
void article_accept(struct ui *ui, uint32_t request, struct engine_article *data, int percent);
bool article_failed(struct ui *ui, uint32_t request);
/* Shows none; the place in it is kept. */
void article_close(struct ui *ui);
/* Reads it again, at the same place. */
void article_reload(struct ui *ui);
/* Lays out for the pane as it is now. */
void article_fit(struct ui *ui, struct rect pane);
/* Where its text goes in the pane. */
struct rect article_area(struct rect pane);
/* Takes its marks from the list, which is the first to know of them. */
void article_sync(struct ui *ui);
/* The pane's height, the article laid out for it; 0 when there is nothing to see. */
int article_height(struct ui *ui);
/* Lines that `rows` rows have room for from `top` on, at least 1: a line takes several of a large
 * size (text_plan_rows). */
size_t article_lines(const struct article_view *a, size_t top, int rows);
/* Puts a line at the top, or the nearest that leaves the pane full. */
void article_go_to_line(struct ui *ui, size_t line);
void article_scroll(struct ui *ui, int by);
/* Keeps the reading position if it moved. */
void article_save_position(struct ui *ui);
/* 0-100, -1 when all of it is in view. */
int article_percent(const struct ui *ui, int height);

/* article-move.c */
/* Another line is at the top: what is read is in view again. */
void article_settle(struct article_view *a, int height);
/* By lines: scrolls, or moves the ruler over lines with text. */
void article_step(struct ui *ui, int by);
void article_half_page(struct ui *ui, int direction);
void article_page_up(struct ui *ui);
/* A page down; false when the end is already in view. */
bool article_page_down(struct ui *ui);
void article_go_to_start(struct ui *ui);
void article_go_to_end(struct ui *ui);
bool article_begins_paragraph(const struct article_view *a, size_t line);
/* To the first line of a paragraph further down or up. */
void article_go_to_paragraph(struct ui *ui, int by);
void article_toggle_ruler(struct ui *ui);
/* Reads the line of a match, and shows it a third down the pane if it was not in view. */
void article_read_match(struct ui *ui, size_t line);
/* Puts the line that a link leads to at the top, and reads it. */
void article_read_place(struct ui *ui, size_t line);
/* The mark and the cursor of the line that is read, whose first row is `y`. */
void article_show_reading(const struct canvas *c, const struct article_view *a, struct rect pane,
                          int y, const struct layout_line *line, bool focused);
/* Lets the text in a place step back. */
void article_fade(const struct canvas *c, struct rect r);

/* article-size.c */
void article_learn_text(struct ui *ui);
/* How the article is set where it stands now. */
struct text_plan article_plan(const struct ui *ui);
/* Its lines need whole rows of the window. */
bool article_takes_window(const struct ui *ui);
/* Which of the sizes that exist here it has, from 1, and how many there are. */
int article_size_position(const struct ui *ui, int *count);
void article_set_size(struct ui *ui, const struct text_size *size);
void article_step_size(struct ui *ui, int step);
/* Lets its source keep a size of its own, or no longer. */
void article_toggle_own_size(struct ui *ui);
void article_keep_size(struct ui *ui);

/* article-progress.c */
/* After the text was laid out: how long it takes to read. */
void article_measure_time(struct article_view *a);
/* "23% · 4 min · match 3/17", or what there is of it in a pane of that height. */
void article_add_progress(const struct ui *ui, struct buf *b, int height);
/* article-text.c */
void article_text_toggle(struct ui *ui, const struct call *call);
/* The page's text was stored: it takes the place of the feed's. */
void article_text_came(struct ui *ui);
/* It cannot be had now. */
void article_text_failed(struct ui *ui, const struct error *e);
/* Where to begin in the text that was loaded, after the place in the one before. */
uint64_t article_text_place(struct article_view *a, uint64_t place);
/* Why the page's text is not shown, "" for no reason; and which text is, for the heading. */
void article_text_add_notice(struct ui *ui, const char *kept_problem, struct buf *b);
void article_text_add_name(const struct article_view *a, struct buf *b, const char *separator);

/* article-find.c */
void article_find(struct ui *ui, const char *text);
void article_find_step(struct ui *ui, int step);
/* After the text was laid out anew: the matches of the find, else the hits of the search that the
 * list shows. */
void article_find_again(struct ui *ui);
void article_light(const struct canvas *c, const struct article_view *a, int x, int y,
                   const struct layout_span *span);

/* article-links.c: `number` is a link's, or below 0 an image's */
void article_follow(struct ui *ui, int number);
/* Goes back to where the last link to a place in the text was followed. */
void article_return(struct ui *ui);
void article_show_hints(struct ui *ui);
void article_end_choice(struct article_view *a);
void article_paint_hints(const struct canvas *c, const struct article_view *a, int x, int y,
                         const struct layout_span *span, int *last);
/* Whether the terminal is to get links (OSC 8). */
bool article_has_hyperlinks(const struct ui *ui);
/* Makes a span that was painted at (x, y) a link of the terminal's too, if it is one. */
void article_link_cells(const struct canvas *c, const struct article_view *a, int x, int y,
                        const struct layout_span *span);
bool article_link_key(struct ui *ui, uint32_t key);
/* A number grew: it follows its link as soon as no longer one could be meant, else with Enter. */
void article_number_typed(struct ui *ui);
/* Takes the place of a number that is being typed, where it may be a link's. */
void article_explain_number(const struct ui *ui, struct buf *b);

#endif
