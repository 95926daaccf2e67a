package io.wildcatch.local.registry;

import java.util.List;

/**
 * What an id stands for: two registrations with an equal body share one id.
 *
 * @param text Avro's JSON in its canonical spelling
 * @param references what the text uses without defining it
 */
record SchemaBody(String text, List<SchemaReference> references) {

    SchemaBody {
        references = List.copyOf(references);
    }
}
