package dev.sallyport.cli.output;

/** How an answer or a list is printed. */
public enum Format {
    /** Aligned columns for people. */
    table,
    /** One JSON document, which is only well formed when the answer was whole. */
    json,
    /** One JSON object for each row, and a last one that tells how the answer ended. */
    ndjson,
    /** Comma-separated values; what is to know beside the rows goes to standard error. */
    csv
}
