/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/date/words.h"

#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "text/date/date.h"
#include "text/utf8.h"

static bool is_letter(uint32_t c)
{
    return c < 0x80 ? ascii_alpha((char)c)
                    : uc_is_property_alphabetic(c) || uc_is_general_category(c, UC_CATEGORY_M);
}

/* Base letter in lower case; 0 for a combining mark. */
static uint32_t fold(uint32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    c = uc_tolower(c);
    while (c >= 0x80 && !(c >= 0xac00 && c <= 0xd7a3) && uc_canonical_decomposition(c, parts) > 1)
        c = parts[0];
    return c >= 0x300 && c < 0x370 ? 0 : c;
}

size_t date_fold_word(struct str s, char out[DATE_WORD + 1])
{
    size_t at = 0, n = 0;
    while (at < s.n) {
        size_t next = at;
        uint32_t c = utf8_next(s, &next);
        if (!is_letter(c) || c >= 0x2e80) /* CJK words are marks, see text/date/read.c */
            break;
        c = fold(c);
        if (c) {
            char bytes[64];
            struct buf one = {.p = bytes, .size = sizeof bytes, .max = 8};
            utf8_add(&one, c);
            if (n + one.n > DATE_WORD)
                break;
            memcpy(out + n, one.p, one.n);
            n += one.n;
        }
        at = next;
    }
    out[n] = '\0';
    return at;
}

/* `list` is separated by spaces and ends with one. */
static bool in_list(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; n > 0 && (p = strstr(p, word)); p += n)
        if ((p == list || p[-1] == ' ') && p[n] == ' ')
            return true;
    return false;
}

/* True for a word of the list, or the start of one, which *whole tells apart. */
static bool find_in_list(const char *list, const char *word, bool *whole)
{
    size_t n = strlen(word);
    bool found = false;
    *whole = false;
    for (const char *p = list; n > 0 && !*whole && (p = strstr(p, word)); p += n) {
        bool start = p == list || p[-1] == ' ';
        found = found || start;
        *whole = start && p[n] == ' ';
    }
    return found;
}

/* Prefix of some word of the list. */
static bool begins_in_list(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; n > 0 && (p = strstr(p, word)); p += n)
        if (p == list || p[-1] == ' ')
            return true;
    return false;
}

/* Folded names: English first (an abbreviation takes the first match), then German, French,
 * Spanish, Italian, Portuguese, Dutch, the Scandinavian ones, Finnish, Polish, Czech, Hungarian,
 * Romanian, Turkish, Indonesian, Catalan, Russian, Ukrainian, Greek, Arabic, Hebrew, Thai, Hindi,
 * Levantine Arabic, Persian, Bulgarian, Croatian, Serbian, the Baltic ones, Slovak. */
static const char *const months[12] = {
    "january januar janner janvier enero gennaio janeiro januari tammikuuta tammikuu "
    "stycznia styczen ledna leden ianuarie ocak gener января январь січня ιανουαριου "
    "ιανουαριος يناير ינואר בינואר มกราคม जनवरी فروردین فروردين януари sijecnja јануар "
    "sausio janvaris jaanuar januara ",
    "february februar feber fevrier febrero febbraio fevereiro februari helmikuuta "
    "helmikuu lutego luty unora unor februarie subat febrer февраля февраль лютого "
    "φεβρουαριου φεβρουαριος فبراير פברואר בפברואר กุมภาพันธ์ फरवरी شباط اردیبهشت ارديبهشت "
    "февруари veljace фебруар vasario februaris veebruar februara ",
    "march marz maerz mars marzo marco maart marts maaliskuuta maaliskuu marca marzec "
    "brezna brezen marcius martie mart maret марта март березня μαρτιου μαρτιος مارس mrz "
    "mrt מרץ במרץ มีนาคม मार्च اذار خرداد ozujka kovo ",
    "april avril abril aprile aprill huhtikuuta huhtikuu kwietnia kwiecien dubna duben "
    "aprilis aprilie nisan апреля апрель квітня απριλιου απριλιος ابريل אפריל באפריל "
    "เมษายน अप्रैल نيسان تیر تير април travnja balandzio aprila ",
    "may mai mayo maggio maio mei maj toukokuuta toukokuu maja kvetna kveten majus maujus "
    "mayis mayıs maig мая маи травня μαιου μαιος مايو מאי במאי พฤษภาคม मई ايار مرداد май "
    "svibnja geguzes maijs ",
    "june juni juin junio giugno junho kesakuuta kesakuu czerwca czerwiec cervna cerven "
    "junius iunie haziran juny июня июнь червня ιουνιου ιουνιος ιον يونيو יוני ביוני "
    "มิถุนายน जून حزيران شهریور شهريور юни lipnja јун birzelio junijs juuni juna ",
    "july juli juillet julio luglio julho heinakuuta heinakuu lipca lipiec cervence "
    "cervenec julius iulie temmuz juliol июля июль липня ιουλιου ιουλιος ιολ يوليو יולי "
    "ביולי กรกฎาคม जुलाई تموز مهر юли srpnja јул liepos julijs juuli jula ",
    "august aout agosto augustus augusti elokuuta elokuu sierpnia sierpien srpna srpen "
    "augusztus agustos agustus agost августа август серпня αυγουστου αυγουστος اغسطس "
    "אוגוסט באוגוסט สิงหาคม अगस्त اب ابان kolovoza rugpjucio augusts augusta ",
    "september septembre septiembre setiembre settembre setembro syyskuuta syyskuu "
    "wrzesnia wrzesien zari szeptember septembrie eylul setembre сентября сентябрь вересня "
    "σεπτεμβριου σεπτεμβριος سبتمبر ספטמבר בספטמבר กันยายน सितंबर सितम्बर ايلول اذر "
    "септември rujna септембар rugsejo septembris septembra ",
    "october oktober octobre octubre ottobre outubro lokakuuta lokakuu pazdziernika "
    "pazdziernik rijna rijen octombrie ekim октября октябрь жовтня οκτωβριου οκτωβριος "
    "اكتوبر אוקטובר באוקטובר ตุลาคม अक्टूबर अक्तूबर دی دي октомври октобар spalio oktobris "
    "oktoober oktobra ",
    "november novembre noviembre novembro marraskuuta marraskuu listopada listopad "
    "listopadu noiembrie kasim kasım ноября ноябрь листопада νοεμβριου νοεμβριος نوفمبر "
    "נובמבר בנובמבר พฤศจิกายน नवंबर नवम्बर بهمن ноември studenoga studenog новембар "
    "lapkricio novembris novembra ",
    "december dezember decembre diciembre dicembre dezembro desember joulukuuta joulukuu "
    "grudnia grudzien prosince prosinec decembrie aralik aralık desembre декабря декабрь "
    "грудня δεκεμβριου δεκεμβριος ديسمبر דצמבר בדצמבר ธันวาคม दिसंबर दिसम्बर اسفند "
    "декември prosinca децембар gruodzio decembris detsember decembra ",
};

static const char weekdays[] =
    "sunday monday tuesday wednesday thursday friday saturday sonntag montag dienstag mittwoch "
    "donnerstag freitag samstag sonnabend dimanche lundi mardi mercredi jeudi vendredi samedi "
    "domingo lunes martes miercoles jueves viernes sabado domenica lunedi martedi mercoledi "
    "giovedi "
    "venerdi sabato segunda terca quarta quinta sexta zondag maandag dinsdag woensdag donderdag "
    "vrijdag zaterdag sondag mandag tirsdag onsdag torsdag fredag lordag niedziela poniedzialek "
    "wtorek sroda czwartek piatek sobota воскресенье понедельник вторник среда четверг пятница "
    "суббота κυριακη δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο ";

static const char weekdays_short[] = "mo di mi do fr sa so we th tu su ma me je ve lu gi пн вт ср "
                                     "чт пт сб вс thurs tues wednes weds thur sau ";

static const char fillers[] =
    "at on um uhr de del of le la the den der dem al alle om kl klo a den "
    "les las das года г год в o m date le ore nam ngay בשעה ";

/* Fast path for English: index in a list of three-letter prefixes, or -1. */
static int english(const char *starts, const char *word)
{
    for (int i = 0; starts[3 * i] && word[0] && word[1] && word[2]; i++)
        if (memcmp(starts + 3 * i, word, 3) == 0)
            return i;
    return -1;
}

int date_month(const char *word)
{
    size_t n = strlen(word), letters = utf8_length(str_from(word));
    int place = n == 3 ? english("janfebmaraprmayjunjulaugsepoctnovdec", word) : -1;
    if (place >= 0)
        return place + 1;
    if ((n == 3 && english("montuewedthufrisatsun", word) >= 0) || in_list(weekdays_short, word))
        return 0;
    place = 0; /* the first of which the word is an abbreviation */
    for (int i = 0; i < 12; i++) {
        bool whole;
        if (!find_in_list(months[i], word, &whole))
            continue;
        if (whole)
            return i + 1;
        place = place == 0 && letters >= 3 ? i + 1 : place;
    }
    return place;
}

int date_paired_month(const char *first, const char *second)
{
    bool is_first = strcmp(second, "الاول") == 0, is_second = strcmp(second, "الثاني") == 0;
    if (strcmp(first, "كانون") == 0)
        return is_first ? 12 : is_second ? 1 : 0;
    if (strcmp(first, "تشرين") == 0)
        return is_first ? 10 : is_second ? 11 : 0;
    return 0;
}

size_t date_thai_month(struct str s, int *month)
{
    static const struct str names[] = {STR("ม.ค."), STR("ก.พ."), STR("มี.ค."), STR("เม.ย."),
                                       STR("พ.ค."), STR("มิ.ย."), STR("ก.ค."), STR("ส.ค."),
                                       STR("ก.ย."), STR("ต.ค."), STR("พ.ย."), STR("ธ.ค.")};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        if (str_starts(s, names[i])) {
            *month = (int)i + 1;
            return names[i].n;
        }
    }
    return 0;
}

bool date_is_weekday(const char *word)
{
    return (strlen(word) == 3 && english("montuewedthufrisatsun", word) >= 0) ||
           in_list(weekdays_short, word) || (strlen(word) >= 3 && begins_in_list(weekdays, word));
}

bool date_is_filler(const char *word)
{
    return in_list(fillers, word);
}

bool date_zone(const char *word, int default_offset, int *offset)
{
    static const struct {
        const char name[8];
        int16_t minutes;
    } zones[] = {
        {"utc", 0},     {"gmt", 0},     {"ut", 0},     {"z", 0},      {"wet", 0},    {"west", 60},
        {"bst", 60},    {"met", 60},    {"mez", 60},   {"cet", 60},   {"mest", 120}, {"mesz", 120},
        {"cest", 120},  {"sast", 120},  {"cat", 120},  {"eet", 120},  {"eest", 180}, {"msk", 180},
        {"eat", 180},   {"trt", 180},   {"msd", 240},  {"gst", 240},  {"samt", 240}, {"pkt", 300},
        {"yekt", 300},  {"uzt", 300},   {"ist", 330},  {"npt", 345},  {"omst", 360}, {"novt", 420},
        {"ict", 420},   {"wib", 420},   {"krat", 420}, {"hkt", 480},  {"sgt", 480},  {"pht", 480},
        {"myt", 480},   {"awst", 480},  {"wita", 480}, {"irkt", 480}, {"bjt", 480},  {"jst", 540},
        {"kst", 540},   {"wit", 540},   {"acst", 570}, {"aest", 600}, {"chst", 600}, {"vlat", 600},
        {"acdt", 630},  {"aedt", 660},  {"nzst", 720}, {"nzdt", 780}, {"azot", -60}, {"art", -180},
        {"brt", -180},  {"clst", -180}, {"uyt", -180}, {"adt", -180}, {"ndt", -150}, {"nst", -210},
        {"ast", -240},  {"at", -240},   {"clt", -240}, {"vet", -240}, {"edt", -240}, {"est", -300},
        {"et", -300},   {"cot", -300},  {"pet", -300}, {"cdt", -300}, {"cst", -360}, {"ct", -360},
        {"mdt", -360},  {"mst", -420},  {"mt", -420},  {"pdt", -420}, {"pst", -480}, {"pt", -480},
        {"akdt", -480}, {"akst", -540}, {"hdt", -540}, {"hst", -600}, {"sst", -660},
    };
    if (strcmp(word, "cst") == 0 && default_offset == 480) {
        *offset = 480; /* China Standard Time */
        return true;
    }
    for (size_t i = 0; i < ARRAY_SIZE(zones); i++) {
        if (strcmp(zones[i].name, word) == 0) {
            *offset = zones[i].minutes;
            return true;
        }
    }
    /* Military zones, with the signs of RFC 822 (which RFC 1123 calls wrong). */
    if (word[0] && !word[1] && word[0] >= 'a' && word[0] <= 'y' && word[0] != 'j') {
        int n = word[0] - 'a' + 1;
        *offset = 60 * (word[0] >= 'n' ? n - 13 : word[0] > 'j' ? 1 - n : -n);
        return true;
    }
    return false;
}

static const struct {
    const char *cities; /* after the area and its slash */
    struct date_place place;
} places[] = {
    {"london dublin lisbon belfast canary ", {0, SUMMER_EU}},
    {"paris berlin brussels amsterdam madrid rome vienna zurich prague warsaw budapest "
     "copenhagen stockholm oslo luxembourg monaco belgrade zagreb ljubljana bratislava malta ",
     {60, SUMMER_EU}},
    {"athens helsinki kiev kyiv bucharest sofia riga tallinn vilnius nicosia ", {120, SUMMER_EU}},
    {"reykjavik ", {0, SUMMER_NONE}},
    {"kaliningrad johannesburg cairo ", {120, SUMMER_NONE}},
    {"moscow istanbul minsk riyadh nairobi baghdad ", {180, SUMMER_NONE}},
    {"dubai ", {240, SUMMER_NONE}},
    {"karachi tashkent yekaterinburg ", {300, SUMMER_NONE}},
    {"kolkata calcutta colombo ", {330, SUMMER_NONE}},
    {"dhaka ", {360, SUMMER_NONE}},
    {"bangkok jakarta ho_chi_minh saigon novosibirsk ", {420, SUMMER_NONE}},
    {"shanghai hong_kong taipei singapore manila macau kuala_lumpur chongqing urumqi perth "
     "beijing ",
     {480, SUMMER_NONE}},
    {"tokyo seoul pyongyang ", {540, SUMMER_NONE}},
    {"darwin ", {570, SUMMER_NONE}},
    {"adelaide ", {570, SUMMER_AU}},
    {"brisbane ", {600, SUMMER_NONE}},
    {"sydney melbourne canberra hobart ", {600, SUMMER_AU}},
    {"auckland ", {720, SUMMER_NZ}},
    {"sao_paulo buenos_aires montevideo ", {-180, SUMMER_NONE}},
    {"halifax ", {-240, SUMMER_US}},
    {"new_york toronto detroit montreal ", {-300, SUMMER_US}},
    {"bogota lima panama ", {-300, SUMMER_NONE}},
    {"chicago winnipeg ", {-360, SUMMER_US}},
    {"mexico_city ", {-360, SUMMER_NONE}},
    {"denver edmonton boise ", {-420, SUMMER_US}},
    {"phoenix ", {-420, SUMMER_NONE}},
    {"los_angeles vancouver ", {-480, SUMMER_US}},
    {"anchorage ", {-540, SUMMER_US}},
    {"honolulu ", {-600, SUMMER_NONE}},
    {"utc gmt ", {0, SUMMER_NONE}},
};

bool date_place(struct str name, struct date_place *out)
{
    char city[24];
    size_t slash = str_find_char(name, '/', 0);
    struct str tail = slash == SIZE_MAX ? name : str_slice(name, slash + 1, name.n);
    if (slash == SIZE_MAX || tail.n == 0 || tail.n >= sizeof city)
        return false;
    for (size_t i = 0; i < tail.n; i++)
        city[i] = ascii_lower(tail.p[i]);
    city[tail.n] = '\0';
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        if (in_list(places[i].cities, city)) {
            *out = places[i].place;
            return true;
        }
    }
    return false;
}

/* Day of the month of the `nth` Sunday; 5 is the last. */
static int nth_sunday(int year, int month, int nth)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct civil first = {.year = year, .month = month, .day = 1};
    int day = 1 + (7 - date_civil(date_from_civil(first, 0), 0).weekday) % 7 + 7 * (nth - 1);
    return day > lengths[month - 1] ? day - 7 : day;
}

bool date_is_summer(const struct date_place *p, int year, int month, int day, int hour)
{
    static const struct {
        int start_month, start_sunday, end_month, end_sunday;
    } rules[] = {
        [SUMMER_EU] = {3, 5, 10, 5},
        [SUMMER_US] = {3, 2, 11, 1},
        [SUMMER_AU] = {10, 1, 4, 1},
        [SUMMER_NZ] = {9, 5, 4, 1},
    };
    if (p->summer == SUMMER_NONE)
        return false;
    int now = (month * 100 + day) * 100 + hour;
    int start = (rules[p->summer].start_month * 100 +
                 nth_sunday(year, rules[p->summer].start_month, rules[p->summer].start_sunday)) *
                    100 +
                2;
    int end = (rules[p->summer].end_month * 100 +
               nth_sunday(year, rules[p->summer].end_month, rules[p->summer].end_sunday)) *
                  100 +
              2;
    return start < end ? now >= start && now < end : now >= start || now < end;
}

bool date_has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (ascii_digit(s.p[i]))
            return true;
    return false;
}
