/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text size of the article: the wanted one, and the one available in its place. */
#include "config.h"

#include "tui/article/size-commands.h"

#include "engine/data/command.h"
#include "model/doc.h"
#include "text/display/width.h"
#include "text/utf8.h"
#include "tui/core/geometry.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/view.h"
#include "tui/size/text-size.h"
#include "tui/ui.h"

/* ---- properties of the text ------------------------------------------------------------------ */

enum {
    FOREIGN_SHARE = 8, /* share of other scripts (1/n) that makes a text foreign */
    KNOWN = 2048,      /* characters remembered, by their last bits */
};

struct census {
    const struct glyph_source *glyphs;
    struct {
        uint32_t letter; /* 0: none */
        bool missing;
    } known[KNOWN];
    size_t letters, foreign;
    struct text_facts facts;
};

/* True for a letter that is not built in. */
static bool is_foreign(struct census *c, uint32_t letter)
{
    struct glyph glyph;
    struct tall_glyph tall;
    size_t at = letter % KNOWN;
    if (c->known[at].letter != letter) {
        c->known[at].letter = letter;
        c->known[at].missing = !font_glyph(letter, &glyph);
        if (c->known[at].missing && !c->facts.tall)
            c->facts.tall = c->glyphs && c->glyphs->find(c->glyphs, letter, &tall);
    }
    return c->known[at].missing;
}

static void count_letters(struct census *c, struct str text)
{
    struct cluster cluster;
    size_t at = 0;
    for (;;) {
        for (; at < text.n && (unsigned char)text.p[at] < 0x80; at++) /* all built in */
            c->letters += text.p[at] > ' ';
        if (!cluster_next(text, &at, &cluster))
            break;
        size_t first = 0;
        uint32_t letter = utf8_next(cluster.text, &first);
        if (cluster.width <= 0)
            continue;
        c->letters++;
        c->foreign += is_foreign(c, letter);
        c->facts.wide = c->facts.wide || cluster.width > 1;
    }
}

void article_analyze_text(struct ui *ui)
{
    struct article_view *a = &ui->article;
    AUTO_FREE struct census *c = MEM_NEW(struct census);
    struct doc_node *root = a->data.body.root;
    c->glyphs = ui->glyph_source;
    for (struct doc_node *n = root; n; n = doc_next(root, n))
        count_letters(c, n->text);
    c->facts.foreign = c->foreign * FOREIGN_SHARE > c->letters;
    a->facts = c->facts;
}

/* ---- changing it ----------------------------------------------------------------------------- */

static const char *method_name(const struct text_plan *plan)
{
    static const char *const names[] = {
        [TEXT_OSC66] = N_("scaled by the terminal"),
        [TEXT_LINES] = N_("double lines"),
        [TEXT_DOTS] = N_("dots"),
        [TEXT_SOLID] = N_("blocks"),
    };
    return _(plan->method == TEXT_LAYOUT ? plan->size->name : names[plan->method]);
}

/* Reason for which a size was skipped, or where it would look better; "" for none. */
static const char *size_remark(struct ui *ui, enum text_refusal refusal,
                               const struct text_plan *plan)
{
    if (refusal == TEXT_WIDE)
        return _("; this terminal has no double lines for Chinese");
    if (refusal == TEXT_NO_GLYPHS)
        return _("; larger letters of this script need the package unifont");
    if (refusal == TEXT_TOO_LARGE)
        return _("; larger letters need a larger window");
    if (ui->terminal.text.multiplexed && plan->percent > 200 && !ui->multiplexer_mentioned) {
        ui->multiplexer_mentioned = true;
        /* xgettext:no-c-format */
        return _("; true 200 % needs the terminal outside tmux");
    }
    return "";
}

static void say_size(struct ui *ui, enum text_refusal refusal)
{
    struct text_plan plan = article_plan(ui);
    int count, position = article_size_position(ui, &count);
    /* TRANSLATORS: the number of a text size, the number of sizes, per cent, what makes letters so
     * large ("dots") or what the size is called, and perhaps a remark. */
    ui_notify(ui, ROLE_NOTICE, _("Text %d/%d: %d %% (%s)%s"), position, count, plan.percent,
              method_name(&plan), size_remark(ui, refusal, &plan));
}

static void store_size(struct ui *ui)
{
    struct article_view *a = &ui->article;
    AUTO(buf) key = BUF_INIT, value = BUF_INIT;
    buf_printf(&key, "%s%lld", UI_SOURCE_SIZE_KEY, (long long)a->data.row.source);
    buf_printf(&value, "%d", a->own_size ? a->own_size->percent : 0);
    ui_send(ui, &(struct engine_command){
                    .kind = ENGINE_SET_STATE, .title = buf_c(&key), .value = buf_c(&value)});
}

static void set(struct ui *ui, const struct text_size *size, enum text_refusal refusal)
{
    if (ui->article.loaded && ui->article.own_size) {
        ui->article.own_size = size;
        store_size(ui);
    } else {
        ui->text_size = size;
    }
    say_size(ui, refusal);
}

void article_normal_size(struct ui *ui, const struct call *call)
{
    const struct text_size *size = text_size_get(TEXT_SIZE_NORMAL);
    struct text_place at;
    struct text_plan plan;
    article_find_place(ui, &at);
    set(ui, size, text_size_plan(size, &at, &plan));
}

void article_step_size(struct ui *ui, const struct call *call)
{
    int step = call->direction;
    struct text_place at;
    struct text_plan next;
    enum text_refusal refusal = TEXT_FITS, why = TEXT_FITS;
    const struct text_size *from = article_plan(ui).size, *to = text_size_step(from, step);
    article_find_place(ui, &at);
    while (to && (refusal = text_size_plan(to, &at, &next)) != TEXT_FITS) {
        why = why == TEXT_FITS && refusal != TEXT_ABSENT ? refusal : why;
        to = text_size_step(to, step);
    }
    bool worth_saying = step > 0 && !(to && why == TEXT_TOO_LARGE);
    set(ui, to ? to : from, worth_saying ? why : TEXT_FITS);
}

/* ---- a source's own size --------------------------------------------------------------------- */

void article_toggle_own_size(struct ui *ui, const struct call *call)
{
    struct article_view *a = &ui->article;
    if (!a->loaded) {
        ui_say(ui, ROLE_NOTICE, _("No article is open."));
        return;
    }
    a->own_size = a->own_size ? NULL : article_wanted_size(ui);
    store_size(ui);
    ui_say(ui, ROLE_NOTICE,
           a->own_size ? _("This source keeps its own text size.")
                       : _("This source uses the general text size."));
}
