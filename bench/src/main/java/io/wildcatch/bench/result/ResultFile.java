package io.wildcatch.bench.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;

/** The figures as a file. */
public final class ResultFile {

    /** More digits than that would be noise. */
    private static final MathContext DIGITS = new MathContext(5);

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .registerModule(
                    new SimpleModule().addSerializer(Double.class, rounded()).addSerializer(double.class, rounded()));

    private ResultFile() {}

    /** @throws IOException when it can't be written */
    public static void write(BenchResult result, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(result) + "\n");
    }

    private static JsonSerializer<Double> rounded() {
        return new JsonSerializer<>() {
            @Override
            public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
                BigDecimal rounded = new BigDecimal(value).round(DIGITS);
                json.writeNumber(rounded.stripTrailingZeros().toPlainString());
            }
        };
    }
}
