package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Definitions are run by the commit, on what was decided on; what became of them is seen by the collection. */
final class MongoDefinitionsIT extends OnDocuments {
    private static final String INDEX = "{createIndexes: 'staff', indexes: [{key: {team: 1}, name: 'team'%s}]}";

    MongoDefinitionsIT(DocumentDatabase own) throws EngineFailure {
        super(
                own,
                "{create: 'staff'}",
                "{insert: 'staff', documents: [{_id: 1, team: 'canary'}, {_id: 2, team: 'canary'}]}",
                "{create: 'other'}");
    }

    @Test
    void aCollectionThatTookTheNameIsNotDropped() {
        Sealed sealed = defining("{drop: 'staff'}", "staff");
        own.run("{drop: 'staff'}", "{create: 'staff'}");

        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(names()).contains("staff");
    }

    @Test
    void norIsOneThatTookItBeforeTheCommit() throws EngineFailure {
        try (Execution execution = TestRun.open(engine(), defining("{drop: 'staff'}", "staff"))) {
            own.run("{drop: 'staff'}", "{create: 'staff'}");

            EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::commit);

            assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
            assertThat(names()).contains("staff");
        }
    }

    @Test
    void nothingIsDefinedBeforeTheCommit() throws EngineFailure {
        String name;
        try (Execution execution = TestRun.open(engine(), defining(INDEX.formatted(""), "staff"))) {
            name = execution.transaction().orElseThrow();
        }

        assertThat(indexes()).containsExactly("_id_");
        assertThat(engine().fate(name)).isEqualTo(Fate.RUNNING);
        assertThat(engine().fate(name.replaceFirst("until [0-9]+", "until 1"))).isEqualTo(Fate.UNDONE);
    }

    @Test
    void documentsThatDoNotFulfilItAreNotTold() {
        EngineFailure failure = failure(defining(INDEX.formatted(", unique: true"), "staff"));

        assertThat(failure.reason()).isEqualTo(Reason.CONSTRAINT);
        assertThat(failure.refusal().toString()).doesNotContain("canary");
        assertThat(indexes()).containsExactly("_id_");
    }

    @Test
    void takenNamesAreRefused() {
        assertThat(failure(defining("{create: 'other'}")).reason()).isEqualTo(Reason.CONSTRAINT);
        assertThat(failure(defining(renaming("staff", "other"), "staff")).reason())
                .isEqualTo(Reason.CONSTRAINT);
        assertThat(names()).contains("staff", "other");
    }

    @Test
    void otherCommandsAreNotDefinitions() {
        assertThat(failure(defining("{dropDatabase: 1}")).reason()).isEqualTo(Reason.INTERNAL);
        assertThat(failure(defining("{insert: 'staff', documents: []}", "staff"))
                        .reason())
                .isEqualTo(Reason.INTERNAL);
        assertThat(names()).contains("staff");
    }

    @Test
    void eachIsKeptAndKnownToBe() throws EngineFailure {
        assertThat(fateOf(INDEX.formatted(""), "staff")).isEqualTo(Fate.KEPT);
        assertThat(indexes()).containsExactlyInAnyOrder("_id_", "team");
        assertThat(fateOf("{collMod: 'staff', validator: {n: {$gt: 0}}}", "staff"))
                .isEqualTo(Fate.KEPT);
        assertThat(fateOf("{dropIndexes: 'staff', index: 'team'}", "staff")).isEqualTo(Fate.KEPT);
        assertThat(fateOf("{create: 'fresh'}")).isEqualTo(Fate.KEPT);
        assertThat(fateOf(renaming("fresh", "fresher"), "fresh")).isEqualTo(Fate.KEPT);
        assertThat(fateOf("{create: 'seen', viewOn: 'staff', pipeline: []}", "staff"))
                .isEqualTo(Fate.KEPT);
        assertThat(fateOf("{drop: 'fresher'}", "fresher")).isEqualTo(Fate.KEPT);
        assertThat(engine().catalog().collection("seen")).isPresent();
        assertThat(engine().catalog().collection("fresher")).isEmpty();
    }

    private String renaming(String from, String to) {
        return "{renameCollection: '" + own.name() + "." + from + "', to: '" + own.name() + "." + to + "'}";
    }

    private Fate fateOf(String command, String... collections) throws EngineFailure {
        try (Execution execution = TestRun.open(engine(), defining(command, collections))) {
            execution.commit();
            return engine().fate(execution.transaction().orElseThrow());
        }
    }

    private Sealed defining(String command, String... collections) {
        return seal(OperationKind.DDL, "{command: " + command + "}", WIDE, collections);
    }

    private List<String> names() {
        return own.database().listCollectionNames().into(new ArrayList<>());
    }

    private List<String> indexes() {
        return own.database()
                .getCollection("staff")
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>());
    }
}
