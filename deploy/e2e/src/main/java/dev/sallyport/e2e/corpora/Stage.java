package dev.sallyport.e2e.corpora;

import dev.sallyport.operation.Refusal;

/** Where on its way a statement was refused. */
public enum Stage {
    LEXER,
    PARSER,
    TREE,
    CONSERVATION,
    AGREEMENT,
    RESOLVER,
    FUNCTION_LIST,
    READING_POOL;

    /** The stage that a refusal names by its rule. */
    public static Stage of(Refusal refusal) {
        return switch (refusal.rule()) {
            case "sql.lexer", "sql.statement" -> LEXER;
            case "sql.parser" -> PARSER;
            case "sql.tree" -> TREE;
            case "sql.conservation" -> CONSERVATION;
            case "sql.agreement" -> AGREEMENT;
            case "sql.front-end" -> READING_POOL;
            case "functions.allow-list" -> FUNCTION_LIST;
            default -> RESOLVER;
        };
    }
}
