/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/doc/embed.h"

#include "text/url/url.h"
#include "text/utf8.h"

enum { MAX_NAME = 72 };

struct player {
    const char *host; /* with its subdomains */
    enum doc_media kind;
    const char *path;      /* prefix of the id in the path, or NULL */
    const char *parameter; /* query parameter with the id, or NULL */
    const char *page;      /* address with "%s" for the id; NULL without id */
};

static const struct player players[] = {
    {"youtube.com", DOC_MEDIA_VIDEO, "/embed/", NULL, "https://www.youtube.com/watch?v=%s"},
    {"youtube.com", DOC_MEDIA_VIDEO, "/v/", NULL, "https://www.youtube.com/watch?v=%s"},
    {"youtube.com", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"youtube-nocookie.com", DOC_MEDIA_VIDEO, "/embed/", NULL,
     "https://www.youtube.com/watch?v=%s"},
    {"youtu.be", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"player.vimeo.com", DOC_MEDIA_VIDEO, "/video/", NULL, "https://vimeo.com/%s"},
    {"vimeo.com", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"player.bilibili.com", DOC_MEDIA_VIDEO, NULL, "bvid", "https://www.bilibili.com/video/%s"},
    {"player.bilibili.com", DOC_MEDIA_VIDEO, NULL, "aid", "https://www.bilibili.com/video/av%s"},
    {"bilibili.com", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"dailymotion.com", DOC_MEDIA_VIDEO, "/embed/video/", NULL,
     "https://www.dailymotion.com/video/%s"},
    {"player.youku.com", DOC_MEDIA_VIDEO, "/embed/", NULL, "https://v.youku.com/v_show/id_%s.html"},
    {"youku.com", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"v.qq.com", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"ixigua.com", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"player.twitch.tv", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"clips.twitch.tv", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"wistia.net", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"embed.ted.com", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"nicovideo.jp", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"rutube.ru", DOC_MEDIA_VIDEO, NULL, NULL, NULL},
    {"w.soundcloud.com", DOC_MEDIA_AUDIO, NULL, NULL, NULL},
    {"bandcamp.com", DOC_MEDIA_AUDIO, NULL, NULL, NULL},
    {"open.spotify.com", DOC_MEDIA_AUDIO, NULL, NULL, NULL},
    {"embed.podcasts.apple.com", DOC_MEDIA_AUDIO, NULL, NULL, NULL},
    {"music.163.com", DOC_MEDIA_AUDIO, NULL, NULL, NULL},
};

static bool is_of(struct str host, const char *site)
{
    struct str wanted = str_from(site);
    return str_ends(host, wanted) && (host.n == wanted.n || host.p[host.n - wanted.n - 1] == '.');
}

static struct str parameter_of(struct str query, const char *name)
{
    for (struct str part; query.n > 0 && str_split(&query, '&', &part);) {
        size_t equals = str_find_char(part, '=', 0);
        if (equals != SIZE_MAX && str_eq(str_slice(part, 0, equals), str_from(name)))
            return str_slice(part, equals + 1, part.n);
    }
    return STR("");
}

/* Media id in a player's address; empty for none. */
static struct str id_of(const struct player *p, const struct url_parts *url)
{
    if (p->parameter)
        return parameter_of(url->query, p->parameter);
    struct str path = url->path;
    if (!p->path || !str_starts(path, str_from(p->path)))
        return STR("");
    path = str_slice(path, str_from(p->path).n, path.n);
    size_t end = 0;
    while (end < path.n && (ascii_alnum(path.p[end]) || path.p[end] == '-' || path.p[end] == '_'))
        end++;
    return str_eq(path, STR("videoseries")) ? STR("") : str_slice(path, 0, end);
}

/* Player of an address, preferably one that finds an id; NULL for none. */
static const struct player *player_of(const struct url_parts *url, struct str *id)
{
    const struct player *found = NULL;
    for (size_t i = 0; i < ARRAY_SIZE(players); i++) {
        if (is_of(url->host, players[i].host)) {
            *id = id_of(&players[i], url);
            if (id->n > 0)
                return &players[i];
            found = found ? found : &players[i];
        }
    }
    return found;
}

static enum doc_media kind_of_extension(struct str path)
{
    if (str_any(str_ends_nocase, path, ".mp4|.m4v|.webm|.ogv|.mov|.m3u8|.flv|.avi"))
        return DOC_MEDIA_VIDEO;
    if (str_any(str_ends_nocase, path, ".mp3|.ogg|.oga|.opus|.m4a|.wav|.flac|.mid"))
        return DOC_MEDIA_AUDIO;
    return DOC_MEDIA_NONE;
}

enum doc_media html_embed_kind(struct str url)
{
    struct url_parts parts;
    struct str id;
    if (!url_split(url, &parts))
        return kind_of_extension(str_slice(url, 0, str_find_char(url, '?', 0)));
    const struct player *p = player_of(&parts, &id);
    if (p)
        return p->kind;
    bool peertube = str_starts(parts.path, STR("/videos/embed/"));
    return peertube ? DOC_MEDIA_VIDEO : kind_of_extension(parts.path);
}

void html_embed_add_page(struct buf *b, struct str url)
{
    struct url_parts parts;
    struct str id = STR("");
    const struct player *p = url_split(url, &parts) ? player_of(&parts, &id) : NULL;
    if (!p || id.n == 0) {
        buf_add(b, url);
        return;
    }
    struct str page = str_from(p->page);
    size_t at = str_find(page, STR("%s"), 0);
    buf_add(b, str_slice(page, 0, at));
    buf_add(b, id);
    buf_add(b, str_slice(page, at + 2, page.n));
    struct str secret = parameter_of(parts.query, "h"); /* of unlisted videos on Vimeo */
    if (secret.n > 0 && is_of(parts.host, "vimeo.com")) {
        buf_add_char(b, '/');
        buf_add(b, secret);
    }
}

void html_embed_add_name(struct buf *b, struct str url)
{
    struct url_parts parts;
    url = url_split(url, &parts) && parts.host.n > 0
              ? str_slice(url, (size_t)(parts.host.p - url.p), url.n)
              : url;
    url = str_starts(url, STR("www.")) ? str_slice(url, 4, url.n) : url;
    size_t query = str_find_char(url, '?', 0);
    url = url.n > MAX_NAME ? str_slice(url, 0, query) : url;
    while (url.n > 1 && url.p[url.n - 1] == '/')
        url.n--;
    size_t end = utf8_start(url, MAX_NAME);
    buf_add(b, str_slice(url, 0, end));
    buf_add_c(b, end < url.n ? "…" : "");
}
