# SPDX-License-Identifier: GPL-3.0-or-later
# The complete engine, with the scripted server.
engine_tests =
if HAVE_CMOCKA
if HAVE_MICROHTTPD
check_PROGRAMS += $(engine_tests)
TESTS += $(engine_tests)
check_LIBRARIES += tests/engine/libfixture.a
endif
endif
tests_engine_libfixture_a_SOURCES = \
	tests/engine/fixture.c tests/engine/fixture.h tests/unit/sent.h $(remove_tree)
tests_engine_libfixture_a_CPPFLAGS = $(AM_CPPFLAGS) -DPARSER='"$(abs_top_builddir)/gander"'
engine_test_ldadd = tests/engine/libfixture.a $(httpd_ldadd) $(engine_ldadd) $(CMOCKA_LIBS)

engine_tests += tests/engine/test-commands
tests_engine_test_commands_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_engine_test_commands_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-undo
tests_engine_test_undo_SOURCES = tests/engine/test-undo.c
tests_engine_test_undo_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_engine_test_undo_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-faults
tests_engine_test_faults_SOURCES = tests/engine/test-faults.c $(failing_vfs)
tests_engine_test_faults_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_engine_test_faults_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-refresh
tests_engine_test_refresh_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_engine_test_refresh_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-parser
tests_engine_test_parser_CPPFLAGS = $(AM_CPPFLAGS) -DPARSER='"$(abs_top_builddir)/gander"' \
	-DFRAIL_PARSER='"$(abs_top_builddir)/tests/support/frail-parser"'
tests_engine_test_parser_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-hang
tests_engine_test_hang_SOURCES = tests/engine/test-hang.c
tests_engine_test_hang_CPPFLAGS = $(AM_CPPFLAGS) \
	-DFRAIL_PARSER='"$(abs_top_builddir)/tests/support/frail-parser"'
tests_engine_test_hang_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-add
tests_engine_test_add_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-queue
tests_engine_test_queue_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-accounts
tests_engine_test_accounts_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-programs
tests_engine_test_programs_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-cancel
tests_engine_test_cancel_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-manners
tests_engine_test_manners_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-offline
tests_engine_test_offline_CPPFLAGS = $(AM_CPPFLAGS) -DSAMPLE_DIR='"$(abs_top_srcdir)/data/sample"'
tests_engine_test_offline_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-downloads
tests_engine_test_downloads_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-kill
tests_engine_test_kill_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-pictures
tests_engine_test_pictures_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-pages
tests_engine_test_pages_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-portals
tests_engine_test_portals_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-older
tests_engine_test_older_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-retention
tests_engine_test_retention_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-connectivity
tests_engine_test_connectivity_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-search
tests_engine_test_search_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_engine_test_search_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-versions
tests_engine_test_versions_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-saved-views
tests_engine_test_saved_views_SOURCES = tests/engine/test-saved-views.c
tests_engine_test_saved_views_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-reach
tests_engine_test_reach_SOURCES = tests/engine/test-reach.c
tests_engine_test_reach_LDADD = $(engine_test_ldadd)
