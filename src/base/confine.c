/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/confine.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/compiler.h"

#if defined HAVE_LINUX_LANDLOCK_H && defined HAVE_LINUX_SECCOMP_H &&                               \
    (defined __x86_64__ || defined __aarch64__)

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#ifdef __x86_64__
enum { ARCHITECTURE = AUDIT_ARCH_X86_64, FOREIGN_CALLS = 0x40000000 /* x32 */ };
#else
enum { ARCHITECTURE = AUDIT_ARCH_AARCH64, FOREIGN_CALLS = 0x7fffffff };
#endif

/* ---- files ------------------------------------------------------------------------------------
 */

/* All rights that a kernel knows, by version of its interface: the headers may be older. */
static uint64_t known_rights(long version)
{
    int bits = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (UINT64_C(1) << bits) - 1;
}

static void allow_reading(int ruleset, const char *path)
{
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = open(path, O_PATH | O_CLOEXEC),
    };
    if (rule.parent_fd < 0)
        return;
    if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE; /* no directory */
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close(rule.parent_fd);
}

static bool confine_files(const char *const *readable, size_t n)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    struct landlock_ruleset_attr attr = {.handled_access_fs = known_rights(version)};
    int ruleset =
        version > 0 ? (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0) : -1;
    if (ruleset < 0)
        return false;
    for (size_t i = 0; i < n; i++)
        if (readable[i])
            allow_reading(ruleset, readable[i]);
    bool ok = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return ok;
}

/* ---- system calls -----------------------------------------------------------------------------
 */

/* Refused with EPERM. Files are Landlock's, except for what it does not know. */
static const uint16_t refused[] = {
    SYS_execve,
    SYS_execveat,
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_recvfrom,
    SYS_recvmsg,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kill,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_pidfd_send_signal,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_mount,
    SYS_umount2,
    SYS_unshare,
    SYS_setns,
    SYS_chroot,
    SYS_pivot_root,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_open_by_handle_at,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_setxattr,
    SYS_fsetxattr,
    SYS_lsetxattr,
    SYS_removexattr,
    SYS_utimensat,
    SYS_memfd_create,
#ifdef __x86_64__
    SYS_fork,
    SYS_vfork,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
#endif
};

struct filter {
    struct sock_filter code[4 * ARRAY_SIZE(refused) + 64];
    unsigned short n;
};

static void add(struct filter *f, uint16_t code, uint32_t k, uint8_t jump_true, uint8_t jump_false)
{
    f->code[f->n++] = (struct sock_filter){code, jump_true, jump_false, k};
}

static void add_load(struct filter *f, size_t offset)
{
    add(f, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void add_return(struct filter *f, uint32_t action)
{
    add(f, BPF_RET | BPF_K, action, 0, 0);
}

static void add_refusal(struct filter *f, uint32_t call, int number)
{
    add(f, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1);
    add_return(f, SECCOMP_RET_ERRNO | (uint32_t)number);
}

/* Allows or refuses a call by the lower half of an argument; both machines are little-endian. */
static void add_test(struct filter *f, uint32_t call, int argument, uint16_t test, uint32_t value,
                     bool allow)
{
    uint32_t refuse = SECCOMP_RET_ERRNO | EPERM;
    add(f, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4);
    add_load(f, offsetof(struct seccomp_data, args) + 8 * (size_t)argument);
    add(f, BPF_JMP | test | BPF_K, value, 0, 1);
    add_return(f, allow ? SECCOMP_RET_ALLOW : refuse);
    add_return(f, allow ? refuse : SECCOMP_RET_ALLOW);
}

/* Of clone() only threads are allowed; clone3(), whose flags a filter cannot see, is said to be
 * missing, so that clone() is used instead. TIOCSTI types into the terminal. */
static bool confine_calls(void)
{
    struct filter f = {.n = 0};
    add_load(&f, offsetof(struct seccomp_data, arch));
    add(&f, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
    add_return(&f, SECCOMP_RET_ERRNO | EPERM);
    add_load(&f, offsetof(struct seccomp_data, nr));
    add(&f, BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, 0, 1);
    add_return(&f, SECCOMP_RET_ERRNO | EPERM);
    add_refusal(&f, SYS_clone3, ENOSYS);
    for (size_t i = 0; i < ARRAY_SIZE(refused); i++)
        add_refusal(&f, refused[i], EPERM);
    add_test(&f, SYS_clone, 0, BPF_JSET, CLONE_THREAD, true);
    add_test(&f, SYS_tgkill, 0, BPF_JEQ, (uint32_t)getpid(), true);
    add_test(&f, SYS_ioctl, 1, BPF_JEQ, TIOCSTI, false);
    add_return(&f, SECCOMP_RET_ALLOW);
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER,
                 &(struct sock_fprog){.len = f.n, .filter = f.code}) == 0;
}

bool confine_thread(const char *const *readable, size_t n)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    bool files = confine_files(readable, n);
    return confine_calls() && files;
}

#else

bool confine_thread(const char *const *readable, size_t n)
{
    return false;
}

#endif

bool confine_to_libraries(const char *also)
{
    const char *const readable[] = {"/usr", "/lib", "/lib64", "/etc/ld.so.cache", also};
    return confine_thread(readable, ARRAY_SIZE(readable));
}

bool confine_is_possible(void)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(confine_to_libraries(NULL) ? 0 : 1);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}
