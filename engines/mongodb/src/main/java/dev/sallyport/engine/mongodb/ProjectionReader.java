package dev.sallyport.engine.mongodb;

import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.mongodb.Projection.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Projections, of `find` and of `$project`. */
record ProjectionReader(Usage usage, Set<String> variables, boolean ofFind) {
    Projection read(BsonValue value, Place at) {
        Projection projection = new Projection(fields(Fields.document(value, at), "", at));
        if (projection.keepsOnlyNamed()) {
            requireNoExclusion(projection.fields(), true, at);
            if (!(projection.fields().get("_id") instanceof Field.Exclude)) {
                usage.name(FieldPath.of("_id", at));
            }
            usage.make();
        }
        return projection;
    }

    private Map<String, Field> fields(BsonDocument document, String under, Place at) {
        Map<String, Field> fields = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (name.equals("$") || name.endsWith(".$")) {
                throw Refused.unsupported(
                        at, "a positional projection is not taken", "project the whole array, or `$filter` it");
            }
            FieldPath.of(name, at);
            fields.put(name, field(under.isEmpty() ? name : under + "." + name, value, at.in(name)));
        });
        return fields;
    }

    private Field field(String path, BsonValue value, Place at) {
        if (value.isBoolean() || value.isNumber()) {
            boolean keeps = value.isBoolean()
                    ? value.asBoolean().getValue()
                    : value.asNumber().doubleValue() != 0;
            if (keeps) {
                usage.name(FieldPath.of(path, at));
            }
            return keeps ? new Field.Include() : new Field.Exclude();
        }
        if (value.isDocument()) {
            BsonDocument document = value.asDocument();
            if (document.isEmpty()) {
                throw Refused.wrongValue(at, "a field or an expression");
            }
            String first = document.getFirstKey();
            if (!first.startsWith("$")) {
                return new Field.Within(fields(document, path, at));
            }
            if (ofFind) {
                refuseOldForms(document, at.in(first));
            }
        }
        nameAround(path, at);
        return new Field.Computed(expressions().read(value, at));
    }

    /** What is set within a field is set in each element of it, where it holds an array. */
    private void nameAround(String path, Place at) {
        int dot = path.lastIndexOf('.');
        if (dot > 0) {
            usage.name(FieldPath.of(path.substring(0, dot), at));
        }
    }

    /** `find` has operators of its own, which are no expressions (MongoDB manual, "Projection operators"). */
    private static void refuseOldForms(BsonDocument document, Place at) {
        String operator = document.getFirstKey();
        BsonValue argument = requireNonNull(document.get(operator));
        boolean oldSlice = operator.equals("$slice")
                && (argument.isNumber()
                        || (argument.isArray() && argument.asArray().stream().allMatch(BsonValue::isNumber)));
        if (oldSlice || operator.equals("$elemMatch")) {
            throw Refused.unsupported(
                    at,
                    "`" + operator + "` as a projection of `find` is not taken",
                    "write it as an expression: `$slice` with the array first, `$filter` instead of `$elemMatch`");
        }
    }

    private static void requireNoExclusion(Map<String, Field> fields, boolean top, Place at) {
        fields.forEach((name, field) -> {
            if (field instanceof Field.Exclude && !(top && name.equals("_id"))) {
                throw Refused.wrongValue(at.in(name), "fields to keep alone, or fields to leave out alone");
            }
            if (field instanceof Field.Within(var within)) {
                requireNoExclusion(within, false, at.in(name));
            }
        });
    }

    private ExpressionReader expressions() {
        return ExpressionReader.of(
                (Optional<FieldPath> path) -> path.ifPresentOrElse(usage::name, usage::whole), variables);
    }
}
