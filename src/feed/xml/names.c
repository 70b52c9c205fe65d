/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolution of element names by the namespaces in scope. */
#include <string.h>

#include "feed/xml/reader.h"

enum { MAX_NAME = 64 };

enum feed_ns xml_find_namespace(const struct xml_reader *r, struct str prefix)
{
    for (size_t i = r->bindings.n; i > 0; i--)
        if (str_eq(r->bindings.v[i - 1].prefix, prefix))
            return r->bindings.v[i - 1].ns;
    return prefix.n == 0 ? NS_CORE : feed_ns_from_prefix(prefix);
}

static enum feed_element look_up_element(const struct xml_reader *r, const char *name,
                                         enum feed_ns *ns)
{
    char lower[MAX_NAME];
    struct str local = str_from(name);
    size_t colon = str_find_char(local, ':', 0);
    struct str prefix = colon == SIZE_MAX ? STR("") : str_slice(local, 0, colon);
    local = colon == SIZE_MAX ? local : str_slice(local, colon + 1, local.n);
    *ns = xml_find_namespace(r, prefix);
    /* An RSS root defines its prefix, whatever the namespace's address. */
    if (*ns == NS_OTHER && r->depth == 0 && str_eq_nocase(local, STR("rss")))
        *ns = NS_CORE;
    if (local.n >= sizeof lower)
        return E_UNKNOWN;
    for (size_t i = 0; i < local.n; i++)
        lower[i] = ascii_lower(local.p[i]);
    return feed_element(*ns, (struct str){lower, local.n});
}

enum feed_element xml_find_element(struct xml_reader *r, const char *name, enum feed_ns *ns)
{
    size_t n = strlen(name);
    struct known_name *k =
        &r->known[(n * 7 + (unsigned char)name[n - 1] * 3 + (unsigned char)name[0]) % KNOWN_NAMES];
    if (n >= sizeof k->name || r->depth == 0)
        return look_up_element(r, name, ns);
    if (strcmp(k->name, name) != 0) {
        memcpy(k->name, name, n + 1);
        k->element = look_up_element(r, name, &k->ns);
    }
    *ns = k->ns;
    return k->element;
}
