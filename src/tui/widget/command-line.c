/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command line after ":", and other prompts of commands. */
#include "config.h"

#include "tui/widget/command-line.h"

#include <limits.h>
#include <string.h>

#include "base/nearest.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/widget/prompt.h"

/* ---- running --------------------------------------------------------------------------------- */

static void say_unknown(struct ui *ui, struct str name)
{
    struct nearest nearest;
    nearest_init(&nearest, name);
    for (enum command c = COMMAND_NONE + 1; c < COMMAND_COUNT; c++)
        nearest_offer(&nearest, command_info(c)->name);
    AUTO(buf) meant = BUF_INIT, value = BUF_INIT;
    if (config_get(&ui->settings, name, &value))
        buf_printf(&meant, "set %.*s", STR_ARG(name));
    else
        buf_add_c(&meant, nearest_get(&nearest));
    if (meant.n > 0) {
        /* TRANSLATORS: both are names of commands. */
        ui_notify(ui, ROLE_WARNING, _("Unknown command “%.*s”; did you mean “%s”?"), STR_ARG(name),
                  buf_c(&meant));
    } else {
        /* TRANSLATORS: %.*s is what was typed as a command's name. */
        ui_notify(ui, ROLE_WARNING, _("Unknown command “%.*s”."), STR_ARG(name));
    }
}

/* vi's names of some commands. */
static enum command find_command(struct str name)
{
    static const struct str quits[] = {STR("q"),  STR("q!"), STR("qa"), STR("qa!"),
                                       STR("wq"), STR("x"),  STR("h")};
    for (size_t i = 0; i < ARRAY_SIZE(quits); i++)
        if (str_eq(name, quits[i]))
            return i + 1 < ARRAY_SIZE(quits) ? COMMAND_QUIT : COMMAND_HELP;
    return command_find(name);
}

/* ":10" goes to line 10 of the focused view. */
static bool go_to_line(struct ui *ui, struct str line)
{
    int64_t number;
    if (!str_to_int64(line, &number) || number < 1 || number > INT_MAX)
        return false;
    ui_run(ui, COMMAND_TOP, 0, NULL);
    if (number > 1)
        ui_run(ui, COMMAND_DOWN, (int)number - 1, NULL);
    return true;
}

static void run_line(struct ui *ui, const char *text)
{
    struct str line = str_trim(str_from(text));
    size_t gap = str_find_char(line, ' ', 0);
    struct str name = str_slice(line, 0, gap), rest = str_trim(str_slice(line, gap, SIZE_MAX));
    enum command command = find_command(name);
    if (line.n == 0 || go_to_line(ui, line))
        return;
    if (command == COMMAND_NONE) {
        say_unknown(ui, name);
        return;
    }
    if (rest.n > 0 && command_info(command)->argument[0] == '\0') {
        /* TRANSLATORS: %s is the name of a command. */
        ui_notify(ui, ROLE_WARNING, _("“%s” takes no argument."), command_info(command)->name);
        return;
    }
    AUTO_FREE char *argument = rest.n > 0 ? mem_strndup(rest.p, rest.n) : NULL;
    ui_run(ui, command, 0, argument);
}

/* ---- completing ------------------------------------------------------------------------------ */

static void add_candidate(struct buf *words, struct str typed, struct str word)
{
    if (str_starts(word, typed) && !str_eq(word, typed)) {
        buf_add(words, word);
        buf_add_char(words, '\n');
    }
}

static void offer_values(struct buf *words, struct str typed, struct str option)
{
    for (size_t i = 0; i < n_config_options; i++) {
        const struct config_option *o = &config_options[i];
        if (!str_eq(option, str_from(o->name)))
            continue;
        const char *choices = o->kind == CONFIG_CHOICE ? o->choices
                              : o->kind == CONFIG_FLAG ? "yes|no"
                                                       : NULL;
        struct str rest = str_from(choices), word;
        while (str_split(&rest, '|', &word))
            add_candidate(words, typed, word);
        for (size_t k = 0; strcmp(o->name, "theme") == 0 && theme_name(k); k++)
            add_candidate(words, typed, str_from(theme_name(k)));
    }
}

static bool takes_file(struct str name)
{
    return str_any(str_eq, name, "import|export|source|save");
}

static void complete(struct ui *ui, const char *text, size_t *from, struct buf *words)
{
    struct str line = str_from(text);
    size_t gap = str_find_char(line, ' ', 0);
    if (gap == SIZE_MAX) {
        *from = 0;
        for (enum command c = COMMAND_NONE + 1; c < COMMAND_COUNT; c++)
            add_candidate(words, line, str_from(command_info(c)->name));
        return;
    }
    struct str name = str_slice(line, 0, gap);
    if (takes_file(name))
        prompt_request_files(ui, text + gap + 1, gap + 1);
    if (!str_eq(name, STR("set")))
        return;
    size_t second = str_find_char(line, ' ', gap + 1);
    if (second == SIZE_MAX) {
        *from = gap + 1;
        for (size_t i = 0; i < n_config_options; i++) {
            add_candidate(words, str_slice(line, gap + 1, line.n),
                          str_from(config_options[i].name));
        }
        return;
    }
    *from = second + 1;
    offer_values(words, str_slice(line, second + 1, line.n), str_slice(line, gap + 1, second));
}

/* ---- the prompts ----------------------------------------------------------------------------- */

const struct prompt_kind command_prompt = {
    .label = ":",
    .accept = run_line,
    .complete = complete,
    .keeps_history = true,
};

static void accept_find(struct ui *ui, const char *text)
{
    if (*text)
        ui_run(ui, COMMAND_FIND, 0, text);
}

const struct prompt_kind find_prompt = {
    .label = N_("Find: "),
    .accept = accept_find,
    .keeps_history = true,
};

const struct prompt_kind search_prompt = {
    .label = N_("Search everything: "),
    .command = COMMAND_SEARCH,
    .keeps_history = true,
    .previews = true,
};

void ui_prompt_command(struct ui *ui, const struct call *call)
{
    prompt_open(ui, &command_prompt, NULL);
}

void ui_prompt_argument(struct ui *ui, const struct prompt_kind *kind, enum command command)
{
    AUTO(buf) b = BUF_INIT;
    if (kind == &command_prompt)
        buf_printf(&b, "%s ", command_info(command)->name);
    prompt_open(ui, kind, buf_c(&b));
}
