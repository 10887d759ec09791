package dev.sallyport.e2e.corpora;

/**
 * One statement of a corpus.
 *
 * @param corpus name of the corpus
 * @param group what it is asked of, as far as the corpus tells: statements of one group may share tables
 */
public record Asked(String corpus, String group, String sql) {}
