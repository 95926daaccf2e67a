package io.wildcatch.streams.domain.naming;

import java.util.HashMap;
import java.util.Map;

/** Words of organisations' names that mean the same in languages of Europe, one meaning a line. In folded spelling. */
final class Meanings {

    private static final Map<String, Integer> LINES = lines("""
            energie energy energia energien energies
            technologie technology technologies technologien tecnologia
            office oficina ufficio amt urad biuro ured kontor
            union unie unione unija unia uniune
            european europeenne europea europaische europeia europaeiske europejska europeo
            intellectual intellectuelle intelectual geistiges
            property propriete propiedad proprieta eigentum
            university universite universitet universidad universitat universita uniwersytet univerzita univerza universiteit universidade universitatea
            technical technique techniques tekniske technische tecnica politechnika technicka
            ministry ministere ministerium ministerio ministero ministerstvo ministrstvo ministarstvo ministerul ministeriet
            defence defense defensa difesa verteidigung forsvar obrana obrambo obrony
            national nationale nacional nazionale narodowy narodni nacionalna nationaal
            institute institut instituto istituto instytut
            agency agence agencia agenzia agentur agencja agentura
            city ville stadt ciudad citta miasto mesto grad
            municipality commune gemeinde gemeente kommune municipio comune gmina obec obsina
            railway railways chemin bahn jernbane
            health sante salud salute gesundheit zdrowia zdravi
            hospital hopital ospedale krankenhaus szpital sygehus sykehus nemocnice bolnica
            authority autorite autoridad autorita behorde
            port puerto porto hafen haven
            group groupe gruppe grupo gruppo grupa
            company compagnie compania compagnia
            service services servicio servizio dienst
            transport transports transporte trasporti transportes
            council conseil consejo consiglio rat rada
            region regione regio
            department departement departamento dipartimento
            cosmetics cosmetiques cosmetique kosmetik
            electric electrique electrica elettrica
            insurance assurance assurances versicherung seguros assicurazioni
            bank banque banco banca
            engineering ingenierie ingenieria ingegneria
            denmark danmarks danmark danemark
            pharmacie phie pharmacy
            organisation organization organizacion
            automobile automobiles automotive
            investment investissement investments investissements
            saint st san sankt sint
            sainte ste santa sveta sv
            """);

    private Meanings() {}

    /** Whether both are one word in two languages, or in two spellings. */
    static boolean same(String a, String b) {
        Integer line = LINES.get(a);
        return line != null && line.equals(LINES.get(b));
    }

    private static Map<String, Integer> lines(String table) {
        Map<String, Integer> lines = new HashMap<>();
        for (String line : table.strip().split("\n", -1)) {
            int number = lines.size();
            for (String word : line.strip().split(" ", -1)) {
                lines.put(word, number);
            }
        }
        return lines;
    }
}
