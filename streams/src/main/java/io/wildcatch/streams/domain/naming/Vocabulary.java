package io.wildcatch.streams.domain.naming;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What common words of company names are worth when two names are compared. All in folded spelling. */
final class Vocabulary {

    /** Say nothing: articles, prepositions, and words for "company" that people put in or leave out. */
    private static final Set<String> FILLERS = words("""
            de du des d la le les l au aux a et en sur sous pour par chez un une the of for by at in on
            der die das den dem von vom zum zur fur van het een voor del della dello dei degli delle di da do dos das el
            los las na za od societe ste soc company compagnie cie co association entreprise ets etablissements
            etablissement etb etbs firma firm
            """);

    /** Make another company of the same family name: owners, branches, directions, activities that are set apart. */
    private static final Set<String> DISTINGUISHING = words("""
            holding holdings group groupe gruppe grupo gruppo invest investment investments investissement investissements
            immo immobilier immobiliere immobilien real estate foncier fonciere finance finances financiere financement
            capital participations participation patrimoine gestion management services service location construction
            constructions promotion distribution exploitation transport transports logistique logistics formation conseil
            conseils consulting developpement
            bis ter one two three four un deux trois quatre premier second junior senior new nouveau nouvelle old filiale agence
            """);

    /** Where a branch is: a name with one of these is not the name without. */
    private static final Set<String> PLACES = words("""
            nord sud est ouest north south east west centre center central
            france europe international deutschland germany italia italy espana spain suisse switzerland belgique belgium
            nederland luxembourg uk usa maroc africa asia world global paris lyon marseille lille nantes bordeaux toulouse
            nice strasbourg montpellier rennes grenoble angers dijon reims tours metz nancy rouen brest caen limoges toulon
            london berlin munchen hamburg wien zurich geneve bruxelles brussels madrid barcelona milano roma amsterdam
            rotterdam praha warszawa budapest bucuresti sofia stockholm oslo kobenhavn helsinki lisboa porto dublin
            normandie bretagne alsace lorraine provence aquitaine occitanie auvergne bourgogne picardie champagne alpes
            rhone
            """);

    /** Words of so many names that a slip in one of them is plainly a slip, and that alone they identify nobody. */
    private static final Set<String> COMMON = words("""
            auto autos automobile automobiles garage carrosserie pharmacie concept maison batiment renovation atelier
            distribution agricole domaine solutions solution energie energies energy habitat sante studio design coiffure
            boucherie boulangerie patisserie restaurant restauration brasserie pizzeria traiteur epicerie primeur docteur
            cabinet freres fils associes partners partenaires expertise securite medical dental dentaire optique hotel sport
            sports technologie technologies technology technique techniques electricite plomberie chauffage peinture
            nettoyage menuiserie maconnerie couverture charpente paysage jardin jardins architecture ingenierie engineering
            communication informatique logiciels software digital numerique telecom production productions industrie
            industries industriel industrielle international nationale national regional departemental commerce trading
            import export negoce alimentation food market shop store boutique beaute beauty institut institution
            environnement maritime aviation taxi ambulance ambulances express prestige avenir horizon soleil groupement
            forestier rural exploitation commune municipal municipale ville mairie communaute agglomeration metropole
            universite universitaire hopital hospitalier clinique syndicat mixte office public publique habitat region
            ministere ministry department departement direction conseil general agence chambre ecole college lycee centre
            laboratoire laboratories medicaux biologie veterinaire avocats notaire comptable audit assurances assurance
            courtage banque bank credit mutuelle cooperative union federation club family famille capital ventures labs lab
            factory agency company products produits equipement equipements materiel machines systems systemes system
            network media editions presse music film films events event tourism tourisme voyages travel cafe bar pub grill
            sushi burger pizza kebab tabac presse fleurs primeurs cave vins vignobles chateau clos ferme haras ecurie
            transport transports logistique service services travaux public publics terrassement demolition isolation
            controle gesellschaft verwaltung beteiligungs handels bau stadtwerke gemeinde stadt landkreis klinikum
            krankenhaus verkehrsbetriebe gmina miasto szpital zaklad przedsiebiorstwo municipio ayuntamiento diputacion
            servicio comune azienda sanitaria ospedaliera municipality council hospital university trust authority
            """);

    /** Head of a part of an organisation that is not a company of its own. */
    private static final Set<String> UNITS = words("""
            direction departement department delegation service services division unite unit procurement purchasing achats
            einkauf abteilung zentrale referat geschaftsbereich gerencia area direccion secretaria jefatura comision
            consejeria concejalia distrito delegacion subdireccion viceconsejeria intendencia
            junta rectorado afdeling dienst inkoop indkob osasto wydzial odbor odeljenje napravlenie upravlenie otdel
            bureau office pole secretariat sekretariat sektor sector settore ufficio servizio direzione committee
            """);

    /** Who speaks or signs for a company, and what part it takes in a consortium: no part of its name. */
    private static final Set<String> ROLES = words("""
            consejero delegado presidencia presidente president consejo administracion pleno rectorado rector alcaldia alcalde
            maire delegue directeur director direktor predstavlavasiat izpalnitelen upravitel starosta burgermeister
            oberburgermeister magistrat vorstand geschaftsfuhrer mandataire traitant mandatario penvoerder lider leader liderul
            partner konsorcjum konsortium consortium ryhmittyma arge bietergemeinschaft groupement asociat asocierea
            """);

    /** Public bodies, whose departments go by the body's name too. */
    private static final Set<String> BODIES = words("""
            ayuntamiento comunidad diputacion universidad universitat universitate universita universite university
            ville commune mairie stadt gemeinde gemeente kommune municipio comune gmina obec mesto obsina provincia region
            """);

    private Vocabulary() {}

    /** Every unit, as alternatives of a regular expression. */
    static String units() {
        return String.join("|", new TreeSet<>(UNITS));
    }

    static boolean isRole(String word) {
        return ROLES.contains(word);
    }

    static boolean isBody(String word) {
        return BODIES.contains(word);
    }

    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }

    static boolean isDistinguishing(String word) {
        return DISTINGUISHING.contains(word) || PLACES.contains(word);
    }

    static boolean isCommon(String word) {
        return COMMON.contains(word) || isDistinguishing(word);
    }

    /** A common word that is no place: a place misspelt may well be another name. */
    static boolean isTradeWord(String word) {
        return COMMON.contains(word) || DISTINGUISHING.contains(word);
    }

    static boolean isUnit(String word) {
        return UNITS.contains(word);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
