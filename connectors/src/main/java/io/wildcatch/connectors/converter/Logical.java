package io.wildcatch.connectors.converter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * The logical types that Connect has a class for. Others, such as {@code timestamp-micros}, stay what they are in Avro,
 * so that no digit gets lost, and {@link Marks#LOGICAL} remembers them.
 */
enum Logical {
    DATE(Date.LOGICAL_NAME) {
        @Override
        SchemaBuilder builder(LogicalType avro) {
            return Date.builder();
        }

        @Override
        Schema avro(org.apache.kafka.connect.data.Schema schema) {
            return LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
        }
    },
    TIME(Time.LOGICAL_NAME) {
        @Override
        SchemaBuilder builder(LogicalType avro) {
            return Time.builder();
        }

        @Override
        Schema avro(org.apache.kafka.connect.data.Schema schema) {
            return LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
        }
    },
    TIMESTAMP(Timestamp.LOGICAL_NAME) {
        @Override
        SchemaBuilder builder(LogicalType avro) {
            return Timestamp.builder();
        }

        @Override
        Schema avro(org.apache.kafka.connect.data.Schema schema) {
            return LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        }
    },
    DECIMAL(Decimal.LOGICAL_NAME) {
        @Override
        SchemaBuilder builder(LogicalType avro) {
            LogicalTypes.Decimal decimal = (LogicalTypes.Decimal) avro;
            return Decimal.builder(decimal.getScale())
                    .parameter(Marks.PRECISION, String.valueOf(decimal.getPrecision()));
        }

        @Override
        Schema avro(org.apache.kafka.connect.data.Schema schema) {
            int scale = number(schema, Decimal.SCALE_FIELD, 0);
            int precision = number(schema, Marks.PRECISION, Math.max(DIGITS, scale));
            if (scale < 0 || scale > precision) {
                throw new DataException(
                        "a decimal's scale is %d, which Avro can't hold: expected 0 to %d".formatted(scale, precision));
            }
            return LogicalTypes.decimal(precision, scale).addToSchema(container(schema));
        }

        private Schema container(org.apache.kafka.connect.data.Schema schema) {
            String fixed = schema.parameters().get(Marks.FIXED);
            return fixed == null
                    ? Schema.create(Schema.Type.BYTES)
                    : AvroNames.checked(
                            () -> Schema.createFixed(fixed, null, null, number(schema, Marks.FIXED_SIZE, 0)));
        }
    };

    /** Digits of a decimal that doesn't say how many it has. */
    private static final int DIGITS = 64;

    private final String connectName;

    Logical(String connectName) {
        this.connectName = connectName;
    }

    /** How Connect builds it. */
    abstract SchemaBuilder builder(LogicalType avro);

    /** How Avro has it. */
    abstract Schema avro(org.apache.kafka.connect.data.Schema schema);

    static Optional<Logical> of(Schema avro) {
        LogicalType type = avro.getLogicalType();
        if (type instanceof LogicalTypes.Date) {
            return Optional.of(DATE);
        } else if (type instanceof LogicalTypes.TimeMillis) {
            return Optional.of(TIME);
        } else if (type instanceof LogicalTypes.TimestampMillis) {
            return Optional.of(TIMESTAMP);
        }
        return type instanceof LogicalTypes.Decimal ? Optional.of(DECIMAL) : Optional.empty();
    }

    static Optional<Logical> of(org.apache.kafka.connect.data.Schema connect) {
        for (Logical logical : values()) {
            if (logical.connectName.equals(connect.name())) {
                return Optional.of(logical);
            }
        }
        return Optional.empty();
    }

    static BigDecimal decimal(Schema avro, byte[] unscaled) {
        return new BigDecimal(new BigInteger(unscaled), ((LogicalTypes.Decimal) avro.getLogicalType()).getScale());
    }

    /** The unscaled number, in as few bytes as it takes. */
    static byte[] unscaled(Schema avro, BigDecimal decimal) {
        int scale = ((LogicalTypes.Decimal) avro.getLogicalType()).getScale();
        if (decimal.stripTrailingZeros().scale() > scale) {
            throw new DataException("expected a decimal with at most %d digits after the point".formatted(scale));
        }
        return decimal.setScale(scale).unscaledValue().toByteArray();
    }

    private static int number(org.apache.kafka.connect.data.Schema schema, String parameter, int otherwise) {
        String text = schema.parameters() == null ? null : schema.parameters().get(parameter);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DataException("the schema's parameter %s is no whole number".formatted(parameter), e);
        }
    }
}
