/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/sequence.h"

void sequence_add(struct sequence *s, const char *bytes)
{
    for (; *bytes && s->n < sizeof s->bytes; bytes++)
        s->bytes[s->n++] = *bytes;
}

void sequence_add_number(struct sequence *s, int number)
{
    char digits[16], *p = digits + sizeof digits;
    *--p = '\0';
    do
        *--p = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    sequence_add(s, p);
}

void sequence_add_csi(struct sequence *s, int number, const char *final)
{
    sequence_add(s, "\033[");
    if (number != 1)
        sequence_add_number(s, number);
    sequence_add(s, final);
}

int sequence_number_bytes(int number)
{
    int n = 1;
    for (; number >= 10; number /= 10)
        n++;
    return n;
}

int sequence_csi_bytes(int number)
{
    return number == 1 ? 3 : 3 + sequence_number_bytes(number);
}

void sequence_send(const struct sequence *s, struct buf *out)
{
    buf_add(out, (struct str){s->bytes, s->n});
}

void sequence_send_aside(const struct buf *part, struct buf *out)
{
    if (part->n > 0) {
        buf_add_c(out, "\0337\033[0m");
        buf_add(out, buf_str(part));
        buf_add_c(out, "\0338");
    }
}
