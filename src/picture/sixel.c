/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sixel graphics (DEC STD 070, chapter 9), with a sequence per row of cells, so that any row can be
 * sent alone. All rows share a palette made by median cut. No dithering, which would be smoother
 * but triples the bytes.
 */
#include <string.h>

#include "base/mem.h"
#include "picture/picture.h"

enum {
    BAND = 6, /* pixels in a sixel */
    BITS = 6, /* per channel: fewer show as bands in a sky */
    LEVELS = 1 << BITS,
    BINS = LEVELS * LEVELS * LEVELS,
    MAX_COLORS = 255,
    CLEAR = 255, /* color number of transparent pixels */
    OPAQUE_FROM = 128,
};

struct color_box {
    uint32_t *bins; /* range of quantizer.bins */
    size_t n;
    int64_t weight; /* pixels times the longest side: the heaviest box is split next */
    int channel;    /* the longest side */
};

struct quantizer {
    uint32_t count[BINS];
    uint32_t bins[BINS];  /* non-empty ones, by box */
    uint8_t number[BINS]; /* index in the palette */
    struct color_box boxes[MAX_COLORS];
    uint8_t palette[MAX_COLORS][3]; /* percent */
    size_t n_boxes;
};

static int channel_of(unsigned bin, int channel)
{
    return (int)(bin >> (2 * BITS - BITS * channel)) & (LEVELS - 1);
}

static unsigned bin_of(const uint8_t *pixel)
{
    enum { CUT = 8 - BITS };
    return (unsigned)(pixel[0] >> CUT) << 2 * BITS | (unsigned)(pixel[1] >> CUT) << BITS |
           (unsigned)(pixel[2] >> CUT);
}

static void measure_box(const struct quantizer *q, struct color_box *box)
{
    int low[3] = {LEVELS, LEVELS, LEVELS}, high[3] = {0, 0, 0}, longest = 0;
    int64_t pixels = 0;
    for (size_t i = 0; i < box->n; i++) {
        pixels += q->count[box->bins[i]];
        for (int c = 0; c < 3; c++) {
            int level = channel_of(box->bins[i], c);
            low[c] = level < low[c] ? level : low[c];
            high[c] = level > high[c] ? level : high[c];
        }
    }
    for (int c = 0; c < 3; c++) {
        if (high[c] - low[c] > longest) {
            longest = high[c] - low[c];
            box->channel = c;
        }
    }
    box->weight = pixels * longest;
}

/* Sorts a box's bins along its longest side, by counting sort. */
static void sort_box(struct color_box *box)
{
    size_t start[LEVELS + 1] = {0};
    AUTO_FREE uint32_t *sorted = mem_zalloc(box->n, sizeof *sorted);
    for (size_t i = 0; i < box->n; i++)
        start[channel_of(box->bins[i], box->channel) + 1]++;
    for (int level = 0; level < LEVELS; level++)
        start[level + 1] += start[level];
    for (size_t i = 0; i < box->n; i++)
        sorted[start[channel_of(box->bins[i], box->channel)]++] = box->bins[i];
    memcpy(box->bins, sorted, box->n * sizeof *sorted);
}

/* Splits a box at the median of its pixels. */
static void split_box(struct quantizer *q, struct color_box *box)
{
    int64_t all = 0, before = 0;
    sort_box(box);
    for (size_t i = 0; i < box->n; i++)
        all += q->count[box->bins[i]];
    size_t cut = 0;
    while (cut + 1 < box->n && (cut == 0 || before < all / 2))
        before += q->count[box->bins[cut++]];
    struct color_box *other = &q->boxes[q->n_boxes++];
    *other = (struct color_box){.bins = box->bins + cut, .n = box->n - cut};
    box->n = cut;
    measure_box(q, box);
    measure_box(q, other);
}

static void set_color(struct quantizer *q, size_t index)
{
    const struct color_box *box = &q->boxes[index];
    int64_t sum[3] = {0}, pixels = 0;
    for (size_t i = 0; i < box->n; i++) {
        unsigned bin = box->bins[i];
        q->number[bin] = (uint8_t)index;
        pixels += q->count[bin];
        for (int c = 0; c < 3; c++)
            sum[c] += (int64_t)q->count[bin] * channel_of(bin, c);
    }
    for (int c = 0; c < 3; c++) {
        q->palette[index][c] =
            (uint8_t)((sum[c] * 100 + pixels * (LEVELS - 1) / 2) / (pixels * (LEVELS - 1)));
    }
}

static struct quantizer *make_palette(const struct picture *p)
{
    struct quantizer *q = MEM_NEW(struct quantizer);
    size_t n = 0, pixels = (size_t)p->width * (size_t)p->height;
    for (size_t i = 0; i < pixels; i++)
        if (p->rgba[4 * i + 3] >= OPAQUE_FROM)
            q->count[bin_of(p->rgba + 4 * i)]++;
    for (unsigned bin = 0; bin < BINS; bin++)
        if (q->count[bin] > 0)
            q->bins[n++] = bin;
    if (n == 0)
        return q;
    q->boxes[q->n_boxes++] = (struct color_box){.bins = q->bins, .n = n};
    measure_box(q, &q->boxes[0]);
    while (q->n_boxes < MAX_COLORS) {
        struct color_box *best = &q->boxes[0];
        for (size_t i = 1; i < q->n_boxes; i++)
            best = q->boxes[i].weight > best->weight ? &q->boxes[i] : best;
        if (best->weight == 0)
            break;
        split_box(q, best);
    }
    for (size_t i = 0; i < q->n_boxes; i++)
        set_color(q, i);
    return q;
}

/* Appends one colour of a band, run-length encoded, without trailing blanks. */
static void add_sixels(struct buf *b, const uint8_t *numbers, int width, int height, int color)
{
    int run = 0;
    char last = '\0';
    for (int x = 0; x <= width; x++) {
        int bits = 0;
        for (int y = 0; x < width && y < height; y++)
            bits |= (numbers[y * width + x] == color) << y;
        char sixel = (char)('?' + bits);
        if (x < width && sixel == last) {
            run++;
            continue;
        }
        if (run > 3 && !(x == width && last == '?'))
            buf_printf(b, "!%d%c", run, last);
        else if (!(x == width && last == '?'))
            buf_add_chars(b, last, (size_t)run);
        last = sixel;
        run = 1;
    }
}

static void add_band(struct buf *b, const uint8_t *numbers, int width, int height)
{
    bool used[MAX_COLORS + 1] = {false}, first = true;
    for (int i = 0; i < width * height; i++)
        used[numbers[i]] = true;
    for (int color = 0; color < CLEAR; color++) {
        if (used[color]) {
            buf_printf(b, "%s#%d", first ? "" : "$", color);
            add_sixels(b, numbers, width, height, color);
            first = false;
        }
    }
}

static void add_strip(struct buf *b, const struct quantizer *q, const struct picture *p, int top,
                      int height, uint8_t *numbers)
{
    bool used[MAX_COLORS + 1] = {false};
    for (int i = 0; i < p->width * height; i++) {
        const uint8_t *pixel = p->rgba + ((size_t)top * (size_t)p->width + (size_t)i) * 4;
        numbers[i] = pixel[3] >= OPAQUE_FROM ? q->number[bin_of(pixel)] : CLEAR;
        used[numbers[i]] = true;
    }
    /* P2 = 1: undrawn pixels keep their colour. Raster attributes: aspect ratio 1:1, size. */
    buf_printf(b, "\033P0;1q\"1;1;%d;%d", p->width, height);
    for (size_t color = 0; color < q->n_boxes; color++) {
        if (used[color]) {
            const uint8_t *percent = q->palette[color];
            buf_printf(b, "#%zu;2;%d;%d;%d", color, percent[0], percent[1], percent[2]);
        }
    }
    for (int y = 0; y < height; y += BAND) {
        add_band(b, numbers + y * p->width, p->width, height - y < BAND ? height - y : BAND);
        buf_add_c(b, y + BAND < height ? "-" : "");
    }
    buf_add_c(b, "\033\\");
}

void picture_add_sixel(struct buf *b, const struct picture *p, int rows, size_t *ends)
{
    AUTO_FREE struct quantizer *q = make_palette(p);
    int height = p->height / rows;
    AUTO_FREE uint8_t *numbers = mem_zalloc((size_t)p->width * (size_t)height, 1);
    for (int row = 0; row < rows; row++) {
        add_strip(b, q, p, row * height, height, numbers);
        ends[row] = b->n;
    }
}
