/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enumerated arguments. */
#pragma once

/* Index of `word` in "one|two|three", -1 when absent. */
int cli_choice(const char *words, const char *word);
