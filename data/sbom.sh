#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Software bill of materials of a built program in CycloneDX 1.5: sbom.sh PROGRAM VERSION.
# The libraries are those that the program is linked with, and libcurl, which it loads, in the versions
# of the build; one that is not in the table is an error. Environment: CC, PKG_CONFIG, SOURCE_DATE_EPOCH.
set -eu
program=$1
version=$2

# name of the library, component, source of its version (module of pkg-config, or HEADER:MACROS),
# licence (SPDX), home page
table() {
    cat <<'END'
libc glibc gnu/libc-version.h:__GLIBC__.__GLIBC_MINOR__ LGPL-2.1-or-later https://www.gnu.org/software/libc/
libchafa chafa chafa LGPL-3.0-or-later https://hpjansson.org/chafa/
libcurl curl libcurl curl https://curl.se/
libexpat expat expat MIT https://libexpat.github.io/
libfribidi fribidi fribidi LGPL-2.1-or-later https://github.com/fribidi/fribidi
libgif giflib gif_lib.h:GIFLIB_MAJOR.GIFLIB_MINOR.GIFLIB_RELEASE MIT https://giflib.sourceforge.net/
libglib-2.0 glib glib-2.0 LGPL-2.1-or-later https://www.gtk.org/
libgumbo gumbo-parser gumbo Apache-2.0 https://github.com/google/gumbo-parser
libjansson jansson jansson MIT https://github.com/akheron/jansson
libjpeg libjpeg-turbo libjpeg IJG https://libjpeg-turbo.org/
libm libm gnu/libc-version.h:__GLIBC__.__GLIBC_MINOR__ LGPL-2.1-or-later https://www.gnu.org/software/libc/
libncursesw ncurses ncursesw X11-distribute-modifications-variant https://invisible-island.net/ncurses/
libpcre2-8 pcre2 libpcre2-8 BSD-3-Clause https://www.pcre.org/
libpng16 libpng libpng libpng-2.0 http://www.libpng.org/
libqrencode qrencode libqrencode LGPL-2.1-or-later https://fukuchi.org/works/qrencode/
libsqlite3 sqlite sqlite3 blessing https://www.sqlite.org/
libtinfo tinfo tinfo X11-distribute-modifications-variant https://invisible-island.net/ncurses/
libunistring libunistring unistring/version.h:_LIBUNISTRING_VERSION LGPL-3.0-or-later https://www.gnu.org/software/libunistring/
libwebp libwebp libwebp BSD-3-Clause https://developers.google.com/speed/webp
libz zlib zlib Zlib https://zlib.net/
END
}

# Macros of a header, joined by dots. libunistring has 0xMMmm, or 0xMMmmss.
header_version() {
    value=$(printf '#include <%s>\n@%s@\n' "${1%:*}" "$(echo "${1#*:}" | sed 's/\./ . /g')" |
        ${CC:-cc} -E -P - | sed -n 's/[[:space:]]//g; s/^@\(.*\)@$/\1/p')
    case $value in
    0x??????) echo "$((value >> 16)).$((value >> 8 & 255)).$((value & 255))" ;;
    0x????) echo "$((value >> 8)).$((value & 255))" ;;
    *) echo "$value" ;;
    esac
}

library_version() {
    case $1 in
    *:*) header_version "$1" ;;
    *) ${PKG_CONFIG:-pkg-config} --modversion "$1" ;;
    esac
}

add_component() {
    found=$(library_version "$2") && [ -n "$found" ] || {
        echo "sbom.sh: no version of $1" >&2
        return 1
    }
    cat <<END
$separator
    {"type": "library", "bom-ref": "$1", "name": "$1", "version": "$found",
     "licenses": [{"license": {"id": "$3"}}],
     "externalReferences": [{"type": "website", "url": "$4"}]}
END
    separator=,
}

time=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y-%m-%dT%H:%M:%SZ)
cat <<END
{
  "bomFormat": "CycloneDX",
  "specVersion": "1.5",
  "version": 1,
  "metadata": {
    "timestamp": "$time",
    "component": {"type": "application", "bom-ref": "gander", "name": "gander", "version": "$version",
                  "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]}
  },
  "components": [
END
separator=
linked=$(readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\.so.*/\1/p')
for library in $(printf '%s\n' libcurl "$linked" | sort); do
    row=$(table | grep "^$library ") || {
        echo "sbom.sh: $library is not in the table" >&2
        exit 1
    }
    # shellcheck disable=SC2086 # five words
    set -- $row
    add_component "$2" "$3" "$4" "$5"
done
printf '  ]\n}\n'
