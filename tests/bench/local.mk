# SPDX-License-Identifier: GPL-3.0-or-later
# `make bench` measures; nothing here decides whether a test passes.
bench_programs =
bench_archive = tests/bench/archive.c tests/bench/archive.h tests/bench/bench.h
EXTRA_PROGRAMS += $(bench_programs)
CLEANFILES += $(bench_programs)
.PHONY: bench
bench: $(bench_programs)
	@for program in $(bench_programs); do srcdir=$(srcdir) ./$$program || exit 1; done

bench_programs += tests/bench/bench-store
tests_bench_bench_store_SOURCES = tests/bench/bench-store.c $(bench_archive)
tests_bench_bench_store_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_bench_bench_store_LDADD = $(store_ldadd) -lm

bench_programs += tests/bench/bench-growth
tests_bench_bench_growth_SOURCES = tests/bench/bench-growth.c $(bench_archive)
tests_bench_bench_growth_LDADD = $(store_ldadd) -lm

bench_programs += tests/bench/bench-layout
tests_bench_bench_layout_SOURCES = tests/bench/bench-layout.c tests/bench/bench.h
tests_bench_bench_layout_LDADD = $(layout_ldadd)
bench_programs += tests/bench/bench-feed
tests_bench_bench_feed_SOURCES = tests/bench/bench-feed.c tests/bench/bench.h
tests_bench_bench_feed_CPPFLAGS = $(AM_CPPFLAGS) $(EXPAT_CFLAGS)
tests_bench_bench_feed_LDADD = $(feed_ldadd)

if HAVE_MICROHTTPD
bench_programs += tests/bench/bench-refresh
tests_bench_bench_refresh_SOURCES = tests/bench/bench-refresh.c tests/bench/bench.h
tests_bench_bench_refresh_CPPFLAGS = $(AM_CPPFLAGS) -DPARSER='"$(abs_top_builddir)/gander"'
tests_bench_bench_refresh_LDADD = $(httpd_ldadd) $(engine_ldadd)

if HAVE_VTERM
bench_programs += tests/bench/bench-large
tests_bench_bench_large_SOURCES = tests/bench/bench-large.c tests/bench/bench.h
tests_bench_bench_large_LDADD = $(httpd_ldadd) $(pty_ldadd)

bench_programs += tests/bench/bench-reader
tests_bench_bench_reader_SOURCES = tests/bench/bench-reader.c tests/bench/bench.h
tests_bench_bench_reader_LDADD = $(httpd_ldadd) $(pty_ldadd)

bench_programs += tests/bench/bench-sources
tests_bench_bench_sources_SOURCES = tests/bench/bench-sources.c $(bench_archive)
tests_bench_bench_sources_LDADD = $(store_ldadd) $(pty_ldadd) -lm

bench_programs += tests/bench/bench-line
tests_bench_bench_line_SOURCES = tests/bench/bench-line.c tests/bench/bench.h
tests_bench_bench_line_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_bench_bench_line_LDADD = $(httpd_ldadd) $(pty_ldadd)

bench_programs += tests/bench/bench-pictures
tests_bench_bench_pictures_SOURCES = tests/bench/bench-pictures.c tests/bench/bench.h
tests_bench_bench_pictures_LDADD = $(httpd_ldadd) $(pty_ldadd)
endif
endif

bench_programs += tests/bench/bench-page
tests_bench_bench_page_SOURCES = tests/bench/bench-page.c tests/bench/bench.h
tests_bench_bench_page_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_bench_bench_page_LDADD = $(page_ldadd)
