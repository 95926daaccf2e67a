package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.Mapping.mapped;
import static io.wildcatch.connectors.feeds.Mapping.one;
import static io.wildcatch.connectors.feeds.Mapping.rejection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.json.RecordJson;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All companies and visitors are made up. */
class OtherMappersTest {

    @Test
    void shouldReadASurgeDatedByTheNameOfItsFile() {
        MapOutcome.Mapped mapped = mapped(
                new SurgeCsvMapper("surge-2026-01-05.csv"),
                "{'Company Name':'Loutrex','Domain':'www.loutrex.fr','Size':'Medium (201-500)','Industry':'Pets','Topic':'ERP',"
                        + "'Composite Score':'72','Country':'FR'}");
        Signal signal = mapped.signals().get(0);
        assertThat(signal.getId()).isEqualTo("surge:loutrex.fr:erp:2026-01-05");
        assertThat(signal.getKind()).isEqualTo("TOPIC_SURGE");
        assertThat(signal.getStrength()).isEqualTo(0.72);
        assertThat(mapped.accounts().get(0).getEmployees()).isEqualTo(201);
    }

    @Test
    void shouldRefuseRowsWithoutASurge() {
        SurgeCsvMapper mapper = new SurgeCsvMapper("week.csv");
        String row = "{'Domain':'loutrex.fr','Topic':'ERP','Composite Score':'%s','Date':'%s'}";
        assertThat(rejection(mapper, row.formatted("59", "2026-01-05"))).isEqualTo("no surge");
        assertThat(rejection(mapper, row.formatted("80", ""))).isEqualTo("no date");
        assertThat(rejection(mapper, row.formatted("much", "2026-01-05"))).isEqualTo("not a surge row");
        assertThat(rejection(mapper, row.replace("loutrex.fr", "gmail.com").formatted("80", "2026-01-05")))
                .isEqualTo("no company");
    }

    @ParameterizedTest
    @CsvSource({
        "FR, FR",
        "fra, FR",
        "UK, GB",
        "France, FR",
        "United States, US",
        "united states of america, US",
        "United Kingdom, GB",
        "Deutschland, DE",
        "ESPAÑA, ES",
        "Côte d'Ivoire, CI",
        "Österreich, AT",
        "Atlantis,"
    })
    void shouldTellTheCountryByItsCodeOrName(String written, String code) {
        MapOutcome.Mapped mapped = mapped(
                new SurgeCsvMapper("surge-2026-01-05.csv"),
                "{'Company Name':'Loutrex','Domain':'loutrex.fr','Topic':'ERP','Composite Score':'72','Country':'%s'}"
                        .formatted(written.replace("'", "\\u0027")));
        assertThat(mapped.signals().get(0).getAccount().getCountry()).isEqualTo(code);
        assertThat(mapped.accounts().get(0).getCountry()).isEqualTo(code);
    }

    @Test
    void shouldRefuseAStrengthThatIsNone() {
        String row = "{'id':'7','source':'fair','kind':'MEETING','occurredAt':'2026-01-05','domain':'loutrex.fr',"
                + "'strength':'%s'}";
        assertThat(rejection(new SignalCsvMapper(), row.formatted("2"))).isEqualTo("not a signal");
        assertThat(rejection(new SignalCsvMapper(), row.formatted("-0.1"))).isEqualTo("not a signal");
        assertThat(one(new SignalCsvMapper(), row.formatted("1")).getStrength()).isEqualTo(1);
    }

    @Test
    void shouldReadASignalFromColumns() {
        Signal signal = one(
                new SignalCsvMapper(),
                "{'id':'7','source':'fair','kind':'MEETING','occurredAt':'2026-01-05 10:00:00','account.domain':'loutrex.fr',"
                        + "'email':'z@loutrex.fr','strength':'0.4','booth':'B12'}");
        assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
        assertThat(signal.getPerson().getEmail()).isEqualTo("z@loutrex.fr");
        assertThat(signal.getStrength()).isEqualTo(0.4);
        assertThat(signal.getAttributes()).containsEntry("booth", "B12");
        assertThat(rejection(new SignalCsvMapper(), "{'id':'7','source':'fair'}"))
                .isEqualTo("not a signal");
    }

    @Test
    void shouldTakeASignalOutOfItsEnvelope() {
        Signal signal = one(
                new CloudEventsMapper(),
                "{'specversion':'1.0','id':'e-1','source':'https://events.acme.fr/site/','type':'WEB_VISIT','time':'2026-01-05T10:00:00Z',"
                        + "'data':{'id':'inner','account':{'domain':'loutrex.fr'}}}");
        assertThat(signal.getId()).isEqualTo("e-1");
        assertThat(signal.getSource()).isEqualTo("site");
        assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
        assertThat(rejection(new CloudEventsMapper(), "{'id':'e-1','source':'s'}"))
                .isEqualTo("not a CloudEvent");
        assertThat(rejection(new CloudEventsMapper(), "{'specversion':'1.0','id':'e-1','source':'s','data':'hello'}"))
                .isEqualTo("no data");
    }

    @Test
    void shouldBelieveHowLongAgoButNotWhen() {
        Signal signal = one(
                new SegmentMapper(),
                "{'messageId':'m-1','type':'track','event':'Demo Requested','userId':'z@loutrex.fr','timestamp':'2031-05-05T10:00:00Z',"
                        + "'sentAt':'2031-05-05T10:00:30Z','receivedAt':'2026-01-05T09:00:30Z','context':{'ip':'192.0.2.7','page':{'url':'https://us.example/demo'}}}");
        assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
        assertThat(signal.getKind()).isEqualTo("HAND_RAISE");
        assertThat(signal.getAccount().getDomain()).isEqualTo("loutrex.fr");
        assertThat(RecordJson.toJson(signal)).doesNotContain("192.0.2.7");
        assertThat(rejection(new SegmentMapper(), "{'messageId':'m','type':'identify'}"))
                .isEqualTo("no action");
        assertThat(rejection(
                        new SegmentMapper(),
                        "{'messageId':'m','type':'page','sentAt':'2026-01-05T09:00:30Z','userId':'z@gmail.com'}"))
                .isEqualTo("no company");
    }

    @Test
    void shouldReadAnEnrichedWebEvent() {
        Signal signal = one(
                new SnowplowMapper(),
                "{'event_id':'s-1','event_fingerprint':'f','collector_tstamp':'2026-01-05 09:00:30.123','derived_tstamp':"
                        + "'2026-01-05 09:00:29.000','page_url':'https://us.example/pricing','user_id':'z@loutrex.fr','user_ipaddress':'192.0.2.7'}");
        assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T09:00:29Z"));
        assertThat(signal.getKind()).isEqualTo("WEB_VISIT");
        assertThat(RecordJson.toJson(signal)).doesNotContain("192.0.2.7");
    }

    @Test
    void shouldNeverThrow() {
        Random random = new Random(11);
        for (Feed feed : Feeds.all()) {
            FeedMapper mapper = feed.mapper("x.csv");
            for (int round = 0; round < 400; round++) {
                JsonNode garbage = garbage(random, 3);
                assertThatCode(() -> mapper.map(garbage))
                        .as("%s %s", feed.name(), garbage)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static final List<String> FIELDS = List.of(
            "dateparution",
            "numeroannonce",
            "id",
            "registre",
            "listepersonnes",
            "personne",
            "denomination",
            "date_parution",
            "parution",
            "numero",
            "societes",
            "siren",
            "precedent",
            "doc_id",
            "pub_date",
            "buyer",
            "country",
            "name",
            "refs",
            "publication-number",
            "publication-date",
            "buyer-name",
            "buyer-country",
            "notice-title",
            "idweb",
            "nomacheteur",
            "donnees",
            "OBJET",
            "CPV",
            "Topic",
            "Composite Score",
            "Domain",
            "Date",
            "specversion",
            "source",
            "data",
            "messageId",
            "type",
            "sentAt",
            "context",
            "traits",
            "email",
            "event_id",
            "derived_tstamp",
            "user_id",
            "acte",
            "publicationavis");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "2026-01-05",
            "999888779",
            "A20260012345",
            "{\"a\":",
            "[]",
            "{\"personne\":[null]}",
            "track",
            "page",
            "70",
            "z@loutrex.fr",
            "pm",
            "é",
            "loutrex.fr",
            "9999999999999",
            "FRA",
            "FR");

    private static JsonNode garbage(Random random, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> make.nullNode();
            case 1 -> make.numberNode(random.nextLong());
            case 2 -> make.booleanNode(random.nextBoolean());
            case 3 -> make.textNode(VALUES.get(random.nextInt(VALUES.size())));
            case 4 -> {
                var array = make.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(garbage(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = make.objectNode();
                for (int i = random.nextInt(14); i > 0; i--) {
                    object.set(FIELDS.get(random.nextInt(FIELDS.size())), garbage(random, depth - 1));
                }
                yield object;
            }
        };
    }
}
