package io.wildcatch.connectors.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A notice of the French gazette of commercial announcements, whichever shape it came in.
 *
 * @param reference names it for good: {@code bodacc:A:<parution>:<numero>}
 * @param number {@code <parution>-<numero>}
 * @param published first moment of the day of publication, UTC
 * @param act what happened, in the gazette's word: {@code creation}, {@code vente}, {@code procol} …
 * @param category the gazette's finer description
 * @param corrects reference of the notice that this one corrects or annuls
 * @param kind {@code annonce}, {@code rectificatif} or {@code annulation}
 * @param companies who it is about; natural persons are left out
 * @param text activity and origin, as published
 */
record BodaccNotice(
        String reference,
        String number,
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

    static String reference(String publication, String parution, String numero) {
        return "bodacc:" + publication + ":" + parution + ":" + numero;
    }

    static String url(String publication, String parution, String numero) {
        return "https://www.bodacc.fr/annonce/detail-annonce/" + publication + "/" + parution + "/" + numero;
    }
}
