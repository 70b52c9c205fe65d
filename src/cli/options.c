/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/options.h"

#include <string.h>

#include "base/nearest.h"
#include "text/utf8.h"

const struct cli_option cli_global_options[] = {
    [GLOBAL_DATABASE] = {"database", 'd', CLI_FILE, N_("FILE"), N_("keep articles in FILE")},
    [GLOBAL_CONFIG] = {"config", 'c', CLI_FILE, N_("FILE"), N_("read settings from FILE")},
    [GLOBAL_DEMO] = {"demo", 0, CLI_FLAG, NULL,
                     N_("use the sample portal and a throw-away database, no network")},
    [GLOBAL_VERBOSE] = {"verbose", 'v', CLI_FLAG, NULL, N_("verbose output (twice: more)")},
    [GLOBAL_QUIET] = {"quiet", 'q', CLI_FLAG, NULL, N_("print errors only")},
    [GLOBAL_HELP] = {"help", 'h', CLI_FLAG, NULL, N_("show this help")},
    [GLOBAL_VERSION] = {"version", 0, CLI_FLAG, NULL, N_("show the version")},
    {NULL},
};

/* Option found in a table. */
struct found {
    const struct cli_option *option;
    int global; /* index in cli_global_options, or -1 */
    int own;    /* index in the command's options, or -1 */
};

static int find_option(const struct cli_option *table, struct str name, char letter)
{
    for (int i = 0; table && table[i].name; i++)
        if (letter ? table[i].letter == letter : str_eq(str_from(table[i].name), name))
            return i;
    return -1;
}

static bool find(const struct cli_command *command, struct str name, char letter, struct found *out)
{
    *out = (struct found){.own = find_option(command->options, name, letter), .global = -1};
    if (out->own >= 0) {
        out->option = &command->options[out->own];
        return true;
    }
    out->global = find_option(cli_global_options, name, letter);
    if (out->global >= 0) {
        out->option = &cli_global_options[out->global];
        return true;
    }
    return false;
}

static bool unknown_option(const struct cli_command *command, struct str name, struct error *e)
{
    struct nearest n;
    nearest_init(&n, name);
    for (const struct cli_option *o = command->options; o && o->name; o++)
        nearest_offer(&n, o->name);
    for (const struct cli_option *o = cli_global_options; o->name; o++)
        nearest_offer(&n, o->name);
    if (nearest_get(&n)) {
        return error_set(e, ERROR_USAGE, 0, _("unknown option --%.*s; did you mean --%s?"),
                         STR_ARG(name), nearest_get(&n));
    }
    return error_set(e, ERROR_USAGE, 0, _("unknown option --%.*s"), STR_ARG(name));
}

/* Index of `word` in "one|two|three", -1 when absent. */
static int find_choice(const char *words, const char *word)
{
    struct str rest = str_from(words), one;
    for (int i = 0; str_split(&rest, '|', &one); i++)
        if (str_eq(one, str_from(word)))
            return i;
    return -1;
}

static bool read_value(const struct cli_option *option, const char *text, struct cli_value *value,
                       struct error *e)
{
    *value = (struct cli_value){.given = true, .text = text};
    if (option->kind == CLI_CHOICE) {
        value->number = find_choice(option->value, text);
        return value->number >= 0 || error_set(e, ERROR_USAGE, 0, _("--%s: %s is not one of %s"),
                                               option->name, text, option->value);
    }
    if (option->kind == CLI_NUMBER && (!str_to_int64(str_from(text), &value->number) ||
                                       value->number < 0 || value->number > INT32_MAX))
        return error_set(e, ERROR_USAGE, 0, _("--%s: invalid number: %s"), option->name, text);
    if (option->max > 0 && (value->number < 1 || value->number > option->max)) {
        return error_set(e, ERROR_USAGE, 0, _("--%s must be between 1 and %d"), option->name,
                         option->max);
    }
    if (option->kind == CLI_TEXT && !utf8_valid(str_from(text)))
        return error_set(e, ERROR_USAGE, 0, _("--%s: the value is not UTF-8"), option->name);
    return true;
}

static void set_global(struct cli_line *line, int which, const char *text)
{
    struct cli_context *c = &line->context;
    switch ((enum cli_global)which) {
    case GLOBAL_DATABASE:
        c->database = text;
        break;
    case GLOBAL_CONFIG:
        c->config = text;
        break;
    case GLOBAL_DEMO:
        c->demo = true;
        break;
    case GLOBAL_VERBOSE:
        c->verbose++;
        break;
    case GLOBAL_QUIET:
        c->quiet = true;
        break;
    case GLOBAL_HELP:
        line->help = true;
        break;
    case GLOBAL_VERSION:
        line->version = true;
        break;
    }
}

static bool set(struct cli_line *line, struct found f, const char *text, struct error *e)
{
    struct cli_value value = {.given = true};
    if (f.option->kind != CLI_FLAG && !read_value(f.option, text, &value, e))
        return false;
    if (f.own >= 0) {
        line->values[f.own] = value;
        return true;
    }
    if (text && !text[0])
        return error_set(e, ERROR_USAGE, 0, _("--%s needs a value"), f.option->name);
    set_global(line, f.global, text);
    return true;
}

/* Parses "--name" or "--name=value"; `next` is the next argument, `*used` set if it was the
 * value. */
static bool read_long(struct cli_line *line, const char *text, const char *next, bool *used,
                      struct error *e)
{
    const char *equals = strchr(text, '=');
    struct str name = {text, equals ? (size_t)(equals - text) : strlen(text)};
    struct found f;
    if (!find(line->command, name, 0, &f))
        return unknown_option(line->command, name, e);
    if (f.option->kind == CLI_FLAG && equals)
        return error_set(e, ERROR_USAGE, 0, _("--%s takes no value"), f.option->name);
    const char *value = equals ? equals + 1 : NULL;
    if (f.option->kind != CLI_FLAG && !equals) {
        value = next;
        *used = true;
        if (!next)
            return error_set(e, ERROR_USAGE, 0, _("--%s needs a value"), f.option->name);
    }
    return set(line, f, value, e);
}

/* Parses "-x", "-xy" or "-xVALUE". */
static bool read_letters(struct cli_line *line, const char *text, const char *next, bool *used,
                         struct error *e)
{
    for (; *text; text++) {
        struct found f;
        if (!find(line->command, STR(""), *text, &f))
            return error_set(e, ERROR_USAGE, 0, _("unknown option -%s"), text);
        if (f.option->kind == CLI_FLAG) {
            if (!set(line, f, NULL, e))
                return false;
            continue;
        }
        *used = text[1] == '\0';
        if (*used && !next)
            return error_set(e, ERROR_USAGE, 0, _("-%c needs a value"), *text);
        return set(line, f, *used ? next : text + 1, e);
    }
    return true;
}

/* The first argument is the command. */
static bool read_command(struct cli_line *line, const char *name, struct error *e)
{
    for (int i = 0; i < CLI_MAX_OPTIONS; i++) {
        if (line->values[i].given) {
            return error_set(e, ERROR_USAGE, 0, _("--%s applies to the reader only"),
                             cli_reader.options[i].name);
        }
    }
    struct nearest n;
    nearest_init(&n, str_from(name));
    for (const struct cli_command *const *c = cli_commands; *c; c++) {
        if (strcmp((*c)->name, name) == 0) {
            line->command = *c;
            return true;
        }
        nearest_offer(&n, (*c)->name);
    }
    if (nearest_get(&n)) {
        return error_set(e, ERROR_USAGE, 0, _("unknown command %s; did you mean %s?"), name,
                         nearest_get(&n));
    }
    return error_set(e, ERROR_USAGE, 0, _("unknown command %s"), name);
}

/* Takes the action that the first argument names. */
static bool choose_action(struct cli_line *line, struct error *e)
{
    AUTO(buf) names = BUF_INIT;
    const char *name = line->arguments.v[0];
    int n = (int)line->arguments.n - 1;
    for (const struct cli_action *a = line->command->actions; a->name; a++) {
        if (strcmp(a->name, name) == 0) {
            line->run = a->run;
            line->use = a->use;
            return (n >= a->min_arguments && (a->max_arguments < 0 || n <= a->max_arguments)) ||
                   cli_usage(e, _(a->usage));
        }
        buf_printf(&names, "%s%s", names.n > 0 ? ", " : "", a->name);
    }
    return error_set(e, ERROR_USAGE, 0, _("%s is not one of %s"), name, buf_c(&names));
}

static bool check(struct cli_line *line, struct error *e)
{
    const struct cli_command *c = line->command;
    if (line->arguments.n < (size_t)c->min_arguments)
        return error_set(e, ERROR_USAGE, 0, _("missing argument"));
    if (c->max_arguments >= 0 && line->arguments.n > (size_t)c->max_arguments) {
        return error_set(e, ERROR_USAGE, 0, _("unexpected argument: %s"),
                         line->arguments.v[c->max_arguments]);
    }
    bool files = c->arguments && strstr(c->arguments, "FILE");
    for (size_t i = 0; !files && i < line->arguments.n; i++)
        if (!utf8_valid(str_from(line->arguments.v[i])))
            return cli_usage(e, _("an argument is not UTF-8"));
    line->run = c->run;
    line->use = c->use;
    if (c->actions && !choose_action(line, e))
        return false;
    return !c->check ||
           c->check(line->values, (int)line->arguments.n, line->arguments.v, &line->use, e);
}

bool cli_line_read(struct cli_line *line, int argc, char **argv, struct error *e)
{
    *line = (struct cli_line){.command = &cli_reader};
    bool options = true;
    for (int i = 1; i < argc; i++) {
        const char *a = argv[i], *next = i + 1 < argc ? argv[i + 1] : NULL;
        bool ok = true, used = false;
        if (options && strcmp(a, "--") == 0)
            options = false;
        else if (options && a[0] == '-' && a[1] == '-')
            ok = read_long(line, a + 2, next, &used, e);
        else if (options && a[0] == '-' && a[1])
            ok = read_letters(line, a + 1, next, &used, e);
        else if (line->command == &cli_reader)
            ok = read_command(line, a, e);
        else
            vec_push(&line->arguments, argv[i]);
        if (!ok)
            return false;
        i += used;
    }
    return line->help || line->version || check(line, e);
}

void cli_line_fini(struct cli_line *line)
{
    vec_fini(&line->arguments);
}
