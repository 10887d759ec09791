package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Value;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;

/** Gives each parameter to the server with the one type that its kind stands for; the server guesses nothing. */
final class PostgresParameters {
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendPattern(" HH:mm:ss.SSSSSS")
            .toFormatter(Locale.ROOT);

    private PostgresParameters() {}

    /** The range of a value's kind does not hold it. */
    static final class OutOfRange extends SQLException {
        private static final long serialVersionUID = 1L;

        OutOfRange(RuntimeException cause) {
            super(cause);
        }
    }

    /**
     * Binds every parameter, from this number on.
     *
     * @throws OutOfRange when a value cannot be written
     */
    static void bind(List<Sealed.Parameter> values, ParameterList parameters, int first) throws SQLException {
        int number = first;
        for (Sealed.Parameter parameter : values) {
            switch (parameter) {
                case Sealed.Parameter.Bound(Value value) -> bindInRange(value, parameters, number);
                case Sealed.Parameter.Secret(Value value) -> bindInRange(value, parameters, number);
                case Sealed.Parameter.Caller(int caller) ->
                    throw new IllegalArgumentException("parameter `" + caller + "` is not bound");
            }
            number++;
        }
    }

    private static void bindInRange(Value value, ParameterList parameters, int number) throws SQLException {
        try {
            bind(value, parameters, number);
        } catch (DateTimeException | ArithmeticException e) {
            throw new OutOfRange(e);
        }
    }

    private static void bind(Value value, ParameterList parameters, int number) throws SQLException {
        switch (value) {
            case Value.Null() -> parameters.setNull(number, Oid.UNSPECIFIED);
            case Value.Bool(boolean bool) -> text(parameters, number, bool ? "true" : "false", Oid.BOOL);
            case Value.Int(long integer) -> text(parameters, number, Long.toString(integer), Oid.INT8);
            case Value.Float(double real) -> text(parameters, number, Double.toString(real), Oid.FLOAT8);
            case Value.Decimal(var decimal) -> text(parameters, number, decimal.toString(), Oid.NUMERIC);
            case Value.Text(String text) -> text(parameters, number, text, Oid.TEXT);
            case Value.Bytes(byte[] bytes) -> parameters.setBytea(number, bytes, 0, bytes.length);
            case Value.Date(int days) -> text(parameters, number, date(days), Oid.DATE);
            case Value.Time(long micros) -> text(parameters, number, time(micros), Oid.TIME);
            case Value.Timestamp(long micros) -> text(parameters, number, timestamp(micros, ""), Oid.TIMESTAMP);
            case Value.Instant(long micros) -> text(parameters, number, timestamp(micros, "+00"), Oid.TIMESTAMPTZ);
            case Value.Uuid(var uuid) -> text(parameters, number, uuid.toString(), Oid.UUID);
            case Value.Json(String json) -> text(parameters, number, json, Oid.JSONB);
        }
    }

    private static void text(ParameterList parameters, int number, String text, int type) throws SQLException {
        parameters.setStringParameter(number, text, type);
    }

    private static String date(int days) {
        LocalDate date = LocalDate.ofEpochDay(days);
        return DATE.format(date) + era(date);
    }

    private static String time(long micros) {
        return LocalTime.ofNanoOfDay(Math.multiplyExact(micros, NANOS_PER_MICRO))
                .toString();
    }

    private static String timestamp(long micros, String zone) {
        int nanos = (int) Math.floorMod(micros, MICROS) * NANOS_PER_MICRO;
        LocalDateTime at = LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), nanos, ZoneOffset.UTC);
        return DATE_TIME.format(at) + zone + era(at.toLocalDate());
    }

    private static String era(LocalDate date) {
        return date.getEra() == IsoEra.BCE ? " BC" : "";
    }
}
