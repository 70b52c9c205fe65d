# SPDX-License-Identifier: GPL-3.0-or-later
# Measured against the public corpora, when they lie beside the source tree; else skipped (77).
check_PROGRAMS += tests/corpus/test-unicode
TESTS += tests/corpus/test-unicode
tests_corpus_test_unicode_SOURCES = tests/corpus/test-unicode.c
tests_corpus_test_unicode_LDADD = $(text_ldadd)
