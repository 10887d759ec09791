package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.Diagnosis.Severity;
import dev.sallyport.operation.ObjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a role may do with tables and sequences beyond what the grants need, and what it lacks. */
final class PostgresTableFindings {
    private static final int MOST_NAMED = 10;

    private final String role;
    private final PostgresGrants grants;
    private final Map<ObjectName, PostgresNeed> needs;

    PostgresTableFindings(String role, List<PostgresNeed> needs) {
        this.role = role;
        this.grants = new PostgresGrants(role);
        this.needs = needs.stream().collect(toMap(need -> need.relation().name(), Function.identity()));
    }

    /** One privilege of one holder on one relation. */
    private record Held(String schema, String object, String privilege, String holder) {
        static Held of(PostgresRight right) {
            return new Held(right.schema(), right.object(), right.right(), right.holder());
        }
    }

    List<Finding> tooWide(List<PostgresRight> rights, List<PostgresRight> sequences, PostgresCatalog catalog) {
        Map<Held, List<PostgresRight>> held = rights.stream()
                .filter(right -> right.kind().equals("relation") || right.kind().equals("column"))
                .collect(groupingBy(Held::of, LinkedHashMap::new, toList()));
        Stream<Finding> tables = held.entrySet().stream()
                .flatMap(entry -> catalog
                        .relation(entry.getKey().schema(), entry.getKey().object())
                        .flatMap(relation -> tooWide(entry.getKey(), entry.getValue(), relation))
                        .stream());
        Stream<Finding> others = rights.stream()
                .filter(right -> right.kind().equals("sequence") && !isDrawnFrom(right, sequences))
                .map(this::sequence);
        return Stream.concat(tables, others).toList();
    }

    private Optional<Finding> tooWide(Held held, List<PostgresRight> rights, PostgresRelation relation) {
        PostgresNeed need = needs.getOrDefault(relation.name(), PostgresNeed.none(relation));
        Set<String> named = rights.stream().map(PostgresRight::column).collect(Collectors.toSet());
        boolean whole = named.contains("");
        String privilege = held.privilege();
        if (!PostgresNeed.OF_COLUMNS.contains(privilege)) {
            boolean needed = privilege.equals("DELETE") && need.deletes();
            return needed ? Optional.empty() : Optional.of(wholeTable(held, relation, named));
        }
        List<String> needed = need.columns(privilege);
        List<String> more = relation.columns().stream()
                .filter(column -> whole || named.contains(column.name()))
                .filter(column -> privilege.equals("SELECT") || !column.generated())
                .map(PostgresColumn::name)
                .filter(column -> !needed.contains(column))
                .toList();
        return more.isEmpty() ? Optional.empty() : Optional.of(columns(held, relation, more, whole, needed));
    }

    private Finding columns(
            Held held, PostgresRelation relation, List<String> more, boolean whole, List<String> needed) {
        String table = "TABLE " + PostgresGrants.quoted(relation.name());
        String taken = whole ? held.privilege() : held.privilege() + " " + PostgresGrants.columns(more);
        String revoke = grants.take(taken, table, held.holder());
        boolean again = !needed.isEmpty() && (whole || !held.holder().equals(role));
        boolean reads = held.privilege().equals("SELECT");
        return error(
                who(held) + " has " + held.privilege() + " on " + text(more) + " of `" + name(held) + "`",
                reads ? "the gateway reads no value of them for any grant" : "no grant lets anybody write them",
                again ? revoke + "; " + grants.give(held.privilege(), needed, relation.name()) : revoke);
    }

    private Finding wholeTable(Held held, PostgresRelation relation, Set<String> named) {
        String columns = named.contains("")
                ? ""
                : " " + PostgresGrants.columns(named.stream().sorted().toList());
        return error(
                who(held) + " has " + held.privilege() + " on `" + name(held) + "`",
                held.privilege().equals("DELETE") ? "no grant lets anybody delete there" : "the gateway never needs it",
                grants.take(
                        held.privilege() + columns, "TABLE " + PostgresGrants.quoted(relation.name()), held.holder()));
    }

    private Finding sequence(PostgresRight right) {
        return error(
                PostgresRoleFindings.who(role, right.holder()) + " has " + right.right() + " on the sequence `"
                        + right.schema() + "." + right.object() + "`",
                "no row that a grant lets anybody insert draws from it so",
                grants.take(
                        right.right(),
                        "SEQUENCE " + PostgresGrants.quoted(right.schema(), right.object()),
                        right.holder()));
    }

    private static boolean isDrawnFrom(PostgresRight right, List<PostgresRight> sequences) {
        return right.right().equals("USAGE")
                && sequences.stream()
                        .anyMatch(each -> each.schema().equals(right.schema())
                                && each.object().equals(right.object()));
    }

    /** Of what is not there, what a grant promises. */
    List<Finding> lacking(List<PostgresRight> others, List<PostgresRight> sequences) {
        Map<Held, Set<String>> lacks = others.stream()
                .filter(other -> other.kind().equals("lacks"))
                .collect(groupingBy(
                        Held::of, LinkedHashMap::new, Collectors.mapping(PostgresRight::column, Collectors.toSet())));
        Stream<Finding> tables = needs.values().stream()
                .sorted((one, other) ->
                        one.relation().name().compareTo(other.relation().name()))
                .flatMap(need -> lacking(need, lacks));
        Stream<Finding> schemas = lacks.keySet().stream()
                .filter(held -> held.object().isEmpty())
                .map(held -> warning(
                        "USAGE on the schema `" + held.schema() + "`",
                        grants.give("USAGE", "SCHEMA " + PostgresGrants.quoted(held.schema()))));
        Stream<Finding> drawn = sequences.stream()
                .filter(sequence -> sequence.right().equals("USAGE"))
                .map(sequence -> warning(
                        "USAGE on the sequence `" + sequence.schema() + "." + sequence.object() + "`",
                        grants.give(
                                "USAGE", "SEQUENCE " + PostgresGrants.quoted(sequence.schema(), sequence.object()))));
        return Stream.of(schemas, tables, drawn).flatMap(Function.identity()).toList();
    }

    private Stream<Finding> lacking(PostgresNeed need, Map<Held, Set<String>> lacks) {
        ObjectName table = need.relation().name();
        Stream<Finding> columns = PostgresNeed.OF_COLUMNS.stream().flatMap(privilege -> {
            Set<String> lacked = lacks.getOrDefault(new Held(table.schema(), table.object(), privilege, ""), Set.of());
            List<String> missing =
                    need.columns(privilege).stream().filter(lacked::contains).toList();
            return missing.isEmpty()
                    ? Stream.empty()
                    : Stream.of(warning(
                            privilege + " on " + text(missing) + " of `" + table.schema() + "." + table.object() + "`",
                            grants.give(privilege, missing, table)));
        });
        boolean delete = need.deletes() && lacks.containsKey(new Held(table.schema(), table.object(), "DELETE", ""));
        return delete
                ? Stream.concat(
                        columns,
                        Stream.of(warning(
                                "DELETE on `" + table.schema() + "." + table.object() + "`",
                                grants.give("DELETE", "TABLE " + PostgresGrants.quoted(table)))))
                : columns;
    }

    private String who(Held held) {
        return PostgresRoleFindings.who(role, held.holder());
    }

    private static String name(Held held) {
        return held.schema() + "." + held.object();
    }

    private static String text(List<String> columns) {
        String named =
                columns.stream().limit(MOST_NAMED).map(each -> "`" + each + "`").collect(joining(", "));
        return columns.size() > MOST_NAMED ? named + " and " + (columns.size() - MOST_NAMED) + " more columns" : named;
    }

    private Finding warning(String what, String remedy) {
        return new Finding(
                Severity.WARNING,
                "role `" + role + "` lacks " + what,
                "a grant promises what needs it, and such statements fail",
                remedy);
    }

    private static Finding error(String what, String why, String remedy) {
        return new Finding(Severity.ERROR, what, why, remedy);
    }
}
