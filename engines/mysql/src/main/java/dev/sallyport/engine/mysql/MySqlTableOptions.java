package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TableOption;
import java.util.ArrayList;
import java.util.List;

/** What holds for a new table: always the storage engine that keeps rows and definitions safe, and texts of one character set. */
final class MySqlTableOptions {
    private static final Name STORAGE = new Name("innodb", "InnoDB");
    private static final Name CHARACTERS = new Name("utf8mb4");

    private MySqlTableOptions() {}

    /** The storage engine is said, because the server's own choice is not known. */
    static List<TableOption> of(List<TableOption> written) {
        List<TableOption> options = new ArrayList<>();
        options.add(new TableOption(TableOption.Kind.ENGINE, new Name(STORAGE.spelled()), Mark.NONE));
        for (TableOption option : written) {
            switch (option.kind()) {
                case ENGINE -> require(option, STORAGE, "engine");
                case CHARSET -> {
                    require(option, CHARACTERS, "charset");
                    options.add(option);
                }
                case COLLATE -> {
                    MySqlTypes.requireCollation(new QualifiedName(List.of(option.value())), option.at());
                    options.add(option);
                }
            }
        }
        return options;
    }

    private static void require(TableOption option, Name value, String word) {
        if (!option.value().equals(value)) {
            throw Unresolved.unsupported(
                    "`" + word + " " + option.value() + "` is not offered for a new table",
                    "definitions.options",
                    "write `" + word + "=" + value.spelled() + "`, or leave it out",
                    option.at());
        }
    }
}
