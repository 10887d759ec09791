package dev.sallyport.e2e.evidence;

import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.v1.CheckAccessRequest;
import dev.sallyport.v1.CheckAccessResponse;
import dev.sallyport.v1.DiscoveryServiceGrpc;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A name that is withheld or not granted gets the answer of one that does not exist. */
final class SameAnswer implements Point {
    private static final String PLACE = "{}";
    private static final int ALL = 250;
    private static final int FEW = 40;
    private static final int ONE_OF = 6;

    /** Names that exist and are hidden, each beside one that exists nowhere; of one length, so that positions agree. */
    private record Names(String templates, String hidden, String missing) {}

    private static final List<Names> NAMES = List.of(
            new Names("hidden-columns.txt", "margin", "mbrgin"),
            new Names("hidden-columns.txt", "supplier", "suqplier"),
            new Names("hidden-tables.txt", "salaries", "salbries"),
            new Names("hidden-tables.txt", "payroll", "pbyroll"),
            new Names("hidden-tables.txt", "public.salaries", "public.salbries"),
            new Names("hidden-tables.txt", "vault.salaries", "vbult.salaries"),
            new Names("hidden-tables.txt", "vault.nothing1", "vbult.nothing1"),
            new Names("hidden-tables.txt", "pg_authid", "pg_buthid"),
            new Names("hidden-tables.txt", "pg_catalog.pg_class", "pg_bbtalog.pg_class"),
            new Names("hidden-tables.txt", "information_schema.tables", "information_schemb.tables"),
            new Names("hidden-functions.txt", "tax", "tbx"));

    @Override
    public String name() {
        return "same-answer";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onEach(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, TestServer server) throws Exception {
        String shop = Stand.resource("same-answer.sql");
        String policy = Stand.resource("same-answer.yaml");
        try (Stand with = Stand.open(ground, server, shop + Stand.resource("same-answer-hidden.sql"), policy);
                Stand without = Stand.open(
                        ground,
                        server,
                        shop + "alter table products drop column margin," + " drop column supplier",
                        policy.replaceAll("\n +(margin|supplier):.*", ""));
                Sallyport here = with.agent();
                Sallyport there = without.agent()) {
            return compare(ground, here, there);
        }
    }

    private static List<Figure> compare(Ground ground, Sallyport here, Sallyport there) throws IOException {
        List<String> differing = new ArrayList<>();
        int asked = 0;
        for (Names names : NAMES) {
            for (String template : sample(ground, names.templates())) {
                asked++;
                if (!isSame(template, names, here, there)) {
                    differing.add(template.replace(PLACE, names.hidden()));
                }
            }
        }
        differing.addAll(differingInDiscovery(here, there));
        differing.forEach(statement -> System.err.println("differs: " + statement));
        return List.of(
                Figure.atLeast("statements asked three ways", asked, ground.size(ALL, FEW)),
                Figure.none("answers that tell a hidden name from a missing one", differing.size()));
    }

    private static List<String> sample(Ground ground, String templates) throws IOException {
        List<String> all = new ArrayList<>(Stand.resource(templates).lines().toList());
        Collections.shuffle(all, ground.random(templates.hashCode()));
        return all.subList(0, ground.size(all.size(), all.size() / ONE_OF));
    }

    /** Refused, as where it does not exist, and as a name that exists nowhere. */
    private static boolean isSame(String template, Names names, Sallyport here, Sallyport there) {
        String hidden = text(here, template, names.hidden());
        String missing = text(here, template, names.missing());
        return hidden.contains("details")
                && hidden.equals(text(there, template, names.hidden()))
                && hidden.replace(names.hidden(), PLACE).equals(missing.replace(names.missing(), PLACE));
    }

    /** The answer of a call, and that of a dry run. */
    private static String text(Sallyport client, String template, String name) {
        Query query = Query.of(Rig.SOURCE, template.replace(PLACE, name));
        return Answered.to(client, query).text() + print(client.dataAccess().dryRun(query));
    }

    /** What Discovery says of the same names: templates of statements mean nothing to it, so each name is asked once. */
    private static List<String> differingInDiscovery(Sallyport here, Sallyport there) {
        List<String> differing = new ArrayList<>();
        for (Names names : NAMES) {
            String hidden = described(here, names.hidden());
            boolean same = hidden.contains("UNKNOWN_OBJECT")
                    && hidden.equals(described(there, names.hidden()))
                    && hidden.replace(names.hidden(), PLACE)
                            .equals(described(here, names.missing()).replace(names.missing(), PLACE));
            if (!same) {
                differing.add("Discovery: " + names.hidden());
            }
        }
        return differing;
    }

    /** As a table, and as a column of a table that is there. */
    private static String described(Sallyport client, String name) {
        int dot = name.indexOf('.');
        ObjectRef.Builder table = ObjectRef.newBuilder()
                .setSource(Rig.SOURCE)
                .setSchema(dot < 0 ? "" : name.substring(0, dot))
                .setObject(name.substring(dot + 1));
        ObjectRef.Builder column = ObjectRef.newBuilder()
                .setSource(Rig.SOURCE)
                .setObject("products")
                .setColumn(name);
        return print(check(client, table)) + print(check(client, column));
    }

    private static String print(MessageOrBuilder message) {
        return TextFormat.printer().printToString(message);
    }

    private static CheckAccessResponse check(Sallyport client, ObjectRef.Builder object) {
        return DiscoveryServiceGrpc.newBlockingStub(client.channel())
                .checkAccess(CheckAccessRequest.newBuilder()
                        .setVerb(Verb.VERB_READ)
                        .setObject(object)
                        .build());
    }
}
