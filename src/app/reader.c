/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reader.h"

void reader_update(struct reader *r, const struct ui_event *event)
{
    ui_update(r->ui, event, &r->effects);
}

void reader_report_failure(struct reader *r, const struct effect *f, const struct error *e)
{
    reader_update(
        r, &(struct ui_event){.kind = UI_FAILED, .error = e, .request = f->request, .cause = f});
}
