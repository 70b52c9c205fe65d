/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "base/vec.h"
#include "engine/data/command.h"
#include "tui/ui.h"

struct effect *effects_add(struct effects *effects, enum effect_kind kind)
{
    vec_push(effects, (struct effect){.kind = kind});
    return &effects->v[effects->n - 1];
}

void effect_article_fini(struct effect_article *a)
{
    free(a->url);
    free(a->title);
    free(a->source);
    free(a->text);
    free(a->description);
}

void effect_fini(struct effect *f)
{
    engine_command_free(f->command);
    free(f->text);
    free(f->title);
    free(f->ids);
    effect_article_fini(&f->article);
    free((char *)f->query.search);
}

void effects_fini(struct effects *effects)
{
    for (size_t i = 0; i < effects->n; i++)
        effect_fini(&effects->v[i]);
    vec_fini(effects);
}
