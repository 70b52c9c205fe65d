/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reader.h"

void reader_give(struct reader *r, const struct ui_event *event)
{
    ui_update(r->ui, event, &r->effects);
}

void reader_failed(struct reader *r, const struct effect *f, const struct error *e)
{
    reader_give(
        r, &(struct ui_event){.kind = UI_FAILED, .error = e, .request = f->request, .cause = f});
}
