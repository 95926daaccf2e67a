package io.wildcatch.connectors.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A notice of the French gazette of commercial announcements, whichever shape it came in.
 *
 * @param publication {@code A}, {@code B} or {@code C}: the gazette's parts, each of which numbers its notices from 1
 * @param parution issue
 * @param numero of the notice in the part
 * @param published first moment of the day of publication, UTC
 * @param act what happened, in the gazette's word: {@code creation}, {@code vente}, {@code procol} …
 * @param category the gazette's finer description
 * @param corrects reference of the notice that this one corrects or annuls
 * @param kind {@code annonce}, {@code rectificatif} or {@code annulation}
 * @param companies who it is about; natural persons are left out
 * @param text activity and origin, as published
 */
record BodaccNotice(
        String publication,
        String parution,
        String numero,
        Instant published,
        String act,
        Optional<String> category,
        Optional<String> corrects,
        String kind,
        Optional<String> department,
        Optional<String> court,
        String url,
        List<Company> companies,
        List<String> text) {

    /**
     * A company in a notice.
     *
     * @param registryId {@code FR:} and nine digits, when valid
     */
    record Company(Optional<String> registryId, Optional<String> name, Optional<String> city) {
        boolean isNamed() {
            return registryId.isPresent() || name.isPresent();
        }
    }

    boolean isNumbered() {
        return !parution.isEmpty() && !numero.isEmpty();
    }

    /**
     * Tells the notice from those of the other parts; without a letter it is of part A, as ids were before there was
     * anything but that.
     */
    String id() {
        String letter = publication.equals("A") ? "" : publication + "-";
        return "bodacc:" + letter + parution + "-" + numero;
    }

    /** Names it for good: {@code bodacc:A:<parution>:<numero>}. */
    String reference() {
        return reference(publication, parution, numero);
    }

    static String reference(String publication, String parution, String numero) {
        return "bodacc:" + publication + ":" + parution + ":" + numero;
    }

    /** {@code BODACC B}, {@code B} and {@code b} give {@code B}. */
    static String letter(String publication) {
        return publication.substring(publication.length() - 1).toUpperCase(Locale.ROOT);
    }

    static String url(String publication, String parution, String numero) {
        return "https://www.bodacc.fr/annonce/detail-annonce/" + publication + "/" + parution + "/" + numero;
    }
}
