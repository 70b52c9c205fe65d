/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search.h"

#include "base/buf.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/markup.h"
#include "text/terms.h"

enum { MAX_QUERY = 4096 };

/* ---- the query --------------------------------------------------------------------------- */

/* Splits off the next word or quoted phrase. */
static bool next_word(struct str *rest, struct str *prefix, struct str *word)
{
    *rest = str_trim(*rest);
    if (!rest->n)
        return false;
    size_t at = 0;
    while (at < rest->n && !ascii_space(rest->p[at]) && rest->p[at] != '"')
        at++;
    *prefix = (struct str){rest->p, 0};
    if (at < rest->n && rest->p[at] == '"') {
        size_t end = str_find_char(*rest, '"', at + 1);
        *prefix = str_slice(*rest, 0, at);
        *word = str_slice(*rest, at + 1, end);
        *rest = str_slice(*rest, end == SIZE_MAX ? rest->n : end + 1, rest->n);
        return true;
    }
    *word = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at, rest->n);
    return true;
}

static bool strip_prefix(struct str *s, struct str prefix)
{
    if (!str_starts(*s, prefix))
        return false;
    *s = str_slice(*s, prefix.n, s->n);
    return true;
}

static bool parse_day(struct str s, int64_t *out, struct error *e)
{
    struct date date;
    if (s.n != 10 || !date_parse(s, 0, &date))
        return error_set(e, ERROR_USAGE, 0, "not a day as in 2025-06-30: %.*s", STR_ARG(s));
    *out = date.time;
    return true;
}

static bool parse_state(struct search *q, struct str s, bool exclude, struct error *e)
{
    bool read = str_eq(s, STR("read"));
    if (read || str_eq(s, STR("unread")))
        q->unread = read == exclude ? SEARCH_YES : SEARCH_NO;
    else if (str_eq(s, STR("starred")))
        q->starred = exclude ? SEARCH_NO : SEARCH_YES;
    else
        return error_set(e, ERROR_USAGE, 0, "is: knows unread, read and starred, not %.*s",
                         STR_ARG(s));
    return true;
}

/* *is: the word is a filter. */
static bool parse_filter(struct search *q, struct str word, bool *is, struct error *e)
{
    struct str value = word;
    bool exclude = strip_prefix(&value, STR("-"));
    *is = true;
    if (strip_prefix(&value, STR("is:")))
        return parse_state(q, value, exclude, e);
    if (strip_prefix(&word, STR("since:")))
        return parse_day(word, &q->since, e);
    if (strip_prefix(&word, STR("before:")))
        return parse_day(word, &q->before, e);
    *is = false;
    return true;
}

/* `before` is the text before a quotation mark: "-", "title:", both or anything else. */
static void add_term(struct search *q, struct str before, struct str word, bool quoted)
{
    struct search_term term = {0};
    struct str *marks = quoted ? &before : &word;
    struct buf folded = BUF_INIT, all = BUF_INIT;
    if (marks->n > 1 || quoted)
        term.exclude = strip_prefix(marks, STR("-"));
    if (strip_prefix(marks, STR("title:")))
        term.field = SEARCH_TITLE;
    else if (strip_prefix(marks, STR("from:")))
        term.field = SEARCH_FROM;
    if (quoted)
        buf_add(&all, before); /* a word directly before a quotation belongs to the phrase */
    buf_add(&all, word);
    fold_add(&folded, buf_str(&all));
    if (folded.n && q->n < SEARCH_MAX_TERMS) {
        term.text = (struct str){arena_strndup(&q->arena, folded.p, folded.n), folded.n};
        q->terms[q->n++] = term;
    }
    buf_fini(&all);
    buf_fini(&folded);
}

bool search_parse(const char *query, struct search *out, struct error *e)
{
    struct str rest = str_slice(str_from(query), 0, MAX_QUERY), before, word;
    *out = (struct search){.since = INT64_MIN, .before = INT64_MAX};
    while (next_word(&rest, &before, &word)) {
        bool quoted = word.p != before.p, filter = false;
        if (quoted ? str_eq(before, STR("in:")) : strip_prefix(&word, STR("in:")))
            out->in = arena_strndup(&out->arena, word.p, word.n);
        else if (!quoted && !parse_filter(out, word, &filter, e))
            return false;
        else if (!filter)
            add_term(out, before, word, quoted);
    }
    return true;
}

void search_fini(struct search *q)
{
    arena_fini(&q->arena);
    *q = (struct search){0};
}

/* ---- matching ---------------------------------------------------------------------------- */

void search_fold(struct buf *b, struct str text, bool html)
{
    struct buf plain = BUF_INIT;
    if (html)
        markup_add_text(&plain, text, true);
    fold_add(b, html ? buf_str(&plain) : text);
    buf_fini(&plain);
}

/* True for references that may encode a letter, and so hide the word. */
static bool has_references(struct str html)
{
    static const struct str plain[] = {STR("&amp;"), STR("&lt;"), STR("&gt;"), STR("&quot;"),
                                       STR("&nbsp;")};
    for (size_t at = 0; (at = str_find_char(html, '&', at)) != SIZE_MAX; at++) {
        bool known = false;
        for (size_t i = 0; i < ARRAY_SIZE(plain) && !known; i++)
            known = str_starts(str_slice(html, at, at + plain[i].n), plain[i]);
        if (!known)
            return true;
    }
    return false;
}

/* Index after the adjacent tags and comments from `at` on; SIZE_MAX when one is unterminated. */
static size_t skip_tags(struct str html, size_t at)
{
    struct markup_tag tag;
    for (size_t n = 1; n && at < html.n; at += n) {
        struct str rest = str_slice(html, at, html.n);
        n = markup_skip_declaration(rest);
        n = n ? n : markup_read_tag(rest, &tag);
        if (n == SIZE_MAX)
            return SIZE_MAX;
    }
    return at;
}

/* True when tags may interrupt the word: two of its adjacent bytes enclose some. */
static bool may_have_tags_inside(struct str html, struct str word)
{
    for (size_t at = 0, end; (at = str_find_char(html, '<', at)) != SIZE_MAX; at = end) {
        end = skip_tags(html, at);
        if (end == SIZE_MAX)
            return true;
        if (end > at && at > 0 && end < html.n) {
            char around[] = {html.p[at - 1], html.p[end]};
            if (str_find_nocase(word, (struct str){around, 2}, 0) != SIZE_MAX)
                return true;
        }
        end += end == at; /* plain "<" */
    }
    return false;
}

/* Cheap filter on raw HTML: most texts do not have the word. */
static bool may_have(struct str html, struct str word)
{
    if (!html.n)
        return false;
    if (!fold_is_ascii(word) || str_find_char(word, ' ', 0) != SIZE_MAX)
        return true;
    return str_find_nocase(html, word, 0) != SIZE_MAX || may_have_tags_inside(html, word) ||
           has_references(html) || !fold_keeps(html);
}

/* Folded field, created on first use. */
struct folded {
    struct buf text;
    bool done;
};

static bool has(struct folded *f, struct str text, bool html, struct str word)
{
    if (html && !f->done && !may_have(text, word))
        return false;
    if (!f->done)
        search_fold(&f->text, text, html);
    f->done = true;
    return terms_find(buf_str(&f->text), word);
}

bool search_matches(const struct search *q, const struct search_subject *subject)
{
    struct folded title = {0}, from = {0}, texts[3] = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < q->n; i++) {
        const struct search_term *term = &q->terms[i];
        bool found = false;
        if (term->field != SEARCH_FROM)
            found = has(&title, subject->title, false, term->text);
        if (term->field == SEARCH_FROM)
            found = has(&from, subject->from, false, term->text);
        for (size_t k = 0; k < 3 && !found && term->field == SEARCH_ANYWHERE; k++)
            found = has(&texts[k], subject->texts[k], true, term->text);
        ok = found != term->exclude;
    }
    buf_fini(&title.text);
    buf_fini(&from.text);
    for (size_t k = 0; k < 3; k++)
        buf_fini(&texts[k].text);
    return ok;
}

void search_add_query(const struct search *q, struct buf *b)
{
    for (size_t i = 0; i < q->n; i++)
        if (!q->terms[i].exclude && q->terms[i].field != SEARCH_FROM)
            terms_add_query(b, q->terms[i].text);
}
