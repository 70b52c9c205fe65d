/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that stand for numbers. */
#ifndef GANDER_CLI_CHOICE_H
#define GANDER_CLI_CHOICE_H

/* The index of `word` in "one|two|three", -1 when it is none of them. */
int cli_choice(const char *words, const char *word);

#endif
