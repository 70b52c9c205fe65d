/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/links.h"

#include "base/str.h"

enum { MAX_LINKS = 4096 };

void links_fini(struct links *l)
{
    vec_fini(&l->all);
}

void links_clear(struct links *l)
{
    l->all.n = 0;
}

bool links_have_room(const struct links *l, size_t more)
{
    return l->all.n + more <= MAX_LINKS;
}

uint16_t links_number(struct links *l, const char *url)
{
    uint64_t hash = str_hash(str_from(url));
    for (size_t i = 0; i < l->all.n; i++) {
        if (l->all.v[i].hash == hash) {
            l->all.v[i].address = url;
            return (uint16_t)(i + 1);
        }
    }
    if (!links_have_room(l, 1))
        return 0;
    vec_push(&l->all, ((struct numbered_link){hash, url}));
    return (uint16_t)l->all.n;
}

const char *links_address(const struct links *l, uint16_t number)
{
    return number ? l->all.v[number - 1].address : NULL;
}
