package dev.sallyport.bench;

import com.google.protobuf.Duration;
import dev.sallyport.e2e.Rig;
import dev.sallyport.operation.Mask;
import dev.sallyport.v1.AgentSelector;
import dev.sallyport.v1.AnyTask;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.EmailShape;
import dev.sallyport.v1.Everyone;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.HumanSelector;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.ObjectSelector;
import dev.sallyport.v1.PartialMask;
import dev.sallyport.v1.TaskSelector;
import dev.sallyport.v1.Verb;

/** A policy under which the agent may read the whole table, two columns masked. */
final class WidePolicy {
    private static final long MOST = 1L << 34;

    private WidePolicy() {}

    /** @param schema of the table, or nothing */
    static Manifest manifest(String schema) {
        Manifest.Builder manifest = Manifest.newBuilder().setName("bench").addGrants(grant(schema));
        WideTable.COLUMNS.forEach(column -> manifest.addClassifications(classification(schema, column)));
        return manifest.build();
    }

    private static Grant grant(String schema) {
        return Grant.newBuilder()
                .setName("bench-reads-everything")
                .setAgent(AgentSelector.newBuilder().setExact("spiffe://dev.sallyport/agent/" + Rig.AGENT))
                .setHuman(HumanSelector.newBuilder().setEveryone(Everyone.getDefaultInstance()))
                .setTask(TaskSelector.newBuilder().setAny(AnyTask.getDefaultInstance()))
                .setSource(Rig.SOURCE)
                .addObjects(ObjectSelector.newBuilder().setSchema(schema).setObject(WideTable.NAME))
                .addVerbs(Verb.VERB_READ)
                .setLimits(Limits.newBuilder()
                        .setRows(MOST)
                        .setBytes(MOST)
                        .setCellBytes(1 << 20)
                        .setTime(Duration.newBuilder().setSeconds(600)))
                .setReason("to measure")
                .build();
    }

    private static Classification classification(String schema, String column) {
        var classification = Classification.newBuilder()
                .setColumn(ObjectRef.newBuilder()
                        .setSource(Rig.SOURCE)
                        .setSchema(schema)
                        .setObject(WideTable.NAME)
                        .setColumn(column));
        Mask mask = WideTable.MASKS.get(column);
        return mask == null
                ? classification.setLevel(Level.LEVEL_CLEAR).build()
                : classification
                        .setLevel(Level.LEVEL_MASKED)
                        .setMask(message(mask))
                        .build();
    }

    private static dev.sallyport.v1.Mask message(Mask mask) {
        var partial = PartialMask.newBuilder();
        switch (mask) {
            case Mask.Partial(Mask.Shape.Email()) -> partial.setEmail(EmailShape.getDefaultInstance());
            case Mask.Partial(Mask.Shape.Last(int characters)) -> partial.setLast(characters);
            default -> throw new IllegalArgumentException("`" + mask.label() + "` is not measured");
        }
        return dev.sallyport.v1.Mask.newBuilder().setPartial(partial).build();
    }
}
