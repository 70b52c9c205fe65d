# SPDX-License-Identifier: GPL-3.0-or-later
# Tests on public corpora beside the source tree; skipped (77) without them.
check_PROGRAMS += tests/corpus/test-unicode
TESTS += tests/corpus/test-unicode
tests_corpus_test_unicode_LDADD = $(text_ldadd)

TESTS += tests/corpus/feeds.sh
EXTRA_DIST += tests/corpus/feeds.sh

check_PROGRAMS += tests/corpus/test-opml
TESTS += tests/corpus/test-opml
tests_corpus_test_opml_SOURCES = tests/corpus/test-opml.c
tests_corpus_test_opml_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_corpus_test_opml_LDADD = $(feed_ldadd)
