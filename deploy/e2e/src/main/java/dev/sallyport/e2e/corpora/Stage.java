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

    /** Whether no name has been looked up there yet. */
    public boolean isOfText() {
        return this != RESOLVER && this != FUNCTION_LIST;
    }

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
