/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enumerated arguments. */
#ifndef GANDER_CLI_CHOICE_H
#define GANDER_CLI_CHOICE_H

/* Index of `word` in "one|two|three", -1 when absent. */
int cli_choice(const char *words, const char *word);

#endif
