# SPDX-License-Identifier: GPL-3.0-or-later
# Reads layers.txt, then sources, and prints every #include that leaves the edges. `root` is what
# stands before the folder in the file names ("/…/src/").
FILENAME ~ /layers\.txt$/ {
    if (/^[a-z<]/) {
        name = $1
        sub(/:$/, "", name)
        $1 = ""
        allowed[name] = $0 " "
    }
    next
}

FNR == 1 {
    folder = substr(FILENAME, length(root) + 1)
    if (!sub(/\/.*/, "", folder))
        folder = "main"
    if (!(folder in allowed))
        print FILENAME ": the folder is not in layers.txt"
}

/^[ \t]*#[ \t]*include/ {
    if (match($0, /<[^>]*>/)) {
        header = substr($0, RSTART, RLENGTH)
        if ((header in allowed) && index(allowed[header], " " folder " ") == 0)
            print FILENAME ":" FNR ": " folder "/ may not include " header
    } else if (match($0, /"[^"]*"/)) {
        header = substr($0, RSTART + 1, RLENGTH - 2)
        if (header == "config.h")
            next
        other = header
        sub(/\/.*/, "", other)
        if (other != folder && allowed[folder] !~ /\*/ &&
            index(allowed[folder], " " other " ") == 0 &&
            index(allowed[folder], " " header " ") == 0)
            print FILENAME ":" FNR ": " folder "/ may not include " header
    }
}
