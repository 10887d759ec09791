package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.sallyport.engine.Closure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types of a database, the functions and operators of its `pg_catalog` and of reviewed extensions, and every cast.
 *
 * <p>Casts and types of users are part of it, because the server takes them into account whatever the search path is.
 */
final class PostgresBuiltins {
    /** Oids below this one are given out when the database cluster is made; what users make comes after. */
    static final long FIRST_USER_OID = 16_384;

    private final String version;
    private final int serverVersion;
    private final Map<Long, PostgresType> types;
    private final Map<String, PostgresType> typesByName;
    private final Map<String, List<PostgresFunction>> functions;
    private final Map<String, List<PostgresOperator>> operators;
    private final Map<CastKey, PostgresCast> casts;
    private final Map<Long, PostgresType> arrays;
    private final Map<Long, PostgresExtension> extensions;
    private final Map<Long, Closure.Member> members;

    /**
     * Holds what was loaded together.
     *
     * @param version digest of everything in it
     * @param serverVersion as `server_version_num` tells it, for example `180006`
     */
    PostgresBuiltins(
            String version,
            int serverVersion,
            List<PostgresType> types,
            List<PostgresFunction> functions,
            List<PostgresOperator> operators,
            List<PostgresCast> casts,
            List<PostgresExtension> extensions,
            List<PostgresEnumeration> enumerations) {
        this.version = version;
        this.serverVersion = serverVersion;
        this.types = types.stream().collect(toUnmodifiableMap(PostgresType::oid, Function.identity()));
        this.typesByName = types.stream()
                .filter(PostgresType::isBuiltin)
                .filter(type -> type.schema().equals("pg_catalog"))
                .collect(toUnmodifiableMap(PostgresType::name, Function.identity()));
        this.functions = functions.stream().collect(groupingBy(PostgresFunction::name));
        this.operators = operators.stream().collect(groupingBy(PostgresOperator::name));
        this.casts = casts.stream()
                .collect(toUnmodifiableMap(cast -> new CastKey(cast.source(), cast.target()), Function.identity()));
        this.arrays = types.stream()
                .filter(PostgresTypes::isArray)
                .collect(toUnmodifiableMap(PostgresType::base, Function.identity()));
        this.extensions = PostgresExtension.byType(extensions);
        Map<Long, Closure.Member> members = new HashMap<>();
        this.extensions.forEach((type, extension) -> members.put(type, extension.member()));
        enumerations.forEach(enumeration -> members.put(enumeration.oid(), enumeration.member()));
        this.members = Map.copyOf(members);
    }

    private record CastKey(long source, long target) {}

    String version() {
        return version;
    }

    int serverVersion() {
        return serverVersion;
    }

    Optional<PostgresType> type(long oid) {
        return Optional.ofNullable(types.get(oid));
    }

    /** A built-in type by the name that the catalog has for it, for example `int4` or `_text`. */
    Optional<PostgresType> type(String name) {
        return Optional.ofNullable(typesByName.get(name));
    }

    /** The type of arrays of a type. */
    Optional<PostgresType> arrayOf(PostgresType element) {
        return Optional.ofNullable(arrays.get(element.oid()));
    }

    /** The reviewed extension that a type is of, or its elements, or what is under a domain. */
    Optional<PostgresExtension> extension(PostgresType type) {
        return ofOwnOrBase(extensions, type);
    }

    /** What may become another without a change to the tables with columns of the type: an extension, an enumeration. */
    Optional<Closure.Member> member(PostgresType type) {
        return ofOwnOrBase(members, type);
    }

    private <T> Optional<T> ofOwnOrBase(Map<Long, T> byType, PostgresType type) {
        T own = byType.get(type.oid());
        return own != null || type.base() == 0
                ? Optional.ofNullable(own)
                : type(type.base()).flatMap(base -> ofOwnOrBase(byType, base));
    }

    /** Every overload of a function name in `pg_catalog` and in reviewed extensions. */
    List<PostgresFunction> functions(String name) {
        return functions.getOrDefault(name, List.of());
    }

    /** Every overload of an operator name in `pg_catalog` and in reviewed extensions. */
    List<PostgresOperator> operators(String name) {
        return operators.getOrDefault(name, List.of());
    }

    Optional<PostgresCast> cast(long source, long target) {
        return Optional.ofNullable(casts.get(new CastKey(source, target)));
    }
}
