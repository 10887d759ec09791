package dev.sallyport.server.rpc.discovery;

import dev.sallyport.engine.SourceSettings;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.NearestName;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.DottedName;
import dev.sallyport.server.request.Printable;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.v1.ObjectRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects that one caller can name. What is missing, not granted, withheld or of a kind that no statement may name gets
 * one answer, and what that answer suggests stands among these objects.
 */
final class VisibleObjects {
    private final SourceSettings settings;
    private final Map<ObjectName, ObjectDescription> byName = new LinkedHashMap<>();

    VisibleObjects(RequestSnapshot snapshot) {
        this.settings = snapshot.source().settings();
        snapshot.catalog().nameable().forEach(object -> byName.put(object.name(), object));
    }

    /** By name. */
    List<ObjectDescription> all() {
        return List.copyOf(byName.values());
    }

    /** The object of that name; without a schema, in the first of the source's schemas that has it. */
    Optional<ObjectDescription> find(ObjectRef name) {
        return name.getSchema().isEmpty()
                ? findUnqualified(name.getObject())
                : find(name.getSchema(), name.getObject());
    }

    /** An engine without schemas has all its objects in the empty one. */
    private Optional<ObjectDescription> findUnqualified(String object) {
        return Stream.concat(settings.schemas().stream(), Stream.of(""))
                .flatMap(schema -> find(schema, object).stream())
                .findFirst();
    }

    private Optional<ObjectDescription> find(String schema, String object) {
        return Optional.ofNullable(byName.get(new ObjectName(settings.name(), settings.database(), schema, object)));
    }

    Refusal unknown(ObjectRef name) {
        String asked = DottedName.of(name.getSchema(), name.getObject(), name.getColumn());
        return unknown(
                asked, name.getObject(), all().stream().map(this::shortest).toList());
    }

    /** @param object that the caller can name */
    static Refusal unknownColumn(ObjectRef name, ObjectDescription object) {
        List<String> columns =
                object.columns().stream().map(ColumnDescription::name).toList();
        return unknown(name.getColumn(), name.getColumn(), columns);
    }

    private static Refusal unknown(String asked, String last, Collection<String> known) {
        return new Refusal(
                Reason.UNKNOWN_OBJECT,
                "`" + Printable.of(asked) + "` does not exist or is not granted to you",
                "catalog.visible",
                NearestName.of(last, known)
                        .map(near -> "did you mean `" + near + "`? ListObjects lists what you can name")
                        .orElse("list the objects of the source for what you can name"));
    }

    private String shortest(ObjectDescription object) {
        ObjectName name = object.name();
        ObjectRef unqualified = ObjectRef.newBuilder().setObject(name.object()).build();
        return find(unqualified).filter(object::equals).isPresent()
                ? name.object()
                : DottedName.of(name.schema(), name.object());
    }
}
