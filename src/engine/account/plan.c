/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/account/plan.h"

#include <string.h>

#include "text/url/url.h"

/* A feed on each side; absent ones are NULL. */
struct match {
    const struct account_feed *agreed;
    const struct plan_feed *server, *tree;
    const char *server_folder, *tree_folder; /* after renaming */
};

struct planning {
    const struct plan_input *in;
    struct account_plan *plan;
    VEC(struct match) matches;
};

static bool equal(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static struct plan_step *add(struct planning *p, enum plan_kind kind)
{
    vec_push(&p->plan->steps, (struct plan_step){.kind = kind});
    return &p->plan->steps.v[p->plan->steps.n - 1];
}

/* ---- matching ------------------------------------------------------------------------------- */

static const struct plan_feed *find_stream(const struct plan_input *in, const char *stream)
{
    for (size_t i = 0; stream && i < in->n_server; i++)
        if (equal(in->server[i].stream, stream))
            return &in->server[i];
    return NULL;
}

static const struct plan_feed *find_node(const struct plan_input *in, int64_t node)
{
    for (size_t i = 0; i < in->n_tree; i++)
        if (in->tree[i].node == node)
            return &in->tree[i];
    return NULL;
}

static bool is_refused(const struct plan_input *in, int64_t node)
{
    for (size_t i = 0; i < in->n_agreed; i++)
        if (in->agreed[i].node == node)
            return in->agreed[i].refusal != NULL;
    return false;
}

bool plan_same_url(const char *a, const char *b)
{
    AUTO(buf) x = BUF_INIT, y = BUF_INIT;
    url_add_canonical(&x, str_from(a));
    url_add_canonical(&y, str_from(b));
    return a && b && str_eq(buf_str(&x), buf_str(&y));
}

static bool is_matched(const struct planning *p, const struct plan_feed *server,
                       const struct plan_feed *tree)
{
    for (size_t i = 0; i < p->matches.n; i++) {
        const struct match *m = &p->matches.v[i];
        if ((server && m->server == server) || (tree && m->tree == tree))
            return true;
    }
    return false;
}

static void push_match(struct planning *p, const struct account_feed *agreed,
                       const struct plan_feed *server, const struct plan_feed *tree)
{
    vec_push(&p->matches, (struct match){agreed, server, tree, server ? server->folder : NULL,
                                         tree ? tree->folder : NULL});
}

static bool is_agreed_stream(const struct plan_input *in, const char *stream)
{
    for (size_t i = 0; i < in->n_agreed; i++)
        if (in->agreed[i].stream && equal(in->agreed[i].stream, stream))
            return true;
    return false;
}

/* The server's feed; also, by its address, the one that was subscribed to again, which is no
 * removal, and the one that it was asked to take before the tree's was removed. */
static const struct plan_feed *find_there(const struct plan_input *in,
                                          const struct account_feed *agreed)
{
    const struct plan_feed *server = find_stream(in, agreed->stream);
    const struct plan_feed *tree = find_node(in, agreed->node);
    const char *url = tree ? tree->url : agreed->stream ? NULL : agreed->url;
    for (size_t i = 0; i < in->n_server && url && !server; i++)
        if (plan_same_url(in->server[i].url, url) && !is_agreed_stream(in, in->server[i].stream))
            server = &in->server[i];
    return server;
}

/* A feed that both sides have added is matched by its address. */
static void match_all(struct planning *p)
{
    const struct plan_input *in = p->in;
    for (size_t i = 0; i < in->n_agreed; i++) {
        const struct account_feed *agreed = &in->agreed[i];
        if (agreed->stream || !find_node(in, agreed->node))
            push_match(p, agreed, find_there(in, agreed), find_node(in, agreed->node));
    }
    for (size_t i = 0; i < in->n_server; i++) {
        const struct plan_feed *server = &in->server[i], *tree = NULL;
        for (size_t k = 0; k < in->n_tree && !is_matched(p, server, NULL) && !tree; k++) {
            bool same = plan_same_url(server->url, in->tree[k].url);
            tree = same && !is_matched(p, NULL, &in->tree[k]) ? &in->tree[k] : NULL;
        }
        if (!is_matched(p, server, NULL))
            push_match(p, NULL, server, tree);
    }
    for (size_t i = 0; i < in->n_tree; i++)
        if (!is_matched(p, NULL, &in->tree[i]))
            push_match(p, NULL, NULL, &in->tree[i]);
}

/* ---- renamed folders ------------------------------------------------------------------------ */

static bool is_folder(const struct plan_input *in, const char *name)
{
    for (size_t i = 0; i < in->n_folders; i++)
        if (equal(in->folders[i], name))
            return true;
    return false;
}

static bool is_folder_there(const struct plan_input *in, const char *name)
{
    for (size_t i = 0; i < in->n_server; i++)
        if (equal(in->server[i].folder, name))
            return true;
    return false;
}

/* New name of a folder on one side: where all its feeds are now; NULL when they are apart, still
 * there, or not alone on the other side: renaming would move those that came there since. */
static const char *renamed_to(const struct planning *p, const char *from, bool there)
{
    const char *to = NULL;
    for (size_t i = 0; i < p->matches.n; i++) {
        const struct match *m = &p->matches.v[i];
        const char *now = there ? m->server_folder : m->tree_folder;
        const char *other = there ? m->tree_folder : m->server_folder;
        if (!m->agreed || !equal(m->agreed->folder, from) || !m->server || !m->tree) {
            if (other && equal(other, from))
                return NULL;
            continue;
        }
        if (equal(now, from) || !equal(other, from) || !*now || (to && !equal(to, now)))
            return NULL;
        to = now;
    }
    return to;
}

static void rename_folder(struct planning *p, const char *from, const char *to, bool there)
{
    struct plan_step *step = add(p, there ? PLAN_RENAME : PLAN_RENAME_THERE);
    step->from = from;
    step->feed.folder = to;
    for (size_t i = 0; i < p->matches.n; i++) {
        struct match *m = &p->matches.v[i];
        if (m->agreed && m->server && m->tree && equal(m->agreed->folder, from))
            *(there ? &m->tree_folder : &m->server_folder) = to;
    }
}

/* True once another folder is renamed so: all steps so far are of that kind. */
static bool is_taken(const struct planning *p, const char *to)
{
    for (size_t i = 0; i < p->plan->steps.n; i++)
        if (equal(p->plan->steps.v[i].feed.folder, to))
            return true;
    return false;
}

static void find_renamed(struct planning *p)
{
    const struct plan_input *in = p->in;
    for (size_t i = 0; i < in->n_agreed; i++) {
        const char *from = in->agreed[i].folder;
        bool here = is_folder(in, from), there = is_folder_there(in, from);
        const char *to = *from && here != there ? renamed_to(p, from, here) : NULL;
        if (to && !is_taken(p, to) && !(here ? is_folder(in, to) : is_folder_there(in, to)))
            rename_folder(p, from, to, here);
    }
}

/* ---- steps ---------------------------------------------------------------------------------- */

/* Value of one property: the tree's when the tree has changed it. */
static const char *choose(const char *agreed, const char *server, const char *tree, bool *conflict)
{
    bool here = !equal(tree, agreed), there = !equal(server, agreed);
    *conflict = *conflict || (here && there && !equal(server, tree));
    return here ? tree : server;
}

static enum adoption adoption_of(const struct plan_feed *tree)
{
    return tree->has_articles ? FEED_ADOPTED : FEED_EMPTY;
}

static void agree(struct planning *p, const struct match *m)
{
    /* Both have added it: the server's title counts, which may be somebody's choice, and the tree's
     * folder, which is. */
    const char *title = m->agreed ? m->agreed->title : m->tree->title;
    const char *folder = m->agreed ? m->agreed->folder : *m->tree_folder ? m->server->folder : "";
    bool conflict = false, renewed = m->agreed && !equal(m->agreed->stream, m->server->stream);
    if (renewed) /* with its items, which the server has deleted */
        add(p, PLAN_FORGET)->feed = *m->agreed;
    struct account_feed feed = {
        .node = m->tree->node,
        .stream = m->server->stream,
        .title = choose(title, m->server->title, m->tree->title, &conflict),
        .folder = choose(folder, m->server_folder, m->tree_folder, &conflict),
        .adopted = m->agreed && !renewed ? m->agreed->adopted : adoption_of(m->tree),
    };
    bool edits_tree = !equal(feed.title, m->tree->title) || !equal(feed.folder, m->tree_folder);
    bool edits_server =
        !equal(feed.title, m->server->title) || !equal(feed.folder, m->server_folder);
    if (edits_tree) {
        struct plan_step *step = add(p, PLAN_EDIT);
        step->feed = feed;
    }
    bool differs = !m->agreed || renewed || !equal(m->agreed->title, feed.title) ||
                   !equal(m->agreed->folder, feed.folder);
    if (edits_server || differs) {
        bool renames_there = !equal(m->server_folder, m->server->folder);
        struct plan_step *step = add(p, edits_server    ? PLAN_EDIT_THERE
                                        : renames_there ? PLAN_AGREE_THERE
                                                        : PLAN_AGREE);
        step->feed = feed;
        step->from = m->server_folder;
        step->conflict = conflict;
    }
}

static void add_steps(struct planning *p, const struct match *m)
{
    if (m->server && m->tree) {
        agree(p, m);
    } else if (m->agreed && m->tree) {
        add(p, PLAN_REMOVE)->feed = *m->agreed;
    } else if (m->agreed && m->server) {
        struct plan_step *step = add(p, PLAN_UNSUBSCRIBE);
        step->feed = *m->agreed;
        step->feed.stream = m->server->stream;
    } else if (m->agreed) {
        add(p, PLAN_FORGET)->feed = *m->agreed;
    } else if (m->server) {
        struct plan_step *step = add(p, PLAN_ADD);
        step->feed = (struct account_feed){
            .stream = m->server->stream, .title = m->server->title, .folder = m->server->folder};
        step->url = m->server->url;
        step->site_url = m->server->site_url;
    } else if (p->in->again || !is_refused(p->in, m->tree->node)) {
        struct plan_step *step = add(p, PLAN_SUBSCRIBE);
        step->feed = (struct account_feed){.node = m->tree->node,
                                           .title = m->tree->title,
                                           .folder = m->tree->folder,
                                           .adopted = adoption_of(m->tree)};
        step->url = m->tree->url;
    }
}

/* Steps in the database come first, otherwise in their order. */
static void sort_steps(struct account_plan *plan)
{
    struct account_plan sorted = {0};
    for (int there = 0; there <= 1; there++) {
        for (size_t i = 0; i < plan->steps.n; i++)
            if ((plan->steps.v[i].kind >= PLAN_FIRST_THERE) == there)
                vec_push(&sorted.steps, plan->steps.v[i]);
    }
    vec_fini(&plan->steps);
    plan->steps = sorted.steps;
}

void account_plan_make(const struct plan_input *in, struct account_plan *out)
{
    struct planning p = {.in = in, .plan = out};
    match_all(&p);
    find_renamed(&p);
    for (size_t i = 0; i < p.matches.n; i++)
        add_steps(&p, &p.matches.v[i]);
    sort_steps(out);
    vec_fini(&p.matches);
}

void account_plan_fini(struct account_plan *plan)
{
    vec_fini(&plan->steps);
    arena_fini(&plan->arena);
}
