package io.wildcatch.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;

/** A record within a record. Looks its plan up at use, so that a type may contain itself. */
record NestedCodec(Class<?> type) implements ValueCodec {

    @Override
    public Object read(JsonParser json) throws IOException, InvalidRecordException {
        return RecordPlan.of(type).read(json);
    }

    @Override
    public void write(Object value, JsonGenerator json) throws IOException {
        RecordPlan.of(type).write((SpecificRecord) value, json);
    }

    @Override
    public String expected() {
        return "an object";
    }
}
