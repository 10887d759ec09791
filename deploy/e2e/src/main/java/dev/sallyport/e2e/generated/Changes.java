package dev.sallyport.e2e.generated;

import java.util.List;

/** Writes statements that write or define. */
final class Changes {
    private final Draw draw;
    private final Statement statement;
    private final Assigning assigning;
    private final Inserts inserts;
    private final Merges merges;

    Changes(Draw draw, Statement statement) {
        this.draw = draw;
        this.statement = statement;
        this.assigning = new Assigning(draw, statement);
        this.inserts = new Inserts(draw, statement, assigning);
        this.merges = new Merges(draw, statement, assigning);
    }

    /** A whole statement. */
    String whole() {
        int kind = draw.below(100);
        if (kind < 7) {
            return definition();
        }
        if (kind < 15) {
            return common();
        }
        Target target = Target.draw(draw, statement, List.of());
        return one(target) + assigning.returning(target);
    }

    /** A statement without RETURNING that may stand in WITH. */
    private String plain(Target target) {
        return switch (draw.below(3)) {
            case 0 -> inserts.into(target);
            case 1 -> update(target);
            default -> delete(target);
        };
    }

    /** A statement without RETURNING. */
    private String one(Target target) {
        int kind = draw.below(100);
        if (kind < 38) {
            return inserts.into(target);
        }
        if (kind < 70) {
            return update(target);
        }
        return kind < 88 ? delete(target) : merges.into(target);
    }

    private String update(Target target) {
        List<Relation.Column> columns = target.columns(draw);
        if (columns.isEmpty()) {
            columns = List.of(target.table().columns().get(draw.chance(10) ? 0 : 2));
        }
        draw.clause("update", "");
        if (draw.chance(14)) {
            Relation source = draw.of(statement.grammar().tables());
            String alias = draw.name("t");
            Scope both = target.scope().beside(source.scope(alias));
            return "update " + target.text() + " set " + assigning.set(columns, both) + " "
                    + draw.clause("update from", "from ") + source.name() + " " + alias + " where " + target.key()
                    + " = " + assigning.key() + " and " + alias + "."
                    + source.key().getFirst() + " = "
                    + assigning.key();
        }
        return "update " + target.text() + " set " + assigning.set(columns, target.scope())
                + assigning.where(target, target.scope());
    }

    private String delete(Target target) {
        draw.clause("delete", "");
        String head = "delete from " + target.text();
        if (!draw.chance(14)) {
            return head + assigning.where(target, target.scope());
        }
        Relation source = draw.of(statement.grammar().tables());
        String alias = draw.name("t");
        Scope both = target.scope().beside(source.scope(alias));
        // one row of the source, since it is open which of many RETURNING shows
        String and = draw.chance(30)
                ? draw.clause("write by a key and a condition", " and ")
                        + statement.expressions().of(Kind.BOOL, both, 1)
                : "";
        return head + draw.clause("delete using", " using ") + source.name() + " " + alias + " where " + target.key()
                + " = " + assigning.key() + " and " + alias + "."
                + source.key().getFirst() + " = " + assigning.key() + and;
    }

    /** One or two writes in WITH, and what is read of them or written besides. */
    private String common() {
        Target first = Target.draw(draw, statement, List.of());
        String name = draw.name("q");
        String key = draw.name("c");
        String with = "with " + name + " as (" + plain(first) + " returning " + first.key() + " as " + key + ")";
        draw.clause("write in with", "");
        if (draw.chance(45)) {
            return with + " select " + draw.clause("read of a write", "count(*), sum(" + key + ")") + " from " + name;
        }
        Target second = Target.draw(draw, statement, List.of(first.table().name()));
        draw.clause("two writes", "");
        return with + " " + one(second) + assigning.returning(second);
    }

    private String definition() {
        Production production = draw.of(statement.grammar().definitions(), "definitions");
        Relation table = draw.of(statement.grammar().tables());
        List<Field> fields = table.columns().stream()
                .map(column -> new Field(column.name(), column.kind(), column.masked(), false))
                .toList();
        String text = statement.expressions().filled(production, Scope.of(fields, List.of()));
        return text.replace("%s", table.name());
    }
}
