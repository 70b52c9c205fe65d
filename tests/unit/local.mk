# SPDX-License-Identifier: GPL-3.0-or-later
# One program per module, linked only with what its layer may use. Each adds itself like this:
#   unit_tests += tests/unit/test-str
#   tests_unit_test_str_SOURCES: unless it is tests/unit/test-str.c alone
#   tests_unit_test_str_LDADD = $(base_ldadd) $(CMOCKA_LIBS)
# `make check-quick` runs it after changes in the folders whose libraries are named there.
unit_tests =
EXTRA_DIST += tests/unit/due.sh
if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif

unit_tests += tests/unit/test-base
tests_unit_test_base_SOURCES = tests/unit/test-base.c tests/unit/unit.h
tests_unit_test_base_LDADD = $(base_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-utf8
tests_unit_test_utf8_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-url tests/unit/test-markup
tests_unit_test_url_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
tests_unit_test_markup_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-options
tests_unit_test_options_LDADD = libcli.a $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-width
tests_unit_test_width_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-break
tests_unit_test_break_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-safe
tests_unit_test_safe_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-keys
tests_unit_test_keys_LDADD = libterm.a $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-dom tests/unit/test-html-doc
tests_unit_test_dom_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
tests_unit_test_html_doc_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-teaser
tests_unit_test_teaser_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-keymap
tests_unit_test_keymap_LDADD = $(config_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-theme
tests_unit_test_theme_LDADD = libterm.a $(config_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-logical
tests_unit_test_logical_CPPFLAGS = $(AM_CPPFLAGS) $(FRIBIDI_CFLAGS)
tests_unit_test_logical_LDADD = libtui.a libscreen.a $(layout_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-canvas
tests_unit_test_canvas_LDADD = libtui.a libconfig.a libscreen.a $(layout_ldadd) $(LIBINTL) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-qr
tests_unit_test_qr_SOURCES = tests/unit/test-qr.c
tests_unit_test_qr_LDADD = libtui.a $(picture_ldadd) libscreen.a $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-surface
tests_unit_test_surface_LDADD = libtui.a $(screen_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-paths
tests_unit_test_paths_LDADD = libapp.a $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-loop
tests_unit_test_loop_SOURCES = tests/unit/test-loop.c tests/unit/unit.h
tests_unit_test_loop_LDADD = libapp.a libterm.a $(screen_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-pause
tests_unit_test_pause_LDADD = libapp.a $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-programs
tests_unit_test_programs_LDADD = libapp.a $(text_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-child
tests_unit_test_child_SOURCES = tests/unit/test-child.c
tests_unit_test_child_LDADD = libbase.a $(CMOCKA_LIBS)
unit_tests += tests/unit/test-config
tests_unit_test_config_LDADD = $(config_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-header
tests_unit_test_header_LDADD = $(net_ldadd) $(CMOCKA_LIBS)

if HAVE_MICROHTTPD
unit_tests += tests/unit/test-net
tests_unit_test_net_SOURCES = tests/unit/test-net.c tests/unit/sent.h
tests_unit_test_net_CPPFLAGS = $(AM_CPPFLAGS) $(tls_cppflags)
tests_unit_test_net_LDADD = $(httpd_ldadd) $(net_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-forgiving tests/unit/test-guard
tests_unit_test_forgiving_SOURCES = tests/unit/test-forgiving.c tests/unit/net-fixture.h
tests_unit_test_forgiving_LDADD = $(httpd_ldadd) $(net_ldadd) $(CMOCKA_LIBS)
tests_unit_test_guard_SOURCES = tests/unit/test-guard.c tests/unit/net-fixture.h
tests_unit_test_guard_LDADD = $(httpd_ldadd) $(net_ldadd) $(CMOCKA_LIBS)
endif

unit_tests += tests/unit/test-date
tests_unit_test_date_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-charset
tests_unit_test_charset_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-probe
tests_unit_test_probe_LDADD = libterm.a $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-clusters
tests_unit_test_clusters_LDADD = libterm.a $(screen_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-pace
tests_unit_test_pace_LDADD = libterm.a $(CMOCKA_LIBS)

unit_tests += tests/unit/test-pen
tests_unit_test_pen_LDADD = libterm.a $(screen_ldadd) $(CMOCKA_LIBS)

if HAVE_VTERM
unit_tests += tests/unit/test-paint
tests_unit_test_paint_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_unit_test_paint_LDADD = libterm.a $(screen_ldadd) $(VTERM_LIBS) $(CMOCKA_LIBS)
endif

unit_tests += tests/unit/test-big-text
tests_unit_test_big_text_LDADD = libterm.a $(screen_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-pixels
tests_unit_test_pixels_LDADD = libterm.a $(screen_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-article-doc
tests_unit_test_article_doc_LDADD = $(model_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-picture
tests_unit_test_picture_LDADD = $(picture_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-newsboat-config
tests_unit_test_newsboat_config_LDADD = $(config_ldadd) $(feed_ldadd) $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-newsboat
tests_unit_test_newsboat_LDADD = $(feed_ldadd) $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-calls
tests_unit_test_calls_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_unit_test_calls_LDADD = $(engine_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-schedule
tests_unit_test_schedule_LDADD = libengine.a $(text_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-store
EXTRA_DIST += tests/unit/store
tests_unit_test_store_SOURCES = tests/unit/test-store.c tests/unit/store-fixture.h tests/unit/unit.h
tests_unit_test_store_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-anchor tests/unit/test-reading-time
tests_unit_test_anchor_SOURCES = tests/unit/test-anchor.c tests/unit/unit.h
tests_unit_test_anchor_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
tests_unit_test_reading_time_SOURCES = tests/unit/test-reading-time.c tests/unit/unit.h
tests_unit_test_reading_time_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-terms
tests_unit_test_terms_SOURCES = tests/unit/test-terms.c tests/unit/unit.h
tests_unit_test_terms_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-match
tests_unit_test_match_SOURCES = tests/unit/test-match.c tests/unit/unit.h
tests_unit_test_match_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-regex
tests_unit_test_regex_SOURCES = tests/unit/test-regex.c tests/unit/unit.h
tests_unit_test_regex_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-fold
tests_unit_test_fold_SOURCES = tests/unit/test-fold.c tests/unit/unit.h
tests_unit_test_fold_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-list tests/unit/test-rules tests/unit/test-discover
tests_unit_test_list_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
tests_unit_test_rules_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
tests_unit_test_discover_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-html-elements tests/unit/test-autolink tests/unit/test-counter-style
tests_unit_test_html_elements_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
tests_unit_test_autolink_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
tests_unit_test_counter_style_LDADD = $(text_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-layout
tests_unit_test_layout_LDADD = $(layout_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-store-merge
tests_unit_test_store_merge_SOURCES = tests/unit/test-store-merge.c tests/unit/store-fixture.h
tests_unit_test_store_merge_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_merge_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-store-history
tests_unit_test_store_history_SOURCES = tests/unit/test-store-history.c tests/unit/store-fixture.h
tests_unit_test_store_history_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_history_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-store-lists
tests_unit_test_store_lists_SOURCES = tests/unit/test-store-lists.c tests/unit/store-fixture.h
tests_unit_test_store_lists_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_lists_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-account-plan
tests_unit_test_account_plan_LDADD = $(engine_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-store-accounts
tests_unit_test_store_accounts_SOURCES = tests/unit/test-store-accounts.c tests/unit/store-fixture.h
tests_unit_test_store_accounts_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_accounts_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-confine
tests_unit_test_confine_LDADD = $(base_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-store-faults
tests_unit_test_store_faults_SOURCES = tests/unit/test-store-faults.c tests/unit/store-fixture.h \
	$(failing_vfs)
tests_unit_test_store_faults_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_faults_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-salvage
tests_unit_test_salvage_SOURCES = tests/unit/test-salvage.c tests/unit/store-fixture.h
tests_unit_test_salvage_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_salvage_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-store-tags
tests_unit_test_store_tags_SOURCES = tests/unit/test-store-tags.c tests/unit/store-fixture.h
tests_unit_test_store_tags_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_tags_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-store-tree
tests_unit_test_store_tree_SOURCES = tests/unit/test-store-tree.c tests/unit/store-fixture.h
tests_unit_test_store_tree_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_tree_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-compress
tests_unit_test_compress_SOURCES = tests/unit/test-compress.c tests/unit/store-fixture.h
tests_unit_test_compress_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_compress_LDADD = $(store_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-search-raw
tests_unit_test_search_raw_SOURCES = tests/unit/test-search-raw.c tests/unit/unit.h
tests_unit_test_search_raw_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_search_raw_LDADD = $(store_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-store-search tests/unit/test-search-index
tests_unit_test_search_index_SOURCES = tests/unit/test-search-index.c tests/unit/store-fixture.h
tests_unit_test_search_index_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_search_index_LDADD = $(store_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-related tests/unit/test-store-rules
tests_unit_test_store_rules_SOURCES = tests/unit/test-store-rules.c tests/unit/store-fixture.h
tests_unit_test_store_rules_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_rules_LDADD = $(store_ldadd) $(CMOCKA_LIBS)
tests_unit_test_related_SOURCES = tests/unit/test-related.c tests/unit/store-fixture.h
tests_unit_test_related_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_related_LDADD = $(store_ldadd) $(CMOCKA_LIBS)
tests_unit_test_store_search_SOURCES = tests/unit/test-store-search.c tests/unit/store-fixture.h
tests_unit_test_store_search_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_search_LDADD = $(store_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-text-size
tests_unit_test_text_size_LDADD = libapp.a libtui.a libterm.a libscreen.a $(layout_ldadd) $(LIBINTL) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-blocks
tests_unit_test_blocks_LDADD = $(layout_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-opml
tests_unit_test_opml_LDADD = $(feed_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-list-window
tests_unit_test_list_window_LDADD = libtui.a $(screen_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-panes
tests_unit_test_panes_LDADD = libtui.a $(screen_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-clean
tests_unit_test_clean_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_unit_test_clean_LDADD = $(page_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-extract
tests_unit_test_extract_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_unit_test_extract_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-article-text
tests_unit_test_article_text_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_unit_test_article_text_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-page-kinds
tests_unit_test_page_kinds_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_unit_test_page_kinds_LDADD = $(page_ldadd) $(CMOCKA_LIBS)
unit_tests += tests/unit/test-feed
tests_unit_test_feed_LDADD = $(feed_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-typing
tests_unit_test_typing_LDADD = libtui.a $(config_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-reason
tests_unit_test_reason_LDADD = libpresent.a $(config_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-wrap
tests_unit_test_wrap_LDADD = libtui.a $(screen_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-address
tests_unit_test_address_SOURCES = tests/unit/test-address.c
tests_unit_test_address_LDADD = $(text_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-views
tests_unit_test_views_SOURCES = tests/unit/test-views.c tests/unit/store-fixture.h
tests_unit_test_views_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_views_LDADD = $(store_ldadd) $(CMOCKA_LIBS)

unit_tests += tests/unit/test-greader
tests_unit_test_greader_LDADD = $(greader_ldadd) $(CMOCKA_LIBS)
