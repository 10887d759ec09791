package dev.sallyport.cli;

import dev.sallyport.client.Parameters;
import dev.sallyport.v1.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.UUID;

/** Parameters as they are typed on a command line: a text, or `type:value`. */
final class ParameterText {
    /** How each type is written. */
    static final String FORMS = "int:7, decimal:1.50, double:1.5, bool:true, text:…, date:2026-01-31, time:12:00, "
            + "timestamp:2026-01-31T12:00, instant:2026-01-31T12:00:00Z, uuid:…, json:…, bytes:HEX, null:";

    private ParameterText() {}

    static Value parse(String argument) {
        int colon = argument.indexOf(':');
        String type = colon < 0 ? "" : argument.substring(0, colon);
        String text = argument.substring(colon + 1);
        try {
            return parse(type, text, argument);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    "the parameter `" + argument + "` is no " + type + ", expected " + FORMS, e);
        }
    }

    private static Value parse(String type, String text, String whole) {
        return switch (type) {
            case "null" -> Parameters.value(null);
            case "text" -> Parameters.value(text);
            case "int" -> Parameters.value(Long.parseLong(text));
            case "double" -> Parameters.value(Double.parseDouble(text));
            case "decimal" -> Parameters.value(new BigDecimal(text));
            case "bool" -> Parameters.value(bool(text));
            case "date" -> Parameters.value(LocalDate.parse(text));
            case "time" -> Parameters.value(LocalTime.parse(text));
            case "timestamp" -> Parameters.value(LocalDateTime.parse(text));
            case "instant" -> Parameters.value(Instant.parse(text));
            case "uuid" -> Parameters.value(UUID.fromString(text));
            case "bytes" -> Parameters.value(HexFormat.of().parseHex(text));
            case "json" -> Value.newBuilder().setJsonValue(text).build();
            default -> Parameters.value(whole);
        };
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException("`" + text + "` is no boolean");
        };
    }
}
