# SPDX-License-Identifier: GPL-3.0-or-later
# Reads circles.txt, then `readelf -W -s` of object files, and prints "LEVEL USER USED" for what uses
# what: folders of src/ (at `root`), their subfolders, files. Listed files count as one.
function file_of(object) {
    sub(/^.*src\//, "", object)
    sub(/lib[a-z]*_a-/, "", object)
    sub(/\.o$/, "", object)
    return object
}

# Objects of files that are gone, or older ones of another name, may still be there.
function is_current(object, file, line) {
    if (!(file in newest))
        newest[file] = (getline line < (root file ".c")) > 0 ? object : ""
    return newest[file] == object
}

function part(file, end) {
    return end ? substr(file, 1, end - 1) : file
}

function edge(level, a, b) {
    if (a != b && !((level, a, b) in known)) {
        known[level, a, b] = 1
        print level, a, b
    }
}

function group_of(file) {
    return file in group ? group[file] : file
}

# True if each of the files uses another of them, and is used by one.
function is_circle(files, name, n, i, k, out, in_) {
    n = split(files, name, " ")
    for (i = 1; i <= n; i++) {
        out = in_ = 0
        for (k = 1; k <= n; k++) {
            out = out || (k != i && (name[i], name[k]) in uses)
            in_ = in_ || (k != i && (name[k], name[i]) in uses)
        }
        if (!out || !in_)
            return 0
    }
    return 1
}

FILENAME != "-" {
    if (/^[a-z]/) {
        sub(/:.*/, "")
        listed[++n_listed] = $0
        for (i = 1; i <= NF; i++)
            group[$i] = $1
    }
    next
}

/^File: / {
    file = file_of($2)
    current = is_current($2, file)
}

current && ($5 == "GLOBAL" || $5 == "WEAK") {
    if ($7 == "UND")
        wanted[file, $8]
    else
        home[$8] = file
}

END {
    for (key in wanted) {
        split(key, use, SUBSEP)
        if (!(use[2] in home))
            continue
        a = use[1]
        b = home[use[2]]
        uses[a, b]
        folder_a = part(a, index(a, "/"))
        folder_b = part(b, index(b, "/"))
        subfolder_a = part(a, match(a, "/[^/]*$"))
        subfolder_b = part(b, match(b, "/[^/]*$"))
        if (folder_a != folder_b)
            edge("folder", folder_a, folder_b)
        else if (subfolder_a != subfolder_b)
            edge("subfolder", subfolder_a, subfolder_b)
        else
            edge("file", group_of(a), group_of(b))
    }
    for (i = 1; i <= n_listed; i++)
        if (!is_circle(listed[i]))
            print "error", listed[i] ": listed, but no circle"
}
