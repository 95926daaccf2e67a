package io.wildcatch.local.market;

import io.wildcatch.event.Basket;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Seller;
import java.util.List;
import java.util.stream.IntStream;

/** What is sold in every market, and by whom: three offerings for people to sell and one commodity. */
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

    static final List<Item> ITEMS = List.of(
            item("erp", "ERP suite", 30_000, 60_000, 120_000, 5, 0.35, "erp", "finance software"),
            item("planning", "Production planning", 18_000, 35_000, 70_000, 4, 0.30, "planning", "scheduling"),
            item("audit", "Security audit", 8_000, 15_000, 30_000, 6, 0.15, "security audit", "compliance"),
            item("licences", "Office licences", 300, 1_200, 6_000, 12, 0.20, "office software", "licences"));

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

    static List<Offering> offerings() {
        return ITEMS.stream().map(Item::offering).toList();
    }

    static List<Seller> sellers() {
        return IntStream.range(0, NAMES.size()).mapToObj(Catalogue::seller).toList();
    }

    static int sellerCount() {
        return NAMES.size();
    }

    static String sellerId(int number) {
        return "seller-" + (number + 1);
    }

    static Item draw(Dice dice) {
        double at = dice.share();
        for (Item item : ITEMS) {
            at -= item.share();
            if (at < 0) {
                return item;
            }
        }
        return ITEMS.get(0);
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

    private static Item item(
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
