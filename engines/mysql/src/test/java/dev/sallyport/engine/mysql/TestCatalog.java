package dev.sallyport.engine.mysql;

import dev.sallyport.engine.mysql.MySqlColumn.Computation;
import dev.sallyport.engine.mysql.MySqlVersion.Product;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectDescription.Kind;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A catalog made by hand: the shop of the bypass fixture. */
final class TestCatalog {
    static final MySqlVersion MYSQL = MySqlVersion.read(Product.MYSQL, "9.7.4");
    static final MySqlVersion MARIADB = MySqlVersion.read(Product.MARIADB, "10.11.19");

    private final SortedMap<ObjectName, MySqlRelation> relations = new TreeMap<>();

    static MySqlCatalog shop(MySqlVersion server) {
        TestCatalog shop = new TestCatalog();
        shop.table(
                "users",
                "id int, tenant_id int, name varchar, email varchar, ssn varchar, salary decimal, dob date, country"
                        + " varchar, note varchar, profile json, mgr_id int, created_at datetime");
        shop.table("orders", "id int, user_id int, total decimal, status varchar, ship_note varchar");
        shop.table("payments", "id int, paid_on date, card_no varchar, amount decimal");
        shop.table("letters", "name longtext, note text, short varchar(100)");
        shop.table("Twice", "id int");
        shop.table("twice", "id int");
        shop.table("Mixed", "Id int, FullName varchar");
        shop.view(
                "v_public",
                "id int, tax varchar",
                "select `shop`.`users`.`id` AS `id`,`shop`.`users`.`ssn` AS `tax` from `shop`.`users`");
        return MySqlCatalog.of("shop-my", "shop", server, shop.relations);
    }

    /** The shop as somebody knows it who may not see everything, with what holds for its users. */
    static MySqlCatalog part(MySqlVersion server, Rule... ofUsers) {
        SortedMap<ObjectName, MySqlRelation> relations =
                new TreeMap<>(shop(server).every());
        relations.computeIfPresent(
                new ObjectName("shop-my", "shop", "", "users"),
                (_, users) -> users.ruledBy(new MySqlRules(List.of(ofUsers), List.of(), List.of(), "")));
        return MySqlCatalog.of("shop-my", "shop", server, relations)
                .visibleTo(object -> object.name().object().equals("payments")
                        ? Optional.empty()
                        : Optional.of(withoutSalary(object)));
    }

    private static Visibility.VisibleObject withoutSalary(ObjectDescription object) {
        List<String> columns = object.columns().stream()
                .map(column -> column.name())
                .filter(column -> !column.equals("salary"))
                .toList();
        return new Visibility.VisibleObject(Set.copyOf(columns), columns);
    }

    /** The tables that definitions are tried on. */
    static MySqlCatalog notes(MySqlVersion server) {
        TestCatalog notes = new TestCatalog();
        notes.table("notes", "id int, line varchar, extra_line varchar, kind varchar, owner int");
        notes.table("owners", "id int, name varchar");
        notes.table("marks", "id int, owner int");
        return MySqlCatalog.of("shop-my", "shop", server, notes.relations);
    }

    private void table(String name, String columns) {
        add(name, Kind.TABLE, columns, MySqlView.NONE);
    }

    private void view(String name, String columns, String definition) {
        add(name, Kind.VIEW, columns, new MySqlView(definition, "DEFINER", "root@localhost", "utf8mb4", "utf8mb4_bin"));
    }

    private void add(String name, Kind kind, String text, MySqlView view) {
        List<MySqlColumn> columns = new ArrayList<>();
        for (String column : text.split(", ", -1)) {
            String[] words = column.split(" ", -1);
            String plain = words[1].replaceFirst("\\(.*", "");
            boolean isText = plain.equals("varchar") || plain.endsWith("text");
            MySqlColumn.Type type =
                    new MySqlColumn.Type(plain, words[1], isText ? "utf8mb4" : "", isText ? "utf8mb4_general_ci" : "");
            columns.add(new MySqlColumn(words[0], columns.size() + 1, type, true, Computation.NONE, false, true, true));
        }
        ObjectName object = new ObjectName("shop-my", "shop", "", name);
        ObjectDescription description = new ObjectDescription(
                object,
                name,
                kind,
                columns.stream().map(column -> column.description(Set.of())).toList());
        relations.put(object, MySqlRelation.of(description, "InnoDB", "1", columns, view));
    }
}
