package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bson.BsonValue;

/** The fields that commands have in common: each is understood, and few are passed on. */
record OptionsReader(String database) {
    private static final List<String> SESSIONS =
            List.of("lsid", "txnNumber", "autocommit", "startTransaction", "stmtId", "stmtIds", "$clusterTime");

    /** Takes what any command may hold and what changes nothing of what it means here. */
    OptionalLong common(Fields fields) {
        fields.take("$db").ifPresent(name -> {
            if (!Fields.text(name, fields.at("$db")).equals(database)) {
                throw Refused.unsupported(
                        fields.at("$db"), "another database is not taken", "leave it out: it is that of the source");
            }
        });
        fields.take("comment");
        fields.take("apiVersion").ifPresent(version -> {
            if (!Fields.text(version, fields.at("apiVersion")).equals("1")) {
                throw Refused.wrongValue(fields.at("apiVersion"), "`1`");
            }
        });
        fields.bool("apiStrict");
        fields.bool("apiDeprecationErrors");
        SESSIONS.forEach(name -> fields.take(name).ifPresent(_ -> {
            throw Refused.unsupported(
                    fields.at(name), "sessions and transactions are the gateway's own", "leave `" + name + "` out");
        }));
        fields.take("$readPreference")
                .ifPresent(value -> requireOnly(value, "mode", "primary", fields.at("$readPreference")));
        return fields.whole("maxTimeMS")
                .filter(time -> time > 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    Command.Options ofRead(Fields fields, ExpressionReader constants) {
        OptionalLong time = common(fields);
        fields.take("readConcern")
                .map(value -> Fields.document(value, fields.at("readConcern")))
                .filter(concern -> !concern.isEmpty())
                .ifPresent(concern -> requireOnly(concern, "level", "local", fields.at("readConcern")));
        fields.whole("batchSize");
        refuseIfTrue(fields, "allowDiskUse", "an answer is worked out in memory", "ask for less at once");
        refuse(fields, "hint", "which index serves is the server's choice", "leave it out");
        refuse(fields, "collation", "texts are compared by their bytes, as row filters compare them", "leave it out");
        Map<String, Expression> variables = fields.take("let")
                .map(value -> constants.variables(value, fields.at("let")))
                .orElse(Map.of());
        return new Command.Options(variables, time);
    }

    static void refuse(Fields fields, String name, String why, String nextStep) {
        fields.take(name).ifPresent(_ -> {
            throw Refused.unsupported(fields.at(name), why, nextStep);
        });
    }

    static void refuseIfTrue(Fields fields, String name, String why, String nextStep) {
        if (fields.bool(name).orElse(false)) {
            throw Refused.unsupported(fields.at(name), why, nextStep);
        }
    }

    private static void requireOnly(BsonValue value, String field, String expected, Place at) {
        Fields fields = Fields.of(value, at);
        if (!fields.text(field).equals(expected)) {
            throw Refused.unsupported(at, "anything but `" + expected + "` is not taken", "leave it out");
        }
        fields.end();
    }
}
