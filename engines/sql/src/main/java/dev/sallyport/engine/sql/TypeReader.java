package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** Reads the type of a cast. */
final class TypeReader {

    private static final Pattern MODIFIERS = Pattern.compile("\\s*\\(\\s*([0-9]{1,9}(?:\\s*,\\s*[0-9]{1,9})*)\\s*\\)");
    private static final Pattern QUALIFIED = Pattern.compile("\"([^\"]+)\"\\s*\\.\\s*\"([^\"]+)\"");
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private static final int MAX_DIMENSIONS = 6;

    private final Dialect dialect;

    TypeReader(Dialect dialect) {
        this.dialect = dialect;
    }

    TypeName read(ColDataType type, Mark at) throws NotRead {
        CallShapes.TYPE.check(type);
        if (type.getArgumentsStringList() != null
                && !type.getArgumentsStringList().isEmpty()) {
            throw NotRead.unsupported("arguments of a type");
        }
        List<Integer> modifiers = new ArrayList<>();
        Matcher parentheses = MODIFIERS.matcher(type.getDataType());
        String words = type.getDataType();
        if (parentheses.find()) {
            for (String number : parentheses.group(1).split("\\s*,\\s*", -1)) {
                modifiers.add(Integer.valueOf(number));
            }
            words = parentheses.replaceFirst("");
        }
        TypeName element = named(words.strip().replaceAll("\\s+", " "), modifiers, at);
        return new TypeName(element.schema(), element.name(), modifiers, dimensions(type), at);
    }

    private static int dimensions(ColDataType type) throws NotRead {
        List<Integer> sizes = type.getArrayData() == null ? List.of() : type.getArrayData();
        if (sizes.size() > MAX_DIMENSIONS || sizes.stream().anyMatch(Objects::nonNull)) {
            throw NotRead.unsupported("array type with a size");
        }
        return sizes.size();
    }

    private TypeName named(String words, List<Integer> modifiers, Mark at) throws NotRead {
        Matcher qualified = QUALIFIED.matcher(words);
        if (qualified.matches()) {
            return new TypeName(new Name(qualified.group(1)), qualified.group(2), modifiers, at);
        }
        if (new Names(dialect).isQuoted(words)) {
            return new TypeName(null, plain(words.substring(1, words.length() - 1)), modifiers, at);
        }
        for (String word : words.split(" ", -1)) {
            if (!PLAIN.matcher(word).matches()) {
                throw NotRead.notUnderstood("`" + words + "` is no type name that is read", "use a plain type name");
            }
        }
        return new TypeName(null, words, modifiers, at);
    }

    /** A quoted keyword is another type than the keyword, and a name that needs its quotes is printed without them. */
    private String plain(String name) throws NotRead {
        WordRole role = dialect.role(name);
        if (!PLAIN.matcher(name).matches() || (role != WordRole.NAME && role != WordRole.UNRESERVED)) {
            throw NotRead.unsupported("type \"" + name + "\"");
        }
        return name;
    }
}
