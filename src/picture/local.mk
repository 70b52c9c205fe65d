# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libpicture.a
libpicture_a_CPPFLAGS = $(AM_CPPFLAGS) $(PICTURE_CFLAGS) $(QRENCODE_CFLAGS)
libpicture_a_SOURCES = \
	src/picture/drawing.c src/picture/drawing.h \
	src/picture/formats.h src/picture/picture.h src/picture/qr.h \
	src/picture/scale.c src/picture/sixel.c \
	src/picture/pixel-size.c src/picture/type.c
picture_with = src/picture/decode.c src/picture/cells.c src/picture/gif.c src/picture/jpeg.c \
	src/picture/kitty.c \
	src/picture/png.c src/picture/webp.c
picture_without = src/picture/picture-stubs.c
if PICTURES
libpicture_a_SOURCES += $(picture_with)
EXTRA_DIST += $(picture_without)
else
libpicture_a_SOURCES += $(picture_without)
EXTRA_DIST += $(picture_with)
endif
qr_with = src/picture/qr.c
qr_without = src/picture/qr-stubs.c
if QRENCODE
libpicture_a_SOURCES += $(qr_with)
EXTRA_DIST += $(qr_without)
else
libpicture_a_SOURCES += $(qr_without)
EXTRA_DIST += $(qr_with)
endif
picture_ldadd = libpicture.a $(base_ldadd) $(PICTURE_LIBS)
