/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/menu-find.h"

#include "page/evidence/measure.h"

enum {
    TEXT_COST = 40,   /* weight of plain text that offsets one link */
    NESTED_WORTH = 3, /* value of a link below a label; of others 1 */
};

/* ---- names of parts ---- */

enum part { PART_OTHER, PART_MENU, PART_BOTTOM };

static bool is_named(const struct dom_node *n, const char *words)
{
    return str_any(str_has_nocase, n->classes, words) || str_any(str_has_nocase, n->id, words);
}

/* Breadcrumb trail, footer, tools: never part of the menu, even if named as navigation. */
static bool is_bottom(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_FOOTER ||
           is_named(n, "foot|bottom|copyright|crumb|friend|yqlj|share|social|pager|pagination|"
                       "toolbar|login|lang|skip");
}

/* "menu01" names the panel of one entry, not the menu. */
static bool names_menu(struct str name)
{
    return str_any(str_has_nocase, name, "nav|menu|daohang") && !ascii_digit(name.p[name.n - 1]);
}

static bool is_menu(const struct dom_node *n)
{
    struct str role = dom_attr(n, "role");
    return n->tag == GUMBO_TAG_NAV || dom_has_word(role, STR("navigation")) ||
           dom_has_word(role, STR("menubar")) ||
           ((names_menu(n->classes) || names_menu(n->id)) &&
            !is_named(n, "side|left|right|aside|tab|user|sub|dropdown"));
}

/* Part by node index, inherited from the nearest named ancestor. */
static const unsigned char *read_parts(const struct menu_links *m)
{
    unsigned char *parts = arena_array(&m->d->arena, m->d->n, sizeof *parts);
    for (const struct dom_node *n = m->d->body + 1; n < dom_after(m->d->body); n++) {
        parts[n->index] = n->parent ? parts[n->parent->index] : PART_OTHER;
        if (n->tag != DOM_TEXT && parts[n->index] != PART_BOTTOM && menu_links_in(m, n) > 0)
            parts[n->index] = is_bottom(n) ? PART_BOTTOM : is_menu(n) ? PART_MENU : parts[n->index];
    }
    return parts;
}

/* ---- contents ---- */

/* True for a block of links with a label: in an li after its text, or after a heading. */
static bool is_below_label(const struct menu_links *m, const struct dom_node *n)
{
    if (n->tag == GUMBO_TAG_DD)
        return true;
    const struct dom_node *left = n->previous;
    while (left && menu_is_blank(m, left))
        left = left->previous;
    bool holder = menu_is_list(n) || n->tag == GUMBO_TAG_DIV || n->tag == GUMBO_TAG_P ||
                  n->tag == GUMBO_TAG_DL;
    bool in_item = n->parent &&
                   (n->parent->tag == GUMBO_TAG_LI || (menu_is_list(n) && menu_is_list(n->parent)));
    return holder && left && (in_item || menu_is_heading(left)) && menu_is_label(m, left);
}

struct worth {
    uint32_t nested; /* candidates below a label within the element */
    uint32_t text;   /* weight of text outside links */
};

static void weigh_parts(const struct menu_links *m, struct worth *worth)
{
    for (uint32_t i = m->d->n; i-- > 0;) {
        const struct dom_node *n = &m->d->nodes[i];
        struct worth *w = &worth[i];
        if (n->tag == DOM_TEXT)
            w->text = text_weight(n->text, NULL);
        else if (dom_is_silent(n))
            continue;
        else if (n->tag == GUMBO_TAG_A || menu_is_entry(m, n))
            w->text = 0;
        if (n->parent) {
            worth[n->parent->index].text += w->text;
            worth[n->parent->index].nested += w->nested;
            if (n->tag != DOM_TEXT && menu_fit_in(m, n) > 0 && is_below_label(m, n))
                worth[n->parent->index].nested += menu_fit_in(m, n) - w->nested;
        }
    }
}

/* Flat links count against an element with nested ones, unless it is named as the menu, where they
 * are entries without children. */
static int64_t rate(const struct menu_links *m, const struct dom_node *n, const struct worth *w,
                    bool named)
{
    int64_t fit = menu_fit_in(m, n), nested = w->nested;
    int64_t flat = fit - nested;
    int64_t value = nested * NESTED_WORTH + (nested > 0 && !named ? -flat : flat);
    /* Tolerates some text for every link, since labels without links count as text. */
    int64_t text = (int64_t)w->text - fit * 20;
    return value - (int64_t)menu_titles_in(m, n) * 3 - (text > 0 ? text / TEXT_COST : 0);
}

/* ---- choice ---- */

/* Weakest first. */
enum evidence { NONE, ANYWHERE, ABOVE_NEWS, NAMED };

static enum evidence evidence_of(const struct menu_links *m, const struct dom_node *n,
                                 unsigned char part)
{
    bool above = n->end <= m->first_news;
    if (part == PART_BOTTOM)
        return NONE;
    return part == PART_MENU ? NAMED : above ? ABOVE_NEWS : ANYWHERE;
}

const struct dom_node *menu_find(const struct menu_links *m, uint32_t min, bool *sure)
{
    struct worth *worth = arena_array(&m->d->arena, m->d->n, sizeof *worth);
    const unsigned char *parts = read_parts(m);
    const struct dom_node *best = NULL;
    enum evidence best_evidence = NONE;
    int64_t best_rate = 0;
    weigh_parts(m, worth);
    for (const struct dom_node *n = m->d->body; n < dom_after(m->d->body); n++) {
        if (n->tag == DOM_TEXT || menu_fit_in(m, n) < min)
            continue;
        enum evidence evidence = evidence_of(m, n, parts[n->index]);
        int64_t value = rate(m, n, &worth[n->index], evidence == NAMED);
        bool inside = best && dom_contains(best, n) && evidence != NAMED;
        bool better =
            evidence > best_evidence || value > best_rate || (value == best_rate && inside);
        if (value >= (int64_t)min && evidence >= best_evidence && better) {
            best = n;
            best_evidence = evidence;
            best_rate = value;
        }
    }
    *sure = best_evidence >= ABOVE_NEWS;
    return best;
}
