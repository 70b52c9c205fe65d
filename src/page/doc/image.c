/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/image.h"

#include "page/doc/math.h"
#include "page/evidence/media.h"
#include "page/evidence/style.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum {
    MAX_SMALL_HEIGHT = 24,
    MAX_ICON = 32, /* pixels */
    MIN_LARGE = 100,
    MAX_SMALL_TEXT = 40,
    MAX_EMOJI = 64,
    MAX_SEARCHED = 1024
};

/* Candidate of a srcset with the largest width or density (HTML 4.8.4.2). */
static struct str largest_of(struct str set)
{
    struct str best = {NULL, 0};
    long max = -1;
    size_t i = 0;
    while (i < set.n) {
        while (i < set.n && (ascii_space(set.p[i]) || set.p[i] == ','))
            i++;
        size_t start = i;
        while (i < set.n && !ascii_space(set.p[i]))
            i++;
        struct str url = str_slice(set, start, i);
        bool alone = url.n > 0 && url.p[url.n - 1] == ',';
        while (url.n > 0 && url.p[url.n - 1] == ',')
            url.n--;
        long size = 0;
        if (!alone) {
            start = i;
            while (i < set.n && set.p[i] != ',')
                i++;
            struct str descriptor = str_trim(str_slice(set, start, i));
            for (size_t k = 0; k < descriptor.n && ascii_digit(descriptor.p[k]); k++)
                size = size < 1000000 ? size * 10 + (descriptor.p[k] - '0') : size;
        }
        if (html_address_is_usable(url) && size > max) {
            max = size;
            best = url;
        }
    }
    return best;
}

static struct str from_sets(const struct dom_node *n)
{
    const char *names = "data-srcset|data-lazy-srcset|srcset";
    for (struct str name; str_next_word(&names, &name);) {
        struct str best = largest_of(dom_value(n, name));
        if (best.p)
            return best;
    }
    return (struct str){NULL, 0};
}

static struct str own_address(const struct dom_node *img)
{
    static const char names[] = "data-src|data-original|data-lazy-src|data-lazy|data-url|"
                                "data-original-src|data-echo|original|data-actualsrc|"
                                "data-hi-res-src|src";
    struct str url = html_first_address(img, names);
    return url.p ? url : from_sets(img);
}

/* <picture><source srcset=…><img></picture> */
static struct str from_picture(const struct dom_node *img)
{
    struct str url = {NULL, 0};
    if (img->parent && str_eq(img->parent->name, STR("picture"))) {
        for (struct dom_node *n = img->parent->first; n && !url.p; n = n->next)
            if (n->tag == GUMBO_TAG_SOURCE)
                url = from_sets(n);
    }
    return url;
}

/* Address in a noscript element directly after a placeholder. */
static struct str from_noscript(const struct dom_node *img)
{
    struct dom_node *n = img->next;
    while (n && n->tag == DOM_TEXT && str_trim(n->text).n == 0)
        n = n->next;
    struct dom_node *inner = NULL;
    if (n && n->tag == GUMBO_TAG_NOSCRIPT)
        inner = dom_find_tag(n, GUMBO_TAG_IMG);
    return inner ? own_address(inner) : (struct str){NULL, 0};
}

/* ---- images of text ---- */

static bool is_emoji(uint32_t c)
{
    return c >= 0x1f000 || (c >= 0x2190 && c <= 0x2bff) || (c >= 0xfe00 && c <= 0xfe0f) ||
           c == 0x200d || c == 0x20e3 || c == 0xa9 || c == 0xae || c == 0x203c || c == 0x2049 ||
           c == 0x2122 || c == 0x2139 || c == 0x3030 || c == 0x303d || c == 0x3297 || c == 0x3299;
}

/* One or more emoji, including keycaps ("#️⃣"). */
static bool is_all_emoji(struct str s)
{
    bool any = false, keycap = str_ends(s, STR("\xe2\x83\xa3"));
    for (size_t at = 0; at < s.n && s.n <= MAX_EMOJI;) {
        uint32_t c = utf8_next(s, &at);
        any = any || c >= 0x80;
        if (!is_emoji(c) && !(keycap && c < 0x80))
            return false;
    }
    return any;
}

/* ":blobcat:", the notation of Mastodon and Discourse. */
static bool is_shortcode(struct str s)
{
    bool ends = s.n > 2 && s.p[0] == ':' && s.p[s.n - 1] == ':';
    for (size_t i = 1; ends && i + 1 < s.n; i++)
        ends = !ascii_space(s.p[i]) && s.p[i] != ':';
    return ends;
}

static bool is_tex(struct str s)
{
    size_t slash = str_find_char(s, '\\', 0);
    bool command = slash != SIZE_MAX && slash + 1 < s.n && ascii_alpha(s.p[slash + 1]);
    bool dollars = s.n > 2 && s.p[0] == '$' && s.p[s.n - 1] == '$';
    return command || dollars;
}

static bool has_any(struct str s, const char *words)
{
    return str_any(str_has_nocase, str_slice(s, 0, MAX_SEARCHED), words);
}

/* Class or address of an emoji set or a formula renderer. */
static bool is_named_letter(const struct dom_node *img, struct str url)
{
    static const char places[] = "/emoji/|/emojis/|/smilies/|/smileys/|/smiley/|/emoticons/|"
                                 "latex.php|/latex|codecogs.|/math/render/|equation?tex|"
                                 "mathtex.cgi|mimetex|cht=tx|twemoji";
    return has_any(img->classes, "emoji|smiley|smilie|emoticon|latex|math|mwe-|tex |equation|"
                                 "formula|ee_img") ||
           str_eq_nocase(img->classes, STR("tex")) ||
           (img->parent && has_any(img->parent->classes, "emoji|smiley|smilie")) ||
           has_any(url, places);
}

static int declared(const struct dom_node *img, const char *side)
{
    int pixels = html_pixels(dom_attr(img, side));
    return pixels > 0 ? pixels : html_pixels(html_style(img, side));
}

static bool is_letter(const struct dom_node *img, const struct html_image *image)
{
    int height = declared(img, "height"), width = declared(img, "width");
    bool large = height >= MIN_LARGE || (width >= MIN_LARGE && height == 0);
    if (image->alt.n == 0)
        return false;
    if (is_tex(image->alt))
        return true;
    bool small = height > 0 && height <= MAX_SMALL_HEIGHT && img->parent->tag != GUMBO_TAG_FIGURE;
    return !large &&
           (is_all_emoji(image->alt) || is_shortcode(image->alt) ||
            is_named_letter(img, image->url) || (small && image->alt.n <= MAX_SMALL_TEXT));
}

/* TeX in the address of a formula renderer: "…/equation?tex=x%5E2". */
static struct str tex_of_address(struct str url)
{
    const char *marks =
        "equation?tex=|latex.php?latex=|latex?|chl=|gif.latex?|svg.latex?|png.latex?";
    for (struct str mark; str_next_word(&marks, &mark);) {
        size_t at = str_find(url, mark, 0);
        if (at != SIZE_MAX) {
            struct str rest = str_slice(url, at + mark.n, url.n);
            return str_slice(rest, 0, str_find_char(rest, '&', 0));
        }
    }
    return (struct str){NULL, 0};
}

struct str html_image_text(const struct html_image *image, struct buf *room)
{
    if (image->alt.n > 0)
        return html_tidy_tex(image->alt);
    struct str tex = tex_of_address(image->url);
    for (size_t i = 0; i < tex.n; i++) /* "+" is a space in a query */
        buf_add_char(room, tex.p[i] == '+' ? ' ' : tex.p[i]);
    AUTO(buf) decoded = BUF_INIT;
    url_add_decoded(&decoded, buf_str(room));
    buf_clear(room);
    utf8_add_valid(room, buf_str(&decoded));
    return html_tidy_tex(buf_str(room));
}

/* Site's icon or writer's portrait beside a name. */
static bool is_icon(const struct html_image *image)
{
    return image->alt.n == 0 && image->width > 0 && image->width <= MAX_ICON && image->height > 0 &&
           image->height <= MAX_ICON;
}

enum html_image_kind html_image_read(const struct dom_node *img, struct html_image *out)
{
    *out = (struct html_image){.alt = str_trim(dom_attr(img, "alt")),
                               .width = html_pixels(dom_attr(img, "width")),
                               .height = html_pixels(dom_attr(img, "height"))};
    out->url = own_address(img);
    if (!out->url.p)
        out->url = from_picture(img);
    if (!out->url.p)
        out->url = from_noscript(img);
    if (dom_is_hidden(img) || (html_is_pixel(img) && !is_all_emoji(out->alt)))
        return HTML_IMAGE_NONE;
    if (is_letter(img, out) || (out->alt.n == 0 && tex_of_address(out->url).n > 0))
        return HTML_IMAGE_TEXT;
    if (is_icon(out))
        return HTML_IMAGE_NONE;
    return out->url.p || out->alt.n > 0 ? HTML_IMAGE_PICTURE : HTML_IMAGE_NONE;
}
