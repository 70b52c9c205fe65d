# SPDX-License-Identifier: GPL-3.0-or-later
include tests/support/local.mk
include tests/engine/local.mk
include tests/unit/local.mk
include tests/fuzz/local.mk
include tests/corpus/local.mk
include tests/golden/local.mk
include tests/cli/local.mk
include tests/lint/local.mk
include tests/pty/local.mk
include tests/golden/tui/local.mk

# Tests run the same on every machine: one locale, one time zone, a home of their own, no proxy.
AM_TESTS_ENVIRONMENT = \
	LC_ALL=C.UTF-8 TZ=UTC HOME='$(abs_top_builddir)/tests/home' \
	CC='$(CC)' LINT_CFLAGS='$(lint_cflags)'; \
	export LC_ALL TZ HOME CC LINT_CFLAGS; \
	unset LANGUAGE XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME NO_COLOR \
	BROWSER http_proxy https_proxy all_proxy; \
	$(MKDIR_P) "$$HOME";
lint_cflags = $(CURL_CFLAGS) $(EXPAT_CFLAGS) $(FRIBIDI_CFLAGS) $(GUMBO_CFLAGS) $(JANSSON_CFLAGS) \
	$(NCURSES_CFLAGS) $(PCRE2_CFLAGS) $(SQLITE_CFLAGS)

# Lints, and the unit tests that are due; on all processors unless make was given a number of jobs.
.PHONY: check-quick
check-quick:
	@case " $$MAKEFLAGS " in *" -j"*) jobs= ;; *) jobs=-j`nproc` ;; esac; \
	$(MAKE) $(AM_MAKEFLAGS) $$jobs all || exit; \
	logs='$(lint_tests:=.log)'; \
	for test in `srcdir=$(srcdir) $(SHELL) $(srcdir)/tests/unit/due.sh $(unit_tests)`; do \
	    logs="$$logs $$test.log"; \
	done; \
	rm -f test-suite.log $$logs; \
	GANDER_SEEDS=1 $(MAKE) $(AM_MAKEFLAGS) $$jobs test-suite.log TEST_LOGS="$$logs"

include tests/bench/local.mk
include tests/score/local.mk
