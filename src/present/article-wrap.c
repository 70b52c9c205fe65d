/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/article-wrap.h"

#include "base/i18n.h"
#include "model/article-doc.h"
#include "present/nearby.h"
#include "present/portal-title.h"
#include "screen/glyphs.h"

static const char *comments_label(struct engine_article *a)
{
    int64_t n = a->article.n_comments;
    return n > 0 ? arena_printf(&a->arena, PLURAL("%lld comment", "%lld comments", n))
                 : _("Comments");
}

/* Newer and older article of the source; returns their number. */
static size_t find_neighbours(struct engine_article *a, struct link out[static 2])
{
    size_t n = 0;
    if (a->previous.id) {
        /* TRANSLATORS: %s is the title of the next newer article of the same source. */
        out[n++] = (struct link){nearby_link(&a->arena, a->previous.id),
                                 arena_printf(&a->arena, _("Newer: %s"), a->previous_title)};
    }
    if (a->next.id) {
        out[n++] = (struct link){nearby_link(&a->arena, a->next.id),
                                 arena_printf(&a->arena, _("Older: %s"), a->next_title)};
    }
    return n;
}

/* A muted article names the rule that muted it. */
static const char *find_notice(struct engine_article *a, const char *notice)
{
    return notice || !a->muted_by
               ? notice
               /* TRANSLATORS: %s is the query of a rule. */
               : arena_printf(&a->arena, _("Muted by the rule: %s"), a->muted_by);
}

void article_wrap(struct engine_article *a, const struct article_wrapping *w)
{
    struct link neighbours[2];
    const struct article_labels labels = {
        /* TRANSLATORS: the next labels are parts of an article's info line. */
        .from = _("From: %s"),
        .author = _("Author: %s"),
        .editor = _("Editor: %s"),
        .date = _("Date: %s"),
        .views = _("Views: %s"),
        .tags = _("Tags: %s"),
        /* TRANSLATORS: tags that the user gave the article; the other ones are the feed's. */
        .own_tags = _("Your tags: %s"),
        .comments = comments_label(a),
        .attachments = _("Attachments"),
        .chapters = _("Chapters"),
        .related = _("Related reading"),
        .links = w->link_list ? _("Links") : NULL,
        .link = _("Link: %s"),
        .step = w->ascii ? glyphs_ascii.step : glyphs_unicode.step,
        .separator = w->ascii ? " | " : " │ ",
    };
    if (a->n_path > 0)
        a->path[0] = portal_title(a->path[0]);
    const struct article_doc_options options = {
        .labels = &labels,
        .path = a->path,
        .n_path = a->n_path,
        .shown_path = w->shown_path,
        .sources = a->sources,
        .n_sources = a->n_sources,
        .own_tags = a->row.tags,
        .note = a->note,
        .notice = find_notice(a, w->notice),
        .zone = w->zone,
        .neighbours = neighbours,
        .n_neighbours = w->neighbours ? find_neighbours(a, neighbours) : 0,
    };
    article_doc_wrap(&a->body, &a->article, &options);
}

void article_set_labels(struct layout_options *options)
{
    static const char *const media[DOC_MEDIA_COUNT] = {
        [DOC_MEDIA_VIDEO] = N_("video"),
        [DOC_MEDIA_AUDIO] = N_("audio"),
        /* TRANSLATORS: a page of another site within an article: "[embedded page 3: Map]" */
        [DOC_MEDIA_EMBED] = N_("embedded page"),
        [DOC_MEDIA_FILE] = N_("file"),
        /* TRANSLATORS: a form that can be filled in on a web page. */
        [DOC_MEDIA_FORM] = N_("form"),
        /* TRANSLATORS: where a quotation is from: "[source 3: example.org/speech]" */
        [DOC_MEDIA_SOURCE] = N_("source"),
    };
    options->image_label = _("image");
    for (size_t i = DOC_MEDIA_NONE + 1; i < ARRAY_SIZE(media); i++)
        options->media_labels[i] = _(media[i]);
}
