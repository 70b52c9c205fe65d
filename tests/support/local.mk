# SPDX-License-Identifier: GPL-3.0-or-later
# The scripted HTTP server: a library for C tests (httpd_ldadd) and a program for shell tests.
remove_tree = tests/support/remove-tree.c tests/support/remove-tree.h
failing_vfs = tests/support/failing-vfs.c tests/support/failing-vfs.h
tls_cppflags = -DTLS_DIR='"$(abs_top_srcdir)/tests/support/tls"'
EXTRA_DIST += tests/support/greader.py tests/support/greader_dialect.py \
	tests/support/greader_freshrss.py tests/support/greader_miniflux.py \
	tests/support/greader_state.py tests/support/screen-text.h
EXTRA_DIST += tests/support/tls/certificate.pem tests/support/tls/key.pem
if HAVE_MICROHTTPD
check_LIBRARIES += tests/support/libhttpd.a
tests_support_libhttpd_a_SOURCES = \
	tests/support/httpd.c tests/support/httpd.h tests/support/httpd-internal.h \
	tests/support/httpd-script.c
tests_support_libhttpd_a_CPPFLAGS = $(AM_CPPFLAGS) $(tls_cppflags) $(MICROHTTPD_CFLAGS)
httpd_ldadd = tests/support/libhttpd.a $(MICROHTTPD_LIBS) $(JANSSON_LIBS)

check_PROGRAMS += tests/support/httpd
tests_support_httpd_SOURCES = tests/support/httpd-main.c
tests_support_httpd_LDADD = $(httpd_ldadd) $(base_ldadd)
endif

check_PROGRAMS += tests/support/frail-parser
tests_support_frail_parser_SOURCES = tests/support/frail-parser.c
tests_support_frail_parser_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_support_frail_parser_LDADD = $(engine_ldadd)
