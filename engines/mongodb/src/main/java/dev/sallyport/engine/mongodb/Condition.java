package dev.sallyport.engine.mongodb;

import java.util.List;
import org.bson.BsonValue;

/** What documents are asked to be, in the query language (MongoDB manual, "Query predicates"); a closed set. */
sealed interface Condition {
    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}

    record None(List<Condition> conditions) implements Condition {}

    /** `$expr`. */
    record Computed(Expression expression) implements Condition {}

    /** Every test holds of the values at the path. */
    record At(FieldPath path, List<Test> tests) implements Condition {}

    Condition ALWAYS = new All(List.of());

    /** What is asked of the values at a path. */
    sealed interface Test {
        /** By an operator among `$eq`, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`. */
        record Compare(String operator, BsonValue value) implements Test {}

        /**
         * One of the values, regular expressions among them.
         *
         * @param operator `$in`, `$nin` or `$all`
         */
        record Among(String operator, List<BsonValue> values) implements Test {}

        record Matches(String pattern, String options) implements Test {}

        record Not(List<Test> tests) implements Test {}

        record Exists(boolean exists) implements Test {}

        /** Of one of the types, which are aliases or numbers of BSON types. */
        record HasType(List<BsonValue> types) implements Test {}

        record HasSize(long size) implements Test {}

        record Modulo(BsonValue divisor, BsonValue remainder) implements Test {}

        /** An element of an array for which the condition holds. */
        record Element(Condition condition) implements Test {}

        /** An element of an array for which the tests hold. */
        record ElementItself(List<Test> tests) implements Test {}

        /** By `$bitsAllSet` or its like. */
        record Bits(String operator, BsonValue mask) implements Test {}
    }
}
