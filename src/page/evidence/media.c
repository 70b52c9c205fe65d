/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/media.h"

#include "page/evidence/file-link.h"
#include "page/evidence/style.h"

enum { NOTICE = 300, MAX_PARAMETERS = 64 };

bool html_is_media(const struct dom_node *n)
{
    return n->tag == GUMBO_TAG_IFRAME || n->tag == GUMBO_TAG_VIDEO || n->tag == GUMBO_TAG_AUDIO ||
           n->tag == GUMBO_TAG_OBJECT || n->tag == GUMBO_TAG_EMBED || n->tag == GUMBO_TAG_APPLET ||
           n->tag == GUMBO_TAG_SVG || n->tag == GUMBO_TAG_MATH;
}

bool html_is_content(const struct dom_node *n)
{
    bool drawing = n->tag == GUMBO_TAG_SVG, content = html_is_media(n) && !drawing;
    for (const struct dom_node *c = n + 1; drawing && c < dom_after(n) && !content; c++)
        content = c->tag != DOM_TEXT && str_eq(c->name, STR("text"));
    return content;
}

bool html_address_is_usable(struct str url)
{
    url = str_trim(url);
    return url.n > 0 && url.p[0] != '#' &&
           !str_any(str_starts_nocase, url, "data:|about:|blob:|javascript:");
}

struct str html_first_address(const struct dom_node *n, const char *names)
{
    for (struct str name; n->n_attrs > 0 && str_next_word(&names, &name);) {
        struct str value = dom_value(n, name);
        if (value.p && html_address_is_usable(value))
            return str_trim(value);
    }
    return (struct str){NULL, 0};
}

/* Attributes with the address of an element. */
static const char *attributes_of(const struct dom_node *n)
{
    switch (n->tag) {
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_TRACK:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_FRAME:
    case GUMBO_TAG_BGSOUND:
        return "data-src|data-lazy-src|data-litespeed-src|data-original|src|data-url";
    case GUMBO_TAG_OBJECT:
        return "data|data-src|src";
    case GUMBO_TAG_APPLET:
        return "archive|code|object";
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_ISINDEX:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
        return "action|formaction";
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_IMG:
        return "cite|longdesc|data-instgrm-permalink";
    case GUMBO_TAG_DIV: /* place for a script to put a post */
        return n->first ? NULL : "data-href";
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_UNKNOWN:
        return "data-src|src|href|xlink:href|data|data-url|data-href|action|formaction|cite";
    default:
        return NULL;
    }
}

/* <source src=…> in a video, <param name=movie value=…> in an object. */
static struct str inner_address(const struct dom_node *n, struct str *type)
{
    struct str url = {NULL, 0};
    int seen = 0;
    for (const struct dom_node *c = n->first; c && !url.p && seen < MAX_PARAMETERS; c = c->next) {
        seen++;
        if (c->tag == GUMBO_TAG_SOURCE) {
            url = html_first_address(c, "src|data-src");
            *type = dom_attr(c, "type");
        }
        if (c->tag == GUMBO_TAG_PARAM &&
            str_any(str_eq_nocase, dom_attr(c, "name"), "movie|src|url|filename|data"))
            url = html_first_address(c, "value");
    }
    return url;
}

static const enum doc_media tag_kinds[GUMBO_TAG_LAST + 1] = {
    [GUMBO_TAG_VIDEO] = DOC_MEDIA_VIDEO,       [GUMBO_TAG_AUDIO] = DOC_MEDIA_AUDIO,
    [GUMBO_TAG_BGSOUND] = DOC_MEDIA_AUDIO,     [GUMBO_TAG_FORM] = DOC_MEDIA_FORM,
    [GUMBO_TAG_BUTTON] = DOC_MEDIA_FORM,       [GUMBO_TAG_INPUT] = DOC_MEDIA_FORM,
    [GUMBO_TAG_BLOCKQUOTE] = DOC_MEDIA_SOURCE, [GUMBO_TAG_Q] = DOC_MEDIA_SOURCE,
    [GUMBO_TAG_INS] = DOC_MEDIA_SOURCE,        [GUMBO_TAG_DEL] = DOC_MEDIA_SOURCE,
    [GUMBO_TAG_IMG] = DOC_MEDIA_SOURCE,        [GUMBO_TAG_TRACK] = DOC_MEDIA_FILE,
    [GUMBO_TAG_DIV] = DOC_MEDIA_EMBED,
};

static bool is_image(struct str type, struct str url)
{
    return type.n > 0 ? str_starts_nocase(type, STR("image/")) : file_link_is_image(url);
}

static bool has_name(const struct dom_node *n, struct str what)
{
    return n->tag == GUMBO_TAG_UNKNOWN && str_has(n->name, what);
}

static void find_kind(const struct dom_node *n, struct str type, struct html_media *m)
{
    m->kind = has_name(n, STR("video"))   ? DOC_MEDIA_VIDEO
              : has_name(n, STR("audio")) ? DOC_MEDIA_AUDIO
                                          : tag_kinds[n->tag];
    if (m->kind != DOC_MEDIA_NONE)
        return;
    bool frame = n->tag == GUMBO_TAG_IFRAME || n->tag == GUMBO_TAG_FRAME;
    bool image = has_name(n, STR("img")) || has_name(n, STR("image"));
    m->image = image || (!frame && is_image(type, m->url));
    if (str_starts_nocase(type, STR("video/"))) {
        m->kind = DOC_MEDIA_VIDEO;
    } else if (str_starts_nocase(type, STR("audio/"))) {
        m->kind = DOC_MEDIA_AUDIO;
    } else {
        bool page = frame || n->tag == GUMBO_TAG_UNKNOWN || str_starts_nocase(type, STR("text/h"));
        m->kind = page ? DOC_MEDIA_EMBED : DOC_MEDIA_FILE;
    }
}

static struct str title_of(const struct dom_node *n)
{
    const char *names = "title|aria-label|data-title|label|alt";
    for (struct str name; str_next_word(&names, &name);) {
        struct str title = str_trim(dom_value(n, name));
        if (title.n > 0 && !str_eq_nocase(title, STR("YouTube video player")))
            return title;
    }
    return STR("");
}

/* Address from a mere id: <lite-youtube videoid=…>, <amp-youtube data-videoid=…>. */
static struct str address_from_id(const struct dom_node *n, struct arena *arena)
{
    if (n->tag != GUMBO_TAG_UNKNOWN || !str_has(n->name, STR("youtube")))
        return (struct str){NULL, 0};
    struct str number = str_trim(dom_attr(n, "videoid"));
    number = number.n > 0 ? number : str_trim(dom_attr(n, "data-videoid"));
    if (number.n == 0)
        return (struct str){NULL, 0};
    return str_from(arena_printf(arena, "https://www.youtube.com/embed/%.*s", STR_ARG(number)));
}

bool html_media_read(const struct dom_node *n, struct arena *arena, struct html_media *out)
{
    *out = (struct html_media){.poster = {NULL, 0}, .title = {"", 0}};
    if (n->tag == DOM_TEXT || (html_is_media(n) && html_is_pixel(n)))
        return false;
    struct str type = dom_attr(n, "type");
    out->url = html_first_address(n, attributes_of(n));
    if (!out->url.p &&
        (n->tag == GUMBO_TAG_VIDEO || n->tag == GUMBO_TAG_AUDIO || n->tag == GUMBO_TAG_OBJECT))
        out->url = inner_address(n, &type);
    if (n->tag == GUMBO_TAG_VIDEO)
        out->poster = html_first_address(n, "data-poster|poster");
    out->url = out->url.p ? out->url : address_from_id(n, arena);
    if (out->url.p) {
        find_kind(n, type, out);
        out->title = title_of(n);
    }
    return out->url.p || out->poster.p;
}

bool html_is_browser_notice(const struct dom_node *n)
{
    static const char words[] =
        "browser|javascript|navigat|navegador|浏览器|瀏覽器|ブラウザ|браузер|przegląd|iframe|"
        "HTML5|flash";
    AUTO(buf) b = BUF_INIT;
    for (const struct dom_node *c = n->first; c && b.n <= NOTICE; c = c->next)
        dom_add_text(&b, c, NOTICE + 1);
    return b.n <= NOTICE && str_any(str_has_nocase, buf_str(&b), words);
}
