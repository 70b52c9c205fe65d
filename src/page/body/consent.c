/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/consent.h"

static bool is_about_cookies(struct str line)
{
    static const char users[] =
        "website use|site use|we use cookies|website verwendet|seite verwendet|"
        "verwenden cookies|utilise des cookies|utiliza cookies|usa cookie|korzystamy z cookies|"
        "use of cookies";
    return str_has(line, STR("cookie")) && str_has_any(line, users);
}

/* "To show this content, we need your consent." */
static bool is_placeholder(struct str line)
{
    static const char contents[] =
        "externe inhalte|externen inhalt|externer inhalt|diesen inhalt|dieser inhalt|"
        "dieses video|this content|this video|this embed|external content|embedded content|"
        "third-party content|ce contenu|cette vidéo|contenus externes|este contenido|"
        "este vídeo|este video|questo contenuto|questo video|este conteúdo|deze inhoud|"
        "deze video|ta treść|tę treść|detta innehåll|dette indhold|dette innholdet|tento obsah|"
        "этот контент|此内容";
    static const char shows[] =
        "anzuzeigen|anzeigen|angezeigt|laden|anzuschauen|anzusehen|to view|display|to show|"
        "to load|be loaded|to see|to watch|be shown|afficher|visualiser|regarder|mostrar|"
        "ver este|cargar|visualizz|vedere|exibir|bekijken|tonen|wyświetl|zobaczy|visa |vise |"
        "se dette|zobraz|просмотр|显示|查看";
    static const char permits[] =
        "cookie|consent|privacy|privatsphäre|datenschutz|zustimm|einwillig|einverstand|"
        "mit einem klick|akzeptier|consentement|acceptez|confidentialité|consentimiento|"
        "privacidad|privacidade|consenso|toestemming|zgod|samtyck|samtykke|souhlas|согласи|同意";
    return str_has_any(line, contents) && str_has_any(line, shows) && str_has_any(line, permits);
}

bool consent_is_notice(struct str lower)
{
    return is_about_cookies(lower) || is_placeholder(lower);
}
