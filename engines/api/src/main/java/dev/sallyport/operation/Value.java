package dev.sallyport.operation;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A typed value as it travels on the wire: a parameter of a statement, a constant of a mask or of a row filter.
 *
 * <p>`toString` of every kind hides the value, so that none ends in a log by accident.
 */
public sealed interface Value {
    record Null() implements Value {}

    record Bool(boolean value) implements Value {
        @Override
        public String toString() {
            return "Bool[hidden]";
        }
    }

    record Int(long value) implements Value {
        @Override
        public String toString() {
            return "Int[hidden]";
        }
    }

    record Float(double value) implements Value {
        @Override
        public String toString() {
            return "Float[hidden]";
        }
    }

    record Decimal(BigDecimal value) implements Value {
        @Override
        public String toString() {
            return "Decimal[hidden]";
        }
    }

    record Text(String value) implements Value {
        @Override
        public String toString() {
            return "Text[hidden]";
        }
    }

    record Bytes(byte[] value) implements Value {
        public Bytes {
            value = value.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && java.util.Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Bytes[hidden]";
        }
    }

    /** Days since 1970-01-01. */
    record Date(int days) implements Value {
        @Override
        public String toString() {
            return "Date[hidden]";
        }
    }

    /** Microseconds since midnight. */
    record Time(long micros) implements Value {
        @Override
        public String toString() {
            return "Time[hidden]";
        }
    }

    /** Microseconds since 1970-01-01T00:00:00, without a zone. */
    record Timestamp(long micros) implements Value {
        @Override
        public String toString() {
            return "Timestamp[hidden]";
        }
    }

    /** Microseconds since 1970-01-01T00:00:00Z. */
    record Instant(long micros) implements Value {
        @Override
        public String toString() {
            return "Instant[hidden]";
        }
    }

    record Uuid(UUID value) implements Value {
        @Override
        public String toString() {
            return "Uuid[hidden]";
        }
    }

    record Json(String value) implements Value {
        @Override
        public String toString() {
            return "Json[hidden]";
        }
    }
}
