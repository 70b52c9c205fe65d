/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an entry of the undo journal: a valid one packs to the same change again. */
#include <stdlib.h>

#include "engine/edit/change.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct change *c = change_unpack((struct str){(const char *)data, size});
    if (!c)
        return 0;
    AUTO(buf) b = BUF_INIT, again = BUF_INIT;
    change_pack(&b, c);
    struct change *read = change_unpack(buf_str(&b));
    if (!read)
        abort();
    change_pack(&again, read);
    if (!str_eq(buf_str(&b), buf_str(&again)))
        abort();
    for (size_t i = 0; i < read->marks.n; i++) {
        const struct ids *ids = &read->marks.v[i].ids;
        for (size_t k = 1; k < ids->n; k++)
            if (ids->v[k] <= ids->v[k - 1])
                abort();
    }
    change_free(c);
    change_free(read);
    return 0;
}
