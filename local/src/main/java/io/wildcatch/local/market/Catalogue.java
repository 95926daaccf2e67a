package io.wildcatch.local.market;

import io.wildcatch.event.Basket;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Seller;
import java.util.List;
import java.util.stream.IntStream;

/** What is sold in a market, and by whom. */
final class Catalogue {

    /** An offering, and how often it is what somebody buys. */
    record Item(Offering offering, double share) {
        String id() {
            return offering.getId();
        }

        int rivals() {
            return offering.getRivals() == null ? 0 : offering.getRivals();
        }
    }

    private static final List<String> NAMES = List.of(
            "Ada Kestrel", "Bo Marten", "Cleo Heron", "Dov Lynx", "Eda Plover", "Fen Stoat", "Gil Curlew", "Ina Vole");
    private static final List<List<String>> TERRITORIES = List.of(
            List.of("FR"),
            List.of("FR"),
            List.of("FR", "BE"),
            List.of("FR", "CH"),
            List.of("DE"),
            List.of("DE", "AT"),
            List.of("BE", "NL"),
            List.of());
    private static final List<String> ZONES = List.of(
            "Europe/Paris",
            "Europe/Paris",
            "Europe/Paris",
            "Europe/Paris",
            "Europe/Berlin",
            "Europe/Berlin",
            "Europe/Brussels",
            "Europe/Paris");

    private Catalogue() {}

    static List<Seller> sellers() {
        return IntStream.range(0, NAMES.size()).mapToObj(Catalogue::seller).toList();
    }

    static int sellerCount() {
        return NAMES.size();
    }

    static String sellerId(int number) {
        return "seller-" + (number + 1);
    }

    private static Seller seller(int number) {
        return Seller.newBuilder()
                .setId(sellerId(number))
                .setName(NAMES.get(number))
                .setCountries(TERRITORIES.get(number))
                .setOfferings(List.of())
                .setMaxOpen(12)
                .setTimeZone(ZONES.get(number))
                .setWeight(number == 0 ? 1.5 : 1.0)
                .build();
    }

    static Item item(
            String id, String name, double low, double mid, double high, int rivals, double share, String... topics) {
        Offering offering = Offering.newBuilder()
                .setId(id)
                .setName(name)
                .setBasket(Basket.newBuilder()
                        .setLow(low)
                        .setMid(mid)
                        .setHigh(high)
                        .build())
                .setRivals(rivals)
                .setTopics(List.of(topics))
                .build();
        return new Item(offering, share);
    }
}
