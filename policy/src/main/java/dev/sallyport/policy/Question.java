package dev.sallyport.policy;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What a person has to be asked before an operation may run: the approval rules of the grants that it runs under. */
public record Question(Set<String> rules) {
    public Question {
        rules = Collections.unmodifiableSet(new TreeSet<>(rules));
    }
}
