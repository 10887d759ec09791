package dev.sallyport.server.rpc;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.Hint;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.ResourceName;
import dev.sallyport.operation.Verb;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.HintKind;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Type;

/** Closed lists and names of the model as those of the wire; a test holds each pair of lists together. */
public final class WireEnums {
    private WireEnums() {}

    static Type type(ColumnType type) {
        return Type.valueOf("TYPE_" + type.name());
    }

    static Disclosure disclosure(ResultColumn.Origin origin) {
        return Disclosure.valueOf("DISCLOSURE_" + origin.name());
    }

    /** The verb of the same name. */
    public static dev.sallyport.v1.Verb verb(Verb verb) {
        return dev.sallyport.v1.Verb.valueOf("VERB_" + verb.name());
    }

    static dev.sallyport.v1.Completion completion(Completion completion) {
        return dev.sallyport.v1.Completion.valueOf("COMPLETION_" + completion.name());
    }

    static dev.sallyport.v1.Hint hint(Hint hint) {
        dev.sallyport.v1.Hint.Builder message = dev.sallyport.v1.Hint.newBuilder()
                .setKind(HintKind.valueOf("HINT_KIND_" + hint.kind().name()));
        hint.about().ifPresent(about -> message.setObject(reference(about)));
        return message.build();
    }

    /** Every part of the name. */
    public static ObjectRef reference(ResourceName name) {
        return switch (name) {
            case ObjectName object -> object(object).build();
            case ColumnName(var object, var path) ->
                object(object).setColumn(path).build();
        };
    }

    private static ObjectRef.Builder object(ObjectName name) {
        return ObjectRef.newBuilder()
                .setSource(name.source())
                .setDatabase(name.database())
                .setSchema(name.schema())
                .setObject(name.object());
    }
}
