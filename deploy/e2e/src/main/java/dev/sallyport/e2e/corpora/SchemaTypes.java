package dev.sallyport.e2e.corpora;

import java.util.Locale;

/** Types of the schemas in the corpora, which other servers and people wrote, as PostgreSQL's. */
final class SchemaTypes {
    private SchemaTypes() {}

    static String postgresql(String type) {
        String word = type.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*$", "");
        return switch (word) {
            case "int", "tinyint" -> "integer";
            case "bigint" -> "bigint";
            case "double", "float" -> "double precision";
            case "number", "decimal" -> "numeric";
            case "boolean" -> "boolean";
            case "time" -> "timestamp";
            default -> "text";
        };
    }
}
