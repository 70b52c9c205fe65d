# SPDX-License-Identifier: GPL-3.0-or-later
# The engine as a whole, over the scripted server.
engine_tests =
if HAVE_CMOCKA
if HAVE_MICROHTTPD
check_PROGRAMS += $(engine_tests)
TESTS += $(engine_tests)
check_LIBRARIES += tests/engine/libfixture.a
endif
endif
tests_engine_libfixture_a_SOURCES = tests/engine/fixture.c tests/engine/fixture.h
engine_test_ldadd = tests/engine/libfixture.a $(httpd_ldadd) $(engine_ldadd) $(CMOCKA_LIBS)

engine_tests += tests/engine/test-commands
tests_engine_test_commands_SOURCES = tests/engine/test-commands.c
tests_engine_test_commands_LDADD = $(engine_test_ldadd)

engine_tests += tests/engine/test-refresh
tests_engine_test_refresh_SOURCES = tests/engine/test-refresh.c
tests_engine_test_refresh_LDADD = $(engine_test_ldadd)
