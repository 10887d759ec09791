package dev.sallyport.e2e.rules;

import dev.sallyport.operation.Refusal;

/**
 * What the agent hears.
 *
 * @param text in short: what was refused by which rule, or the rows changed and the values returned
 * @param whole all that could tell anything: labels, nulls, lengths, the words of a refusal and where it points to
 */
record Heard(String text, String whole) {
    static Heard refusal(String verdict, Refusal refusal) {
        return new Heard(verdict + " " + refusal.rule(), verdict + " " + refusal);
    }
}
