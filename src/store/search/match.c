/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/match.h"

#include <stdlib.h>
#include <string.h>

#include "model/source.h"
#include "store/search/prefilter.h"
#include "store/search/raw-filter.h"
#include "text/find/fold.h"
#include "text/find/terms.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

/* Words looked for in raw HTML before the texts are folded: for a single query on many articles,
 * most of which lack the word. */
enum { RAW_WORDS = 4 };

/* ---- folding ----------------------------------------------------------------------------- */

void search_fold(struct buf *b, struct str text, bool html)
{
    AUTO(buf) plain = BUF_INIT;
    buf_reserve(b, text.n);
    if (html) {
        buf_reserve(&plain, text.n);
        markup_add_text(&plain, text, true);
    }
    fold_add_searched(b, html ? buf_str(&plain) : text);
}

/* Indexes of folded[]; the texts follow. */
enum { TITLE, NOTE, FROM, BY, URL, FIRST_TEXT };

static struct str raw_field(const struct search_subject *subject, size_t i)
{
    return i == TITLE  ? subject->title
           : i == NOTE ? subject->note
           : i == FROM ? subject->from
           : i == BY   ? subject->by
           : i == URL  ? subject->url
                       : subject->texts[i - FIRST_TEXT];
}

static struct str fold_field(struct search_subject *subject, size_t i)
{
    struct search_form *f = &subject->folded[i];
    if (!f->done)
        search_fold(&f->text, raw_field(subject, i), i >= FIRST_TEXT);
    f->done = true;
    return buf_str(&f->text);
}

/* A field as people see it. */
static struct str plain_field(struct search_subject *subject, size_t i)
{
    if (i < FIRST_TEXT)
        return raw_field(subject, i);
    struct search_form *f = &subject->plain[i - FIRST_TEXT];
    if (!f->done)
        markup_add_text(&f->text, raw_field(subject, i), true);
    f->done = true;
    return buf_str(&f->text);
}

void search_subject_fini(struct search_subject *subject)
{
    for (size_t i = 0; i < SEARCH_STRINGS; i++)
        buf_fini(&subject->folded[i].text);
    for (size_t i = 0; i < SEARCH_TEXTS; i++)
        buf_fini(&subject->plain[i].text);
    if (subject->set != subject->storage)
        free(subject->set);
    regex_memory_free(subject->memory);
    arena_fini(&subject->arena);
    *subject = (struct search_subject){0};
}

static bool need(struct search_subject *subject, enum search_part part, struct error *e)
{
    if (!(subject->missing & part))
        return true;
    subject->missing &= ~(unsigned)part;
    return subject->load(subject, part, e);
}

/* ---- words ------------------------------------------------------------------------------- */

/* Set of all fields. */
static const struct gram_set *need_set(struct search_subject *subject)
{
    if (subject->set)
        return subject->set;
    subject->set = subject->storage ? subject->storage : MEM_NEW(struct gram_set);
    if (subject->storage)
        memset(subject->set, 0, sizeof *subject->set);
    for (size_t i = 0; i < SEARCH_STRINGS; i++)
        (i < FIRST_TEXT ? gram_set_add : gram_set_add_html)(subject->set, raw_field(subject, i));
    return subject->set;
}

static bool has(struct search_subject *subject, size_t i, const struct search_node *word)
{
    return terms_find(fold_field(subject, i), word->text);
}

static bool text_has(struct search_subject *subject, size_t i, const struct search_node *word)
{
    struct raw_word raw;
    bool folded = subject->folded[i].done;
    if (!folded)
        raw_word_init(&raw, word->text);
    return (folded || raw_may_have(subject->texts[i - FIRST_TEXT], &raw)) && has(subject, i, word);
}

static bool find_anywhere(struct search_subject *subject, const struct search_node *word, bool *out,
                          struct error *e)
{
    *out = has(subject, TITLE, word);
    if (*out)
        return true;
    if (!need(subject, SEARCH_PART_BODY, e) || !need(subject, SEARCH_PART_NOTE, e))
        return false;
    bool many = subject->many || subject->asked++ >= RAW_WORDS;
    if (many && !gram_set_may_have(need_set(subject), &word->grams))
        return true;
    *out = has(subject, NOTE, word);
    for (size_t i = FIRST_TEXT; i < SEARCH_STRINGS && !*out; i++)
        *out = text_has(subject, i, word);
    return true;
}

static bool find_word(struct search_subject *subject, const struct search_node *word, bool *out,
                      struct error *e)
{
    *out = false;
    if (subject->set && !gram_set_may_have(subject->set, &word->grams))
        return true;
    switch (word->field) {
    case SEARCH_ANYWHERE:
        return find_anywhere(subject, word, out, e);
    case SEARCH_TITLE:
        *out = has(subject, TITLE, word);
        return true;
    case SEARCH_FROM:
        *out = has(subject, FROM, word);
        return true;
    case SEARCH_URL:
        *out = has(subject, URL, word);
        return true;
    case SEARCH_BY:
        if (!need(subject, SEARCH_PART_BODY, e))
            return false;
        *out = has(subject, BY, word);
        return true;
    case SEARCH_NOTE:
        if (!need(subject, SEARCH_PART_NOTE, e))
            return false;
        *out = has(subject, NOTE, word);
        return true;
    }
    return true;
}

/* ---- regular expressions ----------------------------------------------------------------- */

static bool find_regex_at(struct search_subject *subject, size_t i, const struct search_node *n,
                          bool *out, struct error *e)
{
    struct str text = plain_field(subject, i);
    enum regex_result result = REGEX_ABSENT;
    struct error why;
    if (text.n && !subject->memory)
        subject->memory = regex_memory_new();
    if (text.n) /* else there is no such field */
        result = regex_find(n->regex, text, subject->memory, &subject->steps);
    *out = result == REGEX_FOUND;
    if (result != REGEX_TOO_COSTLY)
        return true;
    error_set(&why, ERROR_USAGE, 0, "the regular expression takes too long");
    search_fail_at(&why, n->column);
    return error_copy(e, &why);
}

static bool find_regex(struct search_subject *subject, const struct search_node *n, bool *out,
                       struct error *e)
{
    static const size_t strings[] = {
        [SEARCH_TITLE] = TITLE, [SEARCH_FROM] = FROM, [SEARCH_BY] = BY,
        [SEARCH_URL] = URL,     [SEARCH_NOTE] = NOTE,
    };
    bool anywhere = n->field == SEARCH_ANYWHERE, ok = true;
    *out = false;
    if (subject->set && !gram_set_may_have(subject->set, &n->grams))
        return true;
    if (((anywhere || n->field == SEARCH_BY) && !need(subject, SEARCH_PART_BODY, e)) ||
        ((anywhere || n->field == SEARCH_NOTE) && !need(subject, SEARCH_PART_NOTE, e)))
        return false;
    if (!anywhere)
        return find_regex_at(subject, strings[n->field], n, out, e);
    ok = find_regex_at(subject, TITLE, n, out, e) &&
         (*out || find_regex_at(subject, NOTE, n, out, e));
    for (size_t i = FIRST_TEXT; i < SEARCH_STRINGS && ok && !*out; i++)
        ok = find_regex_at(subject, i, n, out, e);
    return ok;
}

/* ---- other terms ------------------------------------------------------------------------- */

/* Index of the text to be read: the page's, else the feed's. */
static size_t reading_text(const struct search_subject *subject)
{
    size_t i = SEARCH_TEXTS - 1;
    while (i > 0 && !subject->texts[i].n)
        i--;
    return i;
}

static bool is_long(struct search_subject *subject, int64_t least, bool *out, struct error *e)
{
    if (!need(subject, SEARCH_PART_BODY, e))
        return false;
    if (!subject->size) {
        AUTO(buf) plain = BUF_INIT;
        markup_add_text(&plain, subject->texts[reading_text(subject)], true);
        subject->size = (int64_t)utf8_length(buf_str(&plain)) + 1;
    }
    *out = subject->size > least;
    return true;
}

bool search_subject_text(struct search_subject *subject, struct str *title, struct str *text,
                         struct error *e)
{
    if (!need(subject, SEARCH_PART_BODY, e))
        return false;
    *title = fold_field(subject, TITLE);
    *text = fold_field(subject, FIRST_TEXT + reading_text(subject));
    return true;
}

/* Elements of a text that are such content; of a feed, of a stored page. */
static const struct {
    enum search_flag flag;
    struct str tags[2];
} elements[] = {
    {SEARCH_HAS_PICTURE, {STR("<img"), STR("<picture")}},
    {SEARCH_HAS_AUDIO, {STR("<audio"), STR("data-media=\"audio\"")}},
    {SEARCH_HAS_VIDEO, {STR("<video"), STR("data-media=\"video\"")}},
};

static bool has_element(const struct search_subject *subject, enum search_flag flag)
{
    for (size_t i = 0; i < ARRAY_SIZE(elements); i++)
        for (size_t k = 0; k < ARRAY_SIZE(elements[i].tags); k++)
            for (size_t t = 0; elements[i].flag == flag && t < SEARCH_TEXTS; t++)
                if (str_find_nocase(subject->texts[t], elements[i].tags[k], 0) != SIZE_MAX)
                    return true;
    return false;
}

static bool has_flag(struct search_subject *subject, enum search_flag flag, bool *out,
                     struct error *e)
{
    if (flag == SEARCH_HAS_NOTE) {
        bool ok = need(subject, SEARCH_PART_NOTE, e);
        *out = subject->note.n;
        return ok;
    }
    if (flag == SEARCH_HAS_TAG) {
        bool ok = need(subject, SEARCH_PART_TAGS, e);
        *out = subject->n_tags;
        return ok;
    }
    if (flag >= SEARCH_HAS_PICTURE && !need(subject, SEARCH_PART_BODY, e))
        return false;
    *out = (subject->flags & flag) || has_element(subject, flag);
    return true;
}

static bool has_tag(struct search_subject *subject, struct str key, bool *out, struct error *e)
{
    if (!need(subject, SEARCH_PART_TAGS, e))
        return false;
    *out = false;
    for (size_t i = 0; i < subject->n_tags && !*out; i++)
        *out = str_eq(subject->tags[i], key);
    return true;
}

static bool is_in(struct search_subject *subject, int64_t node, bool *out, struct error *e)
{
    *out = node == TREE_ROOT; /* kept articles of removed sources are in no node */
    if (*out)
        return true;
    if (!need(subject, SEARCH_PART_NODES, e))
        return false;
    for (size_t i = 0; i < subject->n_nodes && !*out; i++)
        *out = subject->nodes[i] == node;
    return true;
}

/* ---- the tree ---------------------------------------------------------------------------- */

static bool match(const struct search_node *n, struct search_subject *subject, bool *out,
                  struct error *e);

/* Evaluates cheap children first, up to the one that decides. */
static bool match_children(const struct search_node *n, struct search_subject *subject, bool *out,
                           struct error *e)
{
    bool all = n->kind == SEARCH_AND;
    *out = all;
    for (enum search_cost cost = 0; cost <= n->cost; cost++)
        for (const struct search_node *child = n->first; child && *out == all; child = child->next)
            if (child->cost == cost && !match(child, subject, out, e))
                return false;
    return true;
}

/* Recursion is bounded by SEARCH_MAX_DEPTH. */
static bool match(const struct search_node *n, struct search_subject *subject, bool *out,
                  struct error *e)
{
    bool ok = true;
    switch (n->kind) {
    case SEARCH_AND:
    case SEARCH_OR:
        ok = match_children(n, subject, out, e);
        break;
    case SEARCH_WORD:
        ok = find_word(subject, n, out, e);
        break;
    case SEARCH_REGEX:
        ok = find_regex(subject, n, out, e);
        break;
    case SEARCH_IN:
        ok = is_in(subject, n->value, out, e);
        break;
    case SEARCH_TAG:
        ok = has_tag(subject, n->text, out, e);
        break;
    case SEARCH_FLAG:
        ok = has_flag(subject, (enum search_flag)n->value, out, e);
        break;
    case SEARCH_SINCE:
        *out = subject->time >= n->value;
        break;
    case SEARCH_SIZE:
        ok = is_long(subject, n->value, out, e);
        break;
    }
    *out ^= n->exclude;
    return ok;
}

bool search_matches(const struct search *q, struct search_subject *subject, bool *out,
                    struct error *e)
{
    *out = !q->root;
    return !q->root || (subject->set && !search_may_match(q, subject->set)) ||
           match(q->root, subject, out, e);
}
