package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Value;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Gives a statement its parameters, each with a type that the server compares it by. */
final class MySqlParameters {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;
    private static final long DAY = 24 * 60 * 60 * MICROS;
    private static final int LAST_YEAR = 9_999;
    /** As texts: in the binary form the driver would cut them to seconds for MariaDB, which greets as a server of old. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private MySqlParameters() {}

    /** A value that the server has no form for. */
    static final class OutOfRange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfRange() {
            super("a parameter is outside the range of its type", null, false, false);
        }
    }

    /** @throws OutOfRange when the server has no form for a value */
    static void bind(List<Sealed.Parameter> parameters, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            switch (parameters.get(i)) {
                case Sealed.Parameter.Bound(var value) -> bind(i + 1, value, statement);
                case Sealed.Parameter.Secret(var value) -> bind(i + 1, value, statement);
                case Sealed.Parameter.Caller(int number) ->
                    throw new IllegalStateException("parameter `" + number + "` is not bound");
            }
        }
    }

    private static void bind(int place, Value value, PreparedStatement statement) throws SQLException {
        switch (value) {
            case Value.Null() -> statement.setNull(place, Types.VARCHAR);
            case Value.Bool(boolean is) -> statement.setBoolean(place, is);
            case Value.Int(long number) -> statement.setLong(place, number);
            case Value.Float(double number) -> statement.setDouble(place, finite(number));
            case Value.Decimal(var number) -> statement.setBigDecimal(place, number);
            case Value.Text(String text) -> statement.setString(place, text);
            case Value.Bytes(byte[] bytes) -> statement.setBytes(place, bytes);
            case Value.Date(int days) -> statement.setObject(place, date(days));
            case Value.Time(long micros) -> statement.setString(place, TIME.format(time(micros)));
            case Value.Timestamp(long micros) -> statement.setString(place, MOMENT.format(timestamp(micros)));
            case Value.Instant(long micros) -> statement.setString(place, MOMENT.format(timestamp(micros)));
            case Value.Uuid(var uuid) -> statement.setString(place, uuid.toString());
            case Value.Json(String json) -> statement.setString(place, json);
        }
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new OutOfRange();
        }
        return number;
    }

    private static LocalDate date(int days) {
        return inRange(LocalDate.ofEpochDay(days));
    }

    private static LocalTime time(long micros) {
        if (micros < 0 || micros >= DAY) {
            throw new OutOfRange();
        }
        return LocalTime.ofNanoOfDay(micros * NANOS);
    }

    private static LocalDateTime timestamp(long micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * NANOS, ZoneOffset.UTC);
        inRange(time.toLocalDate());
        return time;
    }

    private static LocalDate inRange(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new OutOfRange();
        }
        return date;
    }
}
