package io.wildcatch.connectors.opendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;

/** An API that gives the records of a day of publication, page by page. Pure: it makes requests and reads answers. */
interface DailyApi {

    /** Where the first page of a day is. */
    String FIRST = "";

    ApiRequest request(LocalDate day, String position);

    /**
     * @param body of an answer with status 200
     * @return it, for {@link #page}
     * @throws IOException when it is not of the form that this API's answers have
     */
    default JsonNode parsed(byte[] body) throws IOException {
        return Json.MAPPER.readTree(body);
    }

    /**
     * @throws BadPageException when the answer isn't one of this API, or is not complete
     */
    ApiPage page(JsonNode body, LocalDate day, String position) throws BadPageException;

    /** What names the record among those of its day; blank when nothing does. */
    String id(JsonNode record);

    /** Whether an answer with this status means that there is nothing there, or nothing more. */
    default boolean meansNothing(int status, String position) {
        return false;
    }

    /**
     * Among how many offsets the ids of records are shared out. Ids that are numbered in a row take little room, and one
     * will do; others take several bytes each, and an offset has to fit into a record of Kafka.
     */
    default int offsets() {
        return 1;
    }

    /** Reads JSON. */
    final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {}
    }
}
