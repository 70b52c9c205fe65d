# SPDX-License-Identifier: GPL-3.0-or-later
# A target is one file with LLVMFuzzerTestOneInput; tests/fuzz/corpus/NAME holds its inputs, which
# `make check` replays. With --enable-fuzzers (CC=clang) the same targets are libFuzzer programs.
# Each adds itself like this:
#   fuzz_targets += tests/fuzz/fuzz-feed
#   tests_fuzz_fuzz_feed_SOURCES = tests/fuzz/fuzz-feed.c $(fuzz_main)
#   tests_fuzz_fuzz_feed_LDADD = $(feed_ldadd) $(fuzz_ldadd)
EXTRA_DIST += tests/fuzz/corpus
fuzz_targets =
check_PROGRAMS += $(fuzz_targets)
if FUZZERS
fuzz_main =
fuzz_ldadd = $(FUZZ_LIBS)
else
fuzz_main = tests/fuzz/replay.c
fuzz_ldadd =
TESTS += $(fuzz_targets)
endif

fuzz_targets += tests/fuzz/fuzz-utf8
tests_fuzz_fuzz_utf8_SOURCES = tests/fuzz/fuzz-utf8.c $(fuzz_main)
tests_fuzz_fuzz_utf8_LDADD = $(text_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-match
tests_fuzz_fuzz_match_SOURCES = tests/fuzz/fuzz-match.c $(fuzz_main)
tests_fuzz_fuzz_match_LDADD = $(text_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-keys
tests_fuzz_fuzz_keys_SOURCES = tests/fuzz/fuzz-keys.c $(fuzz_main)
tests_fuzz_fuzz_keys_LDADD = libterm.a $(text_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-html-doc
tests_fuzz_fuzz_html_doc_SOURCES = tests/fuzz/fuzz-html-doc.c $(fuzz_main)
tests_fuzz_fuzz_html_doc_LDADD = $(page_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-picture
tests_fuzz_fuzz_picture_SOURCES = tests/fuzz/fuzz-picture.c $(fuzz_main)
tests_fuzz_fuzz_picture_LDADD = $(picture_ldadd) $(fuzz_ldadd)
fuzz_targets += tests/fuzz/fuzz-page
tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz-page.c $(fuzz_main)
tests_fuzz_fuzz_page_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_fuzz_fuzz_page_LDADD = $(page_ldadd) $(fuzz_ldadd)
fuzz_targets += tests/fuzz/fuzz-layout tests/fuzz/fuzz-safe tests/fuzz/fuzz-width
tests_fuzz_fuzz_layout_SOURCES = tests/fuzz/fuzz-layout.c $(fuzz_main)
tests_fuzz_fuzz_layout_LDADD = liblayout.a $(page_ldadd) $(FRIBIDI_LIBS) $(fuzz_ldadd)
tests_fuzz_fuzz_safe_SOURCES = tests/fuzz/fuzz-safe.c $(fuzz_main)
tests_fuzz_fuzz_safe_LDADD = $(text_ldadd) $(fuzz_ldadd)
tests_fuzz_fuzz_width_SOURCES = tests/fuzz/fuzz-width.c $(fuzz_main)
tests_fuzz_fuzz_width_LDADD = $(text_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-list tests/fuzz/fuzz-discover tests/fuzz/fuzz-rules
tests_fuzz_fuzz_list_SOURCES = tests/fuzz/fuzz-list.c $(fuzz_main)
tests_fuzz_fuzz_list_LDADD = $(page_ldadd) $(fuzz_ldadd)
tests_fuzz_fuzz_discover_SOURCES = tests/fuzz/fuzz-discover.c $(fuzz_main)
tests_fuzz_fuzz_discover_LDADD = $(page_ldadd) $(fuzz_ldadd)
tests_fuzz_fuzz_rules_SOURCES = tests/fuzz/fuzz-rules.c $(fuzz_main)
tests_fuzz_fuzz_rules_LDADD = $(page_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-xml
tests_fuzz_fuzz_xml_SOURCES = tests/fuzz/fuzz-xml.c $(fuzz_main)
tests_fuzz_fuzz_xml_CPPFLAGS = $(AM_CPPFLAGS) $(EXPAT_CFLAGS)
tests_fuzz_fuzz_xml_LDADD = $(feed_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-tui
tests_fuzz_fuzz_tui_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
tests_fuzz_fuzz_tui_SOURCES = tests/fuzz/fuzz-tui.c tests/golden/tui/fake.c \
	tests/golden/tui/fake.h $(fuzz_main)
tests_fuzz_fuzz_tui_LDADD = libtui.a libpresent.a libconfig.a libscreen.a libengine.a $(layout_ldadd) $(picture_ldadd) $(LIBINTL) $(fuzz_ldadd)
fuzz_targets += tests/fuzz/fuzz-feed
tests_fuzz_fuzz_feed_SOURCES = tests/fuzz/fuzz-feed.c $(fuzz_main)
tests_fuzz_fuzz_feed_LDADD = $(feed_ldadd) $(fuzz_ldadd)
tests_fuzz_fuzz_feed_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)

fuzz_targets += tests/fuzz/fuzz-json
tests_fuzz_fuzz_json_SOURCES = tests/fuzz/fuzz-json.c $(fuzz_main)
tests_fuzz_fuzz_json_LDADD = $(feed_ldadd) $(fuzz_ldadd)
tests_fuzz_fuzz_json_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)

fuzz_targets += tests/fuzz/fuzz-opml
tests_fuzz_fuzz_opml_SOURCES = tests/fuzz/fuzz-opml.c $(fuzz_main)
tests_fuzz_fuzz_opml_LDADD = $(feed_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-newsboat
tests_fuzz_fuzz_newsboat_SOURCES = tests/fuzz/fuzz-newsboat.c $(fuzz_main)
tests_fuzz_fuzz_newsboat_LDADD = $(feed_ldadd) $(store_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-state
tests_fuzz_fuzz_state_SOURCES = tests/fuzz/fuzz-state.c $(fuzz_main)
tests_fuzz_fuzz_state_LDADD = $(feed_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-date
tests_fuzz_fuzz_date_SOURCES = tests/fuzz/fuzz-date.c $(fuzz_main)
tests_fuzz_fuzz_date_LDADD = $(text_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-charset
tests_fuzz_fuzz_charset_SOURCES = tests/fuzz/fuzz-charset.c $(fuzz_main)
tests_fuzz_fuzz_charset_LDADD = $(text_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-url
tests_fuzz_fuzz_url_SOURCES = tests/fuzz/fuzz-url.c $(fuzz_main)
tests_fuzz_fuzz_url_LDADD = $(text_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-markup
tests_fuzz_fuzz_markup_SOURCES = tests/fuzz/fuzz-markup.c $(fuzz_main)
tests_fuzz_fuzz_markup_LDADD = $(feed_ldadd) $(fuzz_ldadd)
tests_fuzz_fuzz_markup_CPPFLAGS = $(AM_CPPFLAGS) $(EXPAT_CFLAGS)

fuzz_targets += tests/fuzz/fuzz-config
tests_fuzz_fuzz_config_SOURCES = tests/fuzz/fuzz-config.c $(fuzz_main)
tests_fuzz_fuzz_config_LDADD = $(config_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-change
tests_fuzz_fuzz_change_SOURCES = tests/fuzz/fuzz-change.c $(fuzz_main)
tests_fuzz_fuzz_change_LDADD = $(engine_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-calls
tests_fuzz_fuzz_calls_SOURCES = tests/fuzz/fuzz-calls.c $(fuzz_main)
tests_fuzz_fuzz_calls_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_fuzz_fuzz_calls_LDADD = $(engine_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-greader
tests_fuzz_fuzz_greader_SOURCES = tests/fuzz/fuzz-greader.c $(fuzz_main)
tests_fuzz_fuzz_greader_LDADD = $(greader_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-query
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz-query.c $(fuzz_main)
tests_fuzz_fuzz_query_LDADD = $(store_ldadd) $(fuzz_ldadd)

fuzz_targets += tests/fuzz/fuzz-salvage
tests_fuzz_fuzz_salvage_SOURCES = tests/fuzz/fuzz-salvage.c $(fuzz_main)
tests_fuzz_fuzz_salvage_LDADD = $(store_ldadd) $(fuzz_ldadd)
tests_fuzz_fuzz_salvage_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
