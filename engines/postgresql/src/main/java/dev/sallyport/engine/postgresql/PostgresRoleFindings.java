package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Diagnosis.Finding;
import dev.sallyport.engine.Diagnosis.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is too wide about a role by itself, whatever the grants need: each of these is too much for a gateway. */
final class PostgresRoleFindings {
    private final String role;
    private final PostgresGrants grants;

    PostgresRoleFindings(String role) {
        this.role = role;
        this.grants = new PostgresGrants(role);
    }

    /** Of a superuser every other right follows, so nothing else is said. */
    static boolean isSuperuser(String role, List<PostgresRight> rights) {
        return rights.stream().anyMatch(right -> isSuperuser(role, right));
    }

    private static boolean isSuperuser(String role, PostgresRight right) {
        return right.kind().equals("attribute")
                && right.right().equals("SUPERUSER")
                && right.object().equals(role);
    }

    List<Finding> of(List<PostgresRight> rights) {
        boolean superuser = isSuperuser(role, rights);
        return rights.stream()
                .filter(right -> !superuser || isSuperuser(role, right))
                .flatMap(right -> finding(right).stream())
                .toList();
    }

    private Optional<Finding> finding(PostgresRight right) {
        return Optional.ofNullable(
                switch (right.kind()) {
                    case "attribute" -> attribute(right);
                    case "member" ->
                        error(
                                "role `" + role + "` is a member of `" + right.object() + "`",
                                "the server gives that role rights beyond every grant",
                                grants.leave(right.object()));
                    case "owner" -> owner(right);
                    case "create" ->
                        error(
                                who(right) + " may create objects in the " + words(right.right()) + " `"
                                        + right.object() + "`",
                                "an object made there can stand where others mean another",
                                grants.take("CREATE", on(right), right.holder()));
                    case "function" -> function(right);
                    case "foreign" ->
                        error(
                                who(right) + " may use the foreign " + words(right.right()) + " `" + right.object()
                                        + "`",
                                "it reaches other servers or files from inside the database",
                                grants.take("USAGE", "FOREIGN " + on(right), right.holder()));
                    case "system" ->
                        error(
                                who(right) + " has " + right.right() + " on `" + right.schema() + "." + right.object()
                                        + "`",
                                "the server keeps that relation to its administrators",
                                grants.take(
                                        right.right(),
                                        "TABLE " + PostgresGrants.quoted(right.schema(), right.object()),
                                        right.holder()));
                    default -> rare(right).orElse(null);
                });
    }

    private Optional<Finding> rare(PostgresRight right) {
        return switch (right.kind()) {
            case "large object" ->
                Optional.of(error(
                        who(right) + " has " + right.right() + " on the large object `" + right.object() + "`",
                        "no grant is about large objects",
                        grants.take(right.right(), "LARGE OBJECT " + right.object(), right.holder())));
            case "setting" ->
                Optional.of(error(
                        "the setting `" + right.object() + "` is on",
                        "every role may read and write every large object",
                        "ALTER SYSTEM RESET " + right.object()));
            case "later" ->
                Optional.of(error(
                        who(right) + " gets " + right.right() + " on " + words(right.column()) + " that `"
                                + right.object() + "` makes later",
                        "a new object is open to the role before anybody classified it",
                        later(right)));
            case "parameter" ->
                Optional.of(error(
                        who(right) + " has " + right.right() + " on the parameter `" + right.object() + "`",
                        "such parameters change how the server protects data",
                        grants.take(right.right(), "PARAMETER " + right.object(), right.holder())));
            default -> Optional.empty();
        };
    }

    private Finding attribute(PostgresRight right) {
        String attribute = right.right();
        String why = switch (attribute) {
            case "SUPERUSER" -> "no right and no row security holds it back; what else it may do is not listed";
            case "BYPASSRLS" -> "row security of the database does not hold for it";
            case "CREATEROLE" -> "it can make roles, and give them rights";
            case "REPLICATION" -> "it can copy everything that the server holds";
            default -> "it can make databases, and owns them";
        };
        return right.object().equals(role)
                ? error(
                        "role `" + role + "` is " + attribute,
                        why,
                        "ALTER ROLE " + PostgresGrants.quoted(role) + " NO" + attribute)
                : error(
                        "role `" + role + "` can become `" + right.object() + "`, which is " + attribute,
                        why,
                        grants.leave(right.object()));
    }

    private Finding owner(PostgresRight right) {
        String name = right.schema().isEmpty() ? right.object() : right.schema() + "." + right.object();
        String quoted = right.schema().isEmpty()
                ? PostgresGrants.quoted(right.object())
                : PostgresGrants.quoted(right.schema(), right.object());
        return error(
                who(right) + " owns the " + words(right.right()) + " `" + name + "`",
                "an owner can read, change and drop it, whatever is revoked",
                right.holder().equals(role)
                        ? "ALTER " + right.right() + " " + quoted + " OWNER TO another_role"
                        : grants.leave(right.holder()));
    }

    private Finding function(PostgresRight right) {
        String name = PostgresGrants.quoted(right.schema()) + "." + right.object();
        String why = switch (right.right()) {
            case "SECURITY DEFINER" -> "it runs with the rights of its owner";
            case "internal" -> "the server keeps that function to its administrators";
            default -> "its language `" + right.right() + "` reaches the machine of the server";
        };
        String extension = right.column().isEmpty() ? "" : " of the extension `" + right.column() + "`";
        return error(
                who(right) + " may execute `" + right.schema() + "." + right.object() + "`" + extension,
                why,
                grants.take("EXECUTE", "ROUTINE " + name, right.holder()));
    }

    private String later(PostgresRight right) {
        if (!right.holder().isEmpty() && !right.holder().equals(role)) {
            return grants.leave(right.holder());
        }
        String schema = right.schema().isEmpty() ? "" : " IN SCHEMA " + PostgresGrants.quoted(right.schema());
        return "ALTER DEFAULT PRIVILEGES FOR ROLE " + PostgresGrants.quoted(right.object()) + schema + " "
                + grants.take(right.right(), right.column(), right.holder());
    }

    /** Who has the right: the role, everybody, or whoever is a member of another role. */
    private String who(PostgresRight right) {
        return who(role, right.holder());
    }

    static String who(String role, String holder) {
        if (holder.isEmpty()) {
            return "everybody (PUBLIC)";
        }
        return "role `" + role + "`" + (holder.equals(role) ? "" : ", as a member of `" + holder + "`,");
    }

    private static String on(PostgresRight right) {
        return right.right() + " " + PostgresGrants.quoted(right.object());
    }

    private static String words(String keywords) {
        return keywords.toLowerCase(Locale.ROOT);
    }

    private static Finding error(String what, String why, String remedy) {
        return new Finding(Severity.ERROR, what, why, remedy);
    }
}
