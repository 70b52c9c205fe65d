/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Functions of libcurl, which the first call loads: with the thirty libraries that it needs, that
 * takes as long as all else before the first frame, and many runs use no network. Without libcurl
 * they fail. Their symbols are hidden, since libcurl would call these instead of its own.
 */
#include "config.h"

#pragma GCC visibility push(hidden)
#include <curl/curl.h>
#pragma GCC visibility pop

#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"
#include "net/net.h"

/* Macros that check the arguments of calls. */
#undef curl_easy_getinfo
#undef curl_easy_setopt
#undef curl_multi_setopt

static void *_Atomic library;

static void load(void)
{
    library = dlopen(CURL_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        log_warning("net", "%s", dlerror());
}

static void *find(const char *name)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return library ? dlsym(library, name) : NULL;
}

/* Segments that are not writable equal their file: what is mapped of them comes back when used. */
static void unmap_code(const struct dl_phdr_info *object)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        uintptr_t start = (object->dlpi_addr + segment->p_vaddr) & -page;
        uintptr_t end = object->dlpi_addr + segment->p_vaddr + segment->p_memsz;
        if (segment->p_type == PT_LOAD && !(segment->p_flags & PF_W))
            madvise((void *)start, end - start, MADV_DONTNEED);
    }
}

/* Objects come in the order in which they were loaded: what libcurl brought follows it. */
static int unmap_from(struct dl_phdr_info *object, size_t size, void *first)
{
    (void)size;
    struct link_map **from = first;
    if (*from && object->dlpi_addr == (*from)->l_addr)
        *from = NULL;
    if (!*from)
        unmap_code(object);
    return 0;
}

void net_release_memory(void)
{
    struct link_map *libcurl;
    if (library && dlinfo(library, RTLD_DI_LINKMAP, &libcurl) == 0)
        dl_iterate_phdr(unmap_from, &libcurl);
}

/* A constant object in newer versions. */
typedef __typeof__(_Generic(&curl_url_get, CURLUcode (*)(CURLU *, CURLUPart, char **, unsigned)
                            : (CURLU *)0, default
                            : (const CURLU *)0)) read_url;

#define REAL(name) ((__typeof__(&name))find(#name))
#define FORWARD(type, name, parameters, arguments, failure)                                        \
    type name parameters                                                                           \
    {                                                                                              \
        __typeof__(&name) real = REAL(name);                                                       \
        return real ? real arguments : failure;                                                    \
    }
#define FORWARD_VOID(name, parameters, arguments)                                                  \
    void name parameters                                                                           \
    {                                                                                              \
        __typeof__(&name) real = REAL(name);                                                       \
        if (real)                                                                                  \
            real arguments;                                                                        \
    }

FORWARD(CURL *, curl_easy_init, (void), (), NULL)
FORWARD(CURLcode, curl_easy_pause, (CURL * easy, int what), (easy, what), CURLE_FAILED_INIT)
FORWARD(const char *, curl_easy_strerror, (CURLcode code), (code), "")
FORWARD(time_t, curl_getdate, (const char *text, const time_t *now), (text, now), -1)
FORWARD(CURLcode, curl_global_init, (long flags), (flags), CURLE_FAILED_INIT)
FORWARD(CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL *easy), (multi, easy),
        CURLM_BAD_HANDLE)
FORWARD(CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi), CURLM_BAD_HANDLE)
FORWARD(CURLMsg *, curl_multi_info_read, (CURLM * multi, int *left), (multi, left), NULL)
FORWARD(CURLM *, curl_multi_init, (void), (), NULL)
FORWARD(CURLMcode, curl_multi_perform, (CURLM * multi, int *running), (multi, running),
        CURLM_BAD_HANDLE)
FORWARD(CURLMcode, curl_multi_poll,
        (CURLM * multi, struct curl_waitfd fds[], unsigned n, int timeout_ms, int *ready),
        (multi, fds, n, timeout_ms, ready), CURLM_BAD_HANDLE)
FORWARD(CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL *easy), (multi, easy),
        CURLM_BAD_HANDLE)
FORWARD(struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text),
        (list, text), NULL)
FORWARD(CURLU *, curl_url, (void), (), NULL)
FORWARD(CURLUcode, curl_url_get, (read_url url, CURLUPart part, char **out, unsigned flags),
        (url, part, out, flags), CURLUE_BAD_HANDLE)
FORWARD(CURLUcode, curl_url_set, (CURLU * url, CURLUPart part, const char *text, unsigned flags),
        (url, part, text, flags), CURLUE_BAD_HANDLE)
FORWARD_VOID(curl_easy_cleanup, (CURL * easy), (easy))
FORWARD_VOID(curl_easy_reset, (CURL * easy), (easy))
FORWARD_VOID(curl_free, (void *p), (p))
FORWARD_VOID(curl_global_cleanup, (void), ())
FORWARD_VOID(curl_slist_free_all, (struct curl_slist * list), (list))
FORWARD_VOID(curl_url_cleanup, (CURLU * url), (url))

CURLcode curl_easy_setopt(CURL *easy, CURLoption option, ...)
{
    __typeof__(&curl_easy_setopt) real = REAL(curl_easy_setopt);
    CURLcode result = CURLE_FAILED_INIT;
    va_list args;
    va_start(args, option);
    if (real && option < CURLOPTTYPE_OBJECTPOINT)
        result = real(easy, option, va_arg(args, long));
    else if (real && option >= CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB)
        result = real(easy, option, va_arg(args, curl_off_t));
    else if (real)
        result = real(easy, option, va_arg(args, void *));
    va_end(args);
    return result;
}

CURLMcode curl_multi_setopt(CURLM *multi, CURLMoption option, ...)
{
    __typeof__(&curl_multi_setopt) real = REAL(curl_multi_setopt);
    CURLMcode result = CURLM_BAD_HANDLE;
    va_list args;
    va_start(args, option);
    if (real && option < CURLOPTTYPE_OBJECTPOINT)
        result = real(multi, option, va_arg(args, long));
    else if (real)
        result = real(multi, option, va_arg(args, void *));
    va_end(args);
    return result;
}

CURLcode curl_easy_getinfo(CURL *easy, CURLINFO info, ...)
{
    __typeof__(&curl_easy_getinfo) real = REAL(curl_easy_getinfo);
    va_list args;
    va_start(args, info);
    CURLcode result = real ? real(easy, info, va_arg(args, void *)) : CURLE_FAILED_INIT;
    va_end(args);
    return result;
}
