package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Lists of records of a day under an address made from it: {@code {day}} stands for the day, {@code {offset}} and {@code
 * {limit}}, where they are, for the page. The answer is an array, or an object with the records in an array within.
 *
 * <p>How many records a page has is the server's affair, which may give fewer than it was asked for. So a list with pages
 * ends where a page is empty, or the same as the one before, which is what servers give that don't care for offsets.
 */
final class ListApi implements DailyApi {

    static final String DAY = "{day}";
    static final int PAGE = 100;

    private static final String OFFSET = "{offset}";
    private static final String LIMIT = "{limit}";
    private static final List<String> ENVELOPES = List.of("results", "filings", "data", "records", "items");
    /** What some servers say to an offset behind the end. */
    private static final Set<Integer> BEHIND_THE_END = Set.of(400, 404, 416);
    /** No list of a day is as long: this one makes up its pages. */
    private static final int LONGEST = 1_000_000;

    private final String template;
    private final String idField;

    /** @param idField field that names a record; empty when none does */
    ListApi(String template, String idField) {
        this.template = template;
        this.idField = idField;
    }

    /** An address of the kind, to check where it leads. */
    static URI example(String template) {
        return url(template, LocalDate.EPOCH, Place.FIRST);
    }

    @Override
    public ApiRequest request(LocalDate day, String position) {
        return ApiRequest.get(url(template, day, Place.of(position)));
    }

    @Override
    public ApiPage page(JsonNode body, LocalDate day, String position) throws BadPageException {
        List<JsonNode> records = records(body);
        if (!template.contains(OFFSET) || records.isEmpty()) {
            return new ApiPage(records, Optional.empty());
        }
        Place here = Place.of(position);
        String content = content(records);
        if (content.equals(here.before)) {
            return ApiPage.EMPTY;
        }
        int next = here.offset + records.size();
        if (next > LONGEST) {
            throw new ConnectException(
                    "the list of %s has no end after %,d records: check {offset} in url".formatted(day, LONGEST));
        }
        return new ApiPage(records, Optional.of(new Place(next, records.size(), content).toString()));
    }

    @Override
    public String id(JsonNode record) {
        return record.path(idField).asText("");
    }

    /** Behind a page that was full a refusal would hide what is there; behind a short one there most likely is nothing. */
    @Override
    public boolean meansNothing(int status, String position) {
        Place here = Place.of(position);
        return here.pageBefore > 0 && here.pageBefore < PAGE && BEHIND_THE_END.contains(status);
    }

    /** Ids are the server's own: numbers, words, or nothing but a hash. */
    @Override
    public int offsets() {
        return Cursor.MOST_OFFSETS;
    }

    private static List<JsonNode> records(JsonNode body) throws BadPageException {
        if (body.isArray()) {
            return ImmutableList.copyOf(body);
        }
        if (body.path("hits").path("hits").isArray()) {
            return Streams.stream(body.path("hits").path("hits"))
                    .map(hit -> hit.path("_source"))
                    .toList();
        }
        return Stream.of(ENVELOPES.toArray(String[]::new))
                .filter(name -> body.path(name).isArray())
                .findFirst()
                .map(name -> (List<JsonNode>) ImmutableList.copyOf(body.path(name)))
                .orElseThrow(() -> new BadPageException("expected an array, or one named " + ENVELOPES));
    }

    private static String content(List<JsonNode> records) {
        Hasher hasher = Hashing.murmur3_128().newHasher();
        records.forEach(record -> hasher.putString(record.toString(), StandardCharsets.UTF_8));
        return hasher.hash().toString();
    }

    static URI url(String template, LocalDate day, Place place) {
        return URI.create(template.replace(DAY, day.toString())
                .replace(OFFSET, Integer.toString(place.offset))
                .replace(LIMIT, Integer.toString(PAGE)));
    }

    /**
     * Where a page is.
     *
     * @param offset records before it
     * @param pageBefore how many of them were on the page before
     * @param before hash of that page
     */
    record Place(int offset, int pageBefore, String before) {

        static final Place FIRST = new Place(0, 0, "");

        static Place of(String position) {
            if (position.isEmpty()) {
                return FIRST;
            }
            String[] parts = position.split(" ", -1);
            return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return offset + " " + pageBefore + " " + before;
        }
    }
}
