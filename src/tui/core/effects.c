/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tui/ui.h"

struct effect *effects_add(struct effects *effects, enum effect_kind kind)
{
    if (effects->n == effects->size) {
        effects->size = effects->size ? effects->size * 2 : 8;
        effects->v = mem_resize(effects->v, effects->size, sizeof *effects->v);
    }
    struct effect *f = &effects->v[effects->n++];
    memset(f, 0, sizeof *f);
    f->kind = kind;
    return f;
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

void effects_clear(struct effects *effects)
{
    for (size_t i = 0; i < effects->n; i++)
        effect_fini(&effects->v[i]);
    effects->n = 0;
}

void effects_fini(struct effects *effects)
{
    effects_clear(effects);
    free(effects->v);
    memset(effects, 0, sizeof *effects);
}
