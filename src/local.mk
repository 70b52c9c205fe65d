# SPDX-License-Identifier: GPL-3.0-or-later
# One convenience library per layer: a program links only with the layers it may use.
include src/base/local.mk
include src/text/local.mk
include src/model/local.mk
include src/feed/local.mk
include src/greader/local.mk
include src/page/local.mk
include src/net/local.mk
include src/store/local.mk
include src/layout/local.mk
include src/picture/local.mk
include src/screen/local.mk
include src/config/local.mk
include src/engine/local.mk
include src/present/local.mk
include src/share/local.mk
include src/tui/local.mk
include src/term/local.mk
include src/app/local.mk
include src/cli/local.mk

# The layers in link order, highest first; each list is a layer with all that it may use.
base_ldadd = libbase.a
text_ldadd = libtext.a $(base_ldadd) $(UNISTRING_LIBS) $(PCRE2_LIBS)
model_ldadd = libmodel.a $(text_ldadd)
feed_ldadd = libfeed.a $(model_ldadd) $(EXPAT_LIBS) $(JANSSON_LIBS)
greader_ldadd = libgreader.a $(feed_ldadd)
page_ldadd = libpage.a $(model_ldadd) $(GUMBO_LIBS) $(JANSSON_LIBS)
net_ldadd = libnet.a $(text_ldadd) $(ZLIB_LIBS)
store_ldadd = libstore.a $(model_ldadd) $(SQLITE_LIBS) $(ZLIB_LIBS)
layout_ldadd = liblayout.a $(model_ldadd) $(FRIBIDI_LIBS)
screen_ldadd = libscreen.a $(text_ldadd)
config_ldadd = libconfig.a $(screen_ldadd)
engine_ldadd = libengine.a libstore.a libnet.a libpage.a libgreader.a libfeed.a liblayout.a libpicture.a \
	$(model_ldadd) $(PICTURE_LIBS) \
	$(ZLIB_LIBS) $(SQLITE_LIBS) $(EXPAT_LIBS) $(GUMBO_LIBS) $(JANSSON_LIBS) $(FRIBIDI_LIBS)
share_ldadd = libshare.a libpresent.a libscreen.a $(engine_ldadd) $(LIBINTL)
tui_ldadd = libtui.a libpresent.a libconfig.a libscreen.a $(engine_ldadd) $(LIBINTL)
all_ldadd = libcli.a libapp.a libshare.a libtui.a libterm.a libpresent.a libconfig.a libscreen.a $(engine_ldadd) $(NCURSES_LIBS) $(LIBINTL)

bin_PROGRAMS += gander
gander_SOURCES = src/main.c
gander_LDADD = $(all_ldadd)
