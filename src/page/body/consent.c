/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/consent.h"

#include "base/compiler.h"

static bool is_about_cookies(struct str line)
{
    static const struct str users[] = {
        STR("website use"),          STR("site use"),        STR("we use cookies"),
        STR("website verwendet"),    STR("seite verwendet"), STR("verwenden cookies"),
        STR("utilise des cookies"),  STR("utiliza cookies"), STR("usa cookie"),
        STR("korzystamy z cookies"), STR("use of cookies")};
    return str_has(line, STR("cookie")) && STR_ANY(str_has, line, users);
}

/* "To show this content, we need your consent." */
static bool is_placeholder(struct str line)
{
    static const struct str contents[] = {
        STR("externe inhalte"),  STR("externen inhalt"),  STR("externer inhalt"),
        STR("diesen inhalt"),    STR("dieser inhalt"),    STR("dieses video"),
        STR("this content"),     STR("this video"),       STR("this embed"),
        STR("external content"), STR("embedded content"), STR("third-party content"),
        STR("ce contenu"),       STR("cette vidéo"),      STR("contenus externes"),
        STR("este contenido"),   STR("este vídeo"),       STR("este video"),
        STR("questo contenuto"), STR("questo video"),     STR("este conteúdo"),
        STR("deze inhoud"),      STR("deze video"),       STR("ta treść"),
        STR("tę treść"),         STR("detta innehåll"),   STR("dette indhold"),
        STR("dette innholdet"),  STR("tento obsah"),      STR("этот контент"),
        STR("此内容"),
    };
    static const struct str shows[] = {
        STR("anzuzeigen"), STR("anzeigen"), STR("angezeigt"), STR("laden"),    STR("anzuschauen"),
        STR("anzusehen"),  STR("to view"),  STR("display"),   STR("to show"),  STR("to load"),
        STR("be loaded"),  STR("to see"),   STR("to watch"),  STR("be shown"), STR("afficher"),
        STR("visualiser"), STR("regarder"), STR("mostrar"),   STR("ver este"), STR("cargar"),
        STR("visualizz"),  STR("vedere"),   STR("exibir"),    STR("bekijken"), STR("tonen"),
        STR("wyświetl"),   STR("zobaczy"),  STR("visa "),     STR("vise "),    STR("se dette"),
        STR("zobraz"),     STR("просмотр"), STR("显示"),      STR("查看")};
    static const struct str permits[] = {
        STR("cookie"),          STR("consent"),        STR("privacy"),      STR("privatsphäre"),
        STR("datenschutz"),     STR("zustimm"),        STR("einwillig"),    STR("einverstand"),
        STR("mit einem klick"), STR("akzeptier"),      STR("consentement"), STR("acceptez"),
        STR("confidentialité"), STR("consentimiento"), STR("privacidad"),   STR("privacidade"),
        STR("consenso"),        STR("toestemming"),    STR("zgod"),         STR("samtyck"),
        STR("samtykke"),        STR("souhlas"),        STR("согласи"),      STR("同意")};
    return STR_ANY(str_has, line, contents) && STR_ANY(str_has, line, shows) &&
           STR_ANY(str_has, line, permits);
}

bool consent_is_notice(struct str lower)
{
    return is_about_cookies(lower) || is_placeholder(lower);
}
