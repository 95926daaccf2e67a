package io.wildcatch.streams.domain;

import static java.util.Map.entry;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Time zones: the person's; else that of the account's country, where it has one zone; else the policy's. A country
 * with several zones (US, CA, BR, AU, RU, MX …) doesn't tell.
 */
public final class Zones {

    /** Countries of one zone, or of one zone where nearly everybody lives (ES, PT, CL, EC, NZ). */
    private static final Map<String, String> BY_COUNTRY = Map.ofEntries(
            entry("AE", "Asia/Dubai"),
            entry("AR", "America/Argentina/Buenos_Aires"),
            entry("AT", "Europe/Vienna"),
            entry("BE", "Europe/Brussels"),
            entry("BG", "Europe/Sofia"),
            entry("CH", "Europe/Zurich"),
            entry("CL", "America/Santiago"),
            entry("CN", "Asia/Shanghai"),
            entry("CO", "America/Bogota"),
            entry("CY", "Asia/Nicosia"),
            entry("CZ", "Europe/Prague"),
            entry("DE", "Europe/Berlin"),
            entry("DK", "Europe/Copenhagen"),
            entry("DZ", "Africa/Algiers"),
            entry("EE", "Europe/Tallinn"),
            entry("EG", "Africa/Cairo"),
            entry("ES", "Europe/Madrid"),
            entry("FI", "Europe/Helsinki"),
            entry("FR", "Europe/Paris"),
            entry("GB", "Europe/London"),
            entry("GR", "Europe/Athens"),
            entry("HK", "Asia/Hong_Kong"),
            entry("HR", "Europe/Zagreb"),
            entry("HU", "Europe/Budapest"),
            entry("IE", "Europe/Dublin"),
            entry("IL", "Asia/Jerusalem"),
            entry("IN", "Asia/Kolkata"),
            entry("IS", "Atlantic/Reykjavik"),
            entry("IT", "Europe/Rome"),
            entry("JP", "Asia/Tokyo"),
            entry("KE", "Africa/Nairobi"),
            entry("KR", "Asia/Seoul"),
            entry("LT", "Europe/Vilnius"),
            entry("LU", "Europe/Luxembourg"),
            entry("LV", "Europe/Riga"),
            entry("MA", "Africa/Casablanca"),
            entry("MC", "Europe/Monaco"),
            entry("MT", "Europe/Malta"),
            entry("MY", "Asia/Kuala_Lumpur"),
            entry("NG", "Africa/Lagos"),
            entry("NL", "Europe/Amsterdam"),
            entry("NO", "Europe/Oslo"),
            entry("NZ", "Pacific/Auckland"),
            entry("PE", "America/Lima"),
            entry("PH", "Asia/Manila"),
            entry("PK", "Asia/Karachi"),
            entry("PL", "Europe/Warsaw"),
            entry("PT", "Europe/Lisbon"),
            entry("RO", "Europe/Bucharest"),
            entry("RS", "Europe/Belgrade"),
            entry("SA", "Asia/Riyadh"),
            entry("SE", "Europe/Stockholm"),
            entry("SG", "Asia/Singapore"),
            entry("SI", "Europe/Ljubljana"),
            entry("SK", "Europe/Bratislava"),
            entry("SN", "Africa/Dakar"),
            entry("TH", "Asia/Bangkok"),
            entry("TN", "Africa/Tunis"),
            entry("TR", "Europe/Istanbul"),
            entry("TW", "Asia/Taipei"),
            entry("UA", "Europe/Kyiv"),
            entry("VN", "Asia/Ho_Chi_Minh"),
            entry("ZA", "Africa/Johannesburg"));

    /**
     * Country codes under which companies of all countries register: those that Google treats as generic (Search Central,
     * managing multi-regional sites), GG and VC. They tell no country, though their country may have one zone.
     */
    private static final Set<String> GENERIC = Set.of(
            "AD", "AI", "AS", "BZ", "CC", "CD", "CO", "DJ", "FM", "GG", "IO", "LA", "ME", "MS", "NU", "SC", "SR", "SU",
            "TK", "TV", "VC", "WS");

    private final ZoneId fallback;

    /** @param fallback where neither person nor country tells */
    public Zones(ZoneId fallback) {
        this.fallback = fallback;
    }

    /** @param contact null: the account's */
    ZoneId of(Case matter, @Nullable Contact contact) {
        Dossier.Member member = contact == null ? null : contact.member();
        return member != null && member.zone() != null ? member.zone() : ofCountry(country(matter));
    }

    private ZoneId ofCountry(@Nullable String country) {
        String zone = country == null ? null : BY_COUNTRY.get(country);
        return zone == null ? fallback : ZoneId.of(zone);
    }

    /** What the CRM says, else what the home says of itself (FR:552032534, name:acme|FR|lyon, acme.fr). */
    public static @Nullable String country(Case matter) {
        String known = matter.dossier().country();
        return known != null ? known : ofHome(matter.ledger().home());
    }

    /** @return ISO code; null when the home doesn't tell */
    static @Nullable String ofHome(String home) {
        if (home.startsWith("name:")) {
            String[] parts = home.split("\\|", -1);
            return parts.length > 1 && parts[1].length() == 2 ? parts[1] : null;
        }
        int colon = home.indexOf(':');
        return colon < 0 ? ofDomain(home) : colon == 2 ? home.substring(0, 2).toUpperCase(Locale.ROOT) : null;
    }

    private static @Nullable String ofDomain(String domain) {
        int dot = domain.lastIndexOf('.');
        String code = domain.substring(dot + 1).toUpperCase(Locale.ROOT);
        if (code.equals("UK")) {
            return "GB";
        }
        // acme.co is anybody's, acme.com.co a Colombian company's.
        boolean isDirect = domain.lastIndexOf('.', dot - 1) < 0;
        return !BY_COUNTRY.containsKey(code) || (isDirect && GENERIC.contains(code)) ? null : code;
    }
}
