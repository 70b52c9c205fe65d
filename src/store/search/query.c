/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/query.h"

#include "model/tag.h"
#include "store/search/prefilter.h"
#include "store/search/value.h"
#include "text/find/fold.h"
#include "text/find/literal.h"
#include "text/utf8.h"

/* ---- filters ----------------------------------------------------------------------------- */

enum filter {
    FILTER_TITLE,
    FILTER_FROM,
    FILTER_BY,
    FILTER_URL,
    FILTER_NOTE,
    FILTER_IN,
    FILTER_TAG,
    /* Values of these are never quoted: */
    FILTER_IS,
    FILTER_HAS,
    FILTER_SINCE,
    FILTER_BEFORE,
    FILTER_SIZE,
    FILTER_SORT,
    FILTER_COUNT,
};

static const struct str filters[FILTER_COUNT] = {
    [FILTER_TITLE] = STR("title:"), [FILTER_FROM] = STR("from:"),     [FILTER_BY] = STR("by:"),
    [FILTER_URL] = STR("url:"),     [FILTER_NOTE] = STR("note:"),     [FILTER_IN] = STR("in:"),
    [FILTER_TAG] = STR("tag:"),     [FILTER_IS] = STR("is:"),         [FILTER_HAS] = STR("has:"),
    [FILTER_SINCE] = STR("since:"), [FILTER_BEFORE] = STR("before:"), [FILTER_SIZE] = STR("size:"),
    [FILTER_SORT] = STR("sort:"),
};

/* ---- tokens ------------------------------------------------------------------------------ */

enum token { TOKEN_END, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_OR, TOKEN_TERM };

struct parser {
    struct search *q;
    struct str text;
    size_t at; /* next token */
    int64_t now;
    struct zone zone;
    /* The current token; it ends at `end`. */
    enum token token;
    size_t start, end;
    bool exclude;            /* OPEN */
    bool quoted, regex;      /* TERM */
    struct str before, word; /* TERM: text before a quotation mark or slash; the word, phrase or
                                expression */
    bool ignore_case;        /* of the expression */
    struct error *e;
};

static int column_of(const struct parser *p, size_t at)
{
    return (int)utf8_length(str_slice(p->text, 0, at)) + 1;
}

bool search_fail_at(struct error *e, int column)
{
    struct error what = *e;
    return error_set(e, ERROR_USAGE, column, "%s, at column %d", what.detail, column);
}

/* Completes an error by its place. */
static bool fail(struct parser *p, size_t at)
{
    return search_fail_at(p->e, column_of(p, at));
}

/* Length of the white space at `at`, which may be the ideographic one of input methods; 0 for none.
 */
static size_t space_at(struct str s, size_t at)
{
    static const struct str wide = STR("\u3000");
    return at >= s.n                                 ? 0
           : ascii_space(s.p[at])                    ? 1
           : str_starts(str_slice(s, at, s.n), wide) ? wide.n
                                                     : 0;
}

/* End of a word: white space, a quotation mark, or a bracket that it did not open. */
static size_t word_end(struct str s, size_t at)
{
    size_t open = 0;
    for (; at < s.n && !space_at(s, at) && s.p[at] != '"'; at++) {
        if (s.p[at] == ')' && open == 0)
            break;
        open += s.p[at] == '(';
        open -= s.p[at] == ')';
    }
    return at;
}

/* Reads "title:/expression/i"; false when the term is none. */
static bool read_regex(struct parser *p)
{
    struct str s = p->text;
    size_t open = p->start + str_starts(str_slice(s, p->start, s.n), STR("-"));
    for (enum filter i = 0; i <= FILTER_NOTE; i++)
        if (str_starts(str_slice(s, open, s.n), filters[i])) {
            open += filters[i].n;
            break;
        }
    size_t close = open + 1;
    while (close < s.n && s.p[close] != '/')
        close += s.p[close] == '\\' ? 2 : 1;
    if (close >= s.n || s.p[open] != '/' || close == open + 1)
        return false;
    p->ignore_case = close + 1 < s.n && s.p[close + 1] == 'i';
    size_t end = close + 1 + p->ignore_case;
    if (end < s.n && !space_at(s, end) && s.p[end] != ')')
        return false; /* a path */
    p->before = str_slice(s, p->start, open);
    p->word = str_slice(s, open + 1, close);
    p->end = end;
    p->token = TOKEN_TERM;
    return true;
}

/* Reads a phrase in such quotation marks, which a minus or a filter may precede. */
static bool read_quoted(struct parser *p, struct str left, struct str right)
{
    struct str word = str_slice(p->text, p->start, word_end(p->text, p->start));
    size_t open = str_find(word, left, 0);
    struct str before = str_slice(word, 0, open);
    bool opens = open == 0 || str_eq(before, STR("-")) || str_ends(before, STR(":"));
    size_t closing =
        open != SIZE_MAX && opens ? str_find(p->text, right, p->start + open + left.n) : SIZE_MAX;
    if (closing == SIZE_MAX)
        return false;
    p->quoted = true;
    p->before = before;
    p->word = str_slice(p->text, p->start + open + left.n, closing);
    p->end = closing + right.n;
    p->token = TOKEN_TERM;
    return true;
}

/* Reads a phrase in quotation marks that input methods and telephones write. */
static bool read_phrase(struct parser *p)
{
    return read_quoted(p, STR("“"), STR("”")) || read_quoted(p, STR("„"), STR("“")) ||
           read_quoted(p, STR("«"), STR("»")) || read_quoted(p, STR("「"), STR("」"));
}

static void read_term(struct parser *p)
{
    struct str s = p->text;
    p->quoted = false;
    p->regex = read_regex(p);
    if (p->regex || read_phrase(p))
        return;
    size_t end = word_end(s, p->start);
    p->quoted = end < s.n && s.p[end] == '"';
    p->before = str_slice(s, p->start, end);
    p->word = p->before;
    if (p->quoted) {
        size_t closing = str_find_char(s, '"', end + 1);
        p->word = str_slice(s, end + 1, closing);
        end = closing < s.n ? closing + 1 : s.n;
    }
    p->end = end;
    p->token = !p->quoted && str_eq(p->word, STR("OR")) ? TOKEN_OR : TOKEN_TERM;
}

static void read_token(struct parser *p)
{
    struct str s = p->text;
    for (size_t n; (n = space_at(s, p->at)) > 0;)
        p->at += n;
    p->start = p->at;
    struct str rest = str_slice(s, p->start, s.n);
    p->exclude = str_starts(rest, STR("-("));
    p->end = p->start + 1 + p->exclude;
    if (!rest.n)
        p->token = TOKEN_END;
    else if (p->exclude || rest.p[0] == '(')
        p->token = TOKEN_OPEN;
    else if (rest.p[0] == ')')
        p->token = TOKEN_CLOSE;
    else
        read_term(p);
}

static void next_token(struct parser *p)
{
    p->at = p->end;
    read_token(p);
}

/* ---- terms ------------------------------------------------------------------------------- */

static struct search_node *add_node(struct parser *p, enum search_kind kind, enum search_cost cost)
{
    struct search_node *n = ARENA_NEW(&p->q->arena, struct search_node);
    n->kind = kind;
    n->cost = cost;
    n->column = column_of(p, p->start);
    return n;
}

static struct str fold(struct parser *p, struct str s, void (*add)(struct buf *, struct str))
{
    AUTO(buf) b = BUF_INIT;
    add(&b, s);
    return arena_str(&p->q->arena, buf_str(&b));
}

static struct search_node *add_flag(struct parser *p, int64_t flag)
{
    static const int64_t of_row = SEARCH_IS_READ | SEARCH_IS_STARRED | SEARCH_IS_CHANGED |
                                  SEARCH_IS_OFFLINE | SEARCH_IS_MUTED;
    static const int64_t of_field = SEARCH_HAS_NOTE | SEARCH_HAS_TAG;
    struct search_node *n = add_node(p, SEARCH_FLAG,
                                     flag & of_row     ? SEARCH_OF_ROW
                                     : flag & of_field ? SEARCH_OF_FIELD
                                                       : SEARCH_OF_TEXT);
    n->value = flag;
    return n;
}

/* A word as typed, without the "*" that stands for a rest elsewhere; nothing of AND, and of signs
 * between words, as in a title: "Geese & Ganders - Part 2". */
static struct str typed_word(const struct parser *p, struct str word)
{
    bool is_and = str_eq(p->before, STR("AND")) && p->start > 0 && p->end < p->text.n;
    bool is_sign = true;
    while (word.n > 0 && word.p[word.n - 1] == '*')
        word.n--;
    for (size_t i = 0; i < word.n && is_sign; i++)
        is_sign =
            (unsigned char)word.p[i] < 0x80 && !ascii_alpha(word.p[i]) && !ascii_digit(word.p[i]);
    return is_and || is_sign ? STR("") : word;
}

static bool is_address(struct str word)
{
    return str_starts(word, STR("http://")) || str_starts(word, STR("https://"));
}

/* No node for a word that is nothing or folds to nothing. */
static void add_word(struct parser *p, enum search_field field, struct str word,
                     struct search_node **out)
{
    word = p->quoted ? word : typed_word(p, word);
    struct str folded = fold(p, word, fold_add_searched);
    if (!folded.n)
        return;
    bool cheap = field != SEARCH_ANYWHERE && field != SEARCH_BY;
    *out = add_node(p, SEARCH_WORD, cheap ? SEARCH_OF_FIELD : SEARCH_OF_TEXT);
    (*out)->field = field;
    (*out)->text = folded;
    (*out)->grams = grams_of(folded);
    if (!p->quoted && field == SEARCH_ANYWHERE && is_address(word)) {
        struct search_node *either = add_node(p, SEARCH_OR, SEARCH_OF_TEXT);
        either->first = *out;
        add_word(p, SEARCH_URL, word, &either->first->next);
        *out = either;
    }
}

static const enum search_field fields[] = {
    [FILTER_TITLE] = SEARCH_TITLE, [FILTER_FROM] = SEARCH_FROM, [FILTER_BY] = SEARCH_BY,
    [FILTER_URL] = SEARCH_URL,     [FILTER_NOTE] = SEARCH_NOTE,
};

/* Node of a filter whose value is a word of a list, a day or a size. */
static bool add_value(struct parser *p, enum filter filter, struct str value,
                      struct search_node **out)
{
    bool ok, negated = filter == FILTER_BEFORE;
    int64_t number = 0;
    if (filter == FILTER_IS)
        ok = search_value_is(value, &number, &negated, p->e);
    else if (filter == FILTER_HAS)
        ok = search_value_has(value, &number, p->e);
    else if (filter == FILTER_SIZE)
        ok = search_value_size(value, &number, &negated, p->e);
    else
        ok = search_value_day(value, p->now, p->zone, &number, p->e);
    if (!ok)
        return false;
    if (filter == FILTER_IS || filter == FILTER_HAS)
        *out = add_flag(p, number);
    else if (filter == FILTER_SIZE)
        *out = add_node(p, SEARCH_SIZE, SEARCH_OF_TEXT);
    else
        *out = add_node(p, SEARCH_SINCE, SEARCH_OF_ROW);
    (*out)->value = number;
    (*out)->exclude = negated;
    return true;
}

/* Node of a filter in *out; none for an order, or for a field with an empty word. */
static bool add_filter(struct parser *p, enum filter filter, struct str value,
                       struct search_node **out)
{
    switch (filter) {
    case FILTER_TITLE:
    case FILTER_FROM:
    case FILTER_BY:
    case FILTER_URL:
    case FILTER_NOTE:
        add_word(p, fields[filter], value, out);
        if (!*out && filter == FILTER_NOTE)
            *out = add_flag(p, SEARCH_HAS_NOTE);
        return true;
    case FILTER_IN:
        *out = add_node(p, SEARCH_IN, SEARCH_OF_FIELD);
        (*out)->text = arena_str(&p->q->arena, value);
        return true;
    case FILTER_TAG: {
        struct str key = fold(p, value, tag_add_key);
        *out = key.n ? add_node(p, SEARCH_TAG, SEARCH_OF_FIELD) : add_flag(p, SEARCH_HAS_TAG);
        (*out)->text = key;
        return true;
    }
    case FILTER_SORT:
        return search_value_sort(value, &p->q->sort, p->e);
    default:
        return add_value(p, filter, value, out);
    }
}

static bool add_regex(struct parser *p, enum search_field field, struct search_node **out)
{
    struct regex *regex = regex_compile(p->word, p->ignore_case, &p->q->arena, p->e);
    if (!regex)
        return fail(p, (size_t)(p->word.p - p->text.p) + (size_t)p->e->number);
    bool of_row = field == SEARCH_TITLE || field == SEARCH_FROM || field == SEARCH_URL;
    *out = add_node(p, SEARCH_REGEX, of_row ? SEARCH_OF_FIELD : SEARCH_OF_REGEX);
    (*out)->field = field;
    (*out)->regex = regex;
    (*out)->grams = grams_of(literal_find(p->word));
    (*out)->text = arena_str(&p->q->arena, p->word);
    (*out)->ignore_case = p->ignore_case;
    return true;
}

static enum filter find_filter(struct str word, bool quoted)
{
    enum filter i = 0;
    while (i < (quoted ? FILTER_IS : FILTER_COUNT) && !str_starts(word, filters[i]))
        i++;
    return i < (quoted ? FILTER_IS : FILTER_COUNT) ? i : FILTER_COUNT;
}

/* The current token as a node in *out; none for a term without effect. */
static bool parse_term(struct parser *p, struct search_node **out)
{
    AUTO(buf) text = BUF_INIT;
    struct str before = p->before;
    bool ok = true;
    bool exclude = (p->quoted || p->regex || before.n > 1) && str_starts(before, STR("-"));
    before = str_slice(before, exclude, before.n);
    enum filter filter = find_filter(before, p->quoted);
    if (filter < FILTER_COUNT)
        before = str_slice(before, filters[filter].n, before.n);
    buf_add(&text, before); /* a word directly before a quotation belongs to the phrase */
    if (p->quoted)
        buf_add(&text, p->word);
    if (p->regex)
        ok = add_regex(p, filter < FILTER_COUNT ? fields[filter] : SEARCH_ANYWHERE, out);
    else if (filter < FILTER_COUNT)
        ok = add_filter(p, filter, (struct str){buf_c(&text), text.n}, out) || fail(p, p->start);
    else
        add_word(p, SEARCH_ANYWHERE, buf_str(&text), out);
    if (ok && *out)
        (*out)->exclude ^= exclude;
    next_token(p);
    return ok;
}

/* ---- the tree ---------------------------------------------------------------------------- */

/* Appends a child to `*list`, which becomes a node of that kind with its second. */
static void append(struct parser *p, enum search_kind kind, struct search_node **list,
                   struct search_node **last, struct search_node *child)
{
    if (!child)
        return;
    if (!*list) {
        *list = *last = child;
        return;
    }
    if (*list == *last) {
        *list = add_node(p, kind, (*last)->cost);
        (*list)->first = *last;
    }
    (*last)->next = child;
    *last = child;
    (*list)->cost = child->cost > (*list)->cost ? child->cost : (*list)->cost;
}

static bool parse_any(struct parser *p, int depth, struct search_node **out);

/* A bracket from its opening token on. */
static bool parse_bracket(struct parser *p, int depth, struct search_node **out)
{
    bool exclude = p->exclude;
    size_t start = p->start + exclude;
    if (depth == SEARCH_MAX_DEPTH)
        return error_set(p->e, ERROR_USAGE, 0, "brackets are nested too deep") || fail(p, start);
    next_token(p);
    if (p->token == TOKEN_CLOSE)
        return error_set(p->e, ERROR_USAGE, 0, "nothing between the brackets") || fail(p, start);
    if (!parse_any(p, depth + 1, out))
        return false;
    if (p->token != TOKEN_CLOSE)
        return error_set(p->e, ERROR_USAGE, 0, "the bracket is not closed") || fail(p, start);
    if (*out)
        (*out)->exclude ^= exclude;
    next_token(p);
    return true;
}

/* Terms side by side. */
static bool parse_all(struct parser *p, int depth, struct search_node **out)
{
    struct search_node *last = NULL;
    while (p->token == TOKEN_TERM || p->token == TOKEN_OPEN) {
        struct search_node *node = NULL;
        if (!(p->token == TOKEN_OPEN ? parse_bracket(p, depth, &node) : parse_term(p, &node)))
            return false;
        append(p, SEARCH_AND, out, &last, node);
    }
    return true;
}

/* Alternatives, up to a closing bracket or the end. */
static bool parse_any(struct parser *p, int depth, struct search_node **out)
{
    struct search_node *last = NULL;
    for (size_t side_of = SIZE_MAX;;) { /* the OR before */
        struct search_node *node = NULL;
        bool empty = p->token != TOKEN_TERM && p->token != TOKEN_OPEN;
        if (empty && (side_of != SIZE_MAX || p->token == TOKEN_OR))
            return error_set(p->e, ERROR_USAGE, 0, "OR stands between two terms") ||
                   fail(p, side_of != SIZE_MAX ? side_of : p->start);
        if (!parse_all(p, depth, &node))
            return false;
        append(p, SEARCH_OR, out, &last, node);
        if (p->token != TOKEN_OR)
            return true;
        side_of = p->start;
        next_token(p);
    }
}

bool search_parse(const char *query, int64_t now, struct zone zone, struct search *out,
                  struct error *e)
{
    struct error ignored;
    struct parser p = {.q = out,
                       .text = str_slice(str_from(query), 0, SEARCH_MAX_BYTES),
                       .now = now,
                       .zone = zone,
                       .e = e ? e : &ignored};
    *out = (struct search){0};
    read_token(&p);
    if (!parse_any(&p, 0, &out->root))
        return false;
    search_prefilter_init(out);
    return p.token == TOKEN_END || error_set(p.e, ERROR_USAGE, 0, "no bracket is open here") ||
           fail(&p, p.start);
}

/* ---- walks ------------------------------------------------------------------------------- */

const struct search_node *search_next_required(const struct search *q,
                                               const struct search_node *before)
{
    const struct search_node *root = q->root;
    bool several = root && root->kind == SEARCH_AND && !root->exclude;
    if (!before)
        return several ? root->first : root;
    return several ? before->next : NULL;
}

static void each_term(const struct search_node *n, bool exclude,
                      void (*each)(void *context, const struct search_node *term), void *context)
{
    exclude ^= n->exclude;
    if ((n->kind == SEARCH_WORD || n->kind == SEARCH_REGEX) && !exclude)
        each(context, n);
    for (const struct search_node *child = n->first; child; child = child->next)
        each_term(child, exclude, each, context);
}

void search_each_term(const struct search *q,
                      void (*each)(void *context, const struct search_node *term), void *context)
{
    if (q->root)
        each_term(q->root, false, each, context);
}
