package dev.sallyport.engine.postgresql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a server is asked for the rights of the session's role, also for those that it has as a member of another role or
 * because everybody has them. A role can become any that it is a member of, so whether it inherits makes no difference.
 *
 * <p>Rows of six texts: kind, schema, object, column, right, and who it was given to (empty for PUBLIC).
 */
final class PostgresRightsQuery {
    private static final String HOLDERS = "WITH mine AS (SELECT r.oid, r.rolname FROM pg_catalog.pg_roles r"
            + " WHERE pg_catalog.pg_has_role(current_user, r.oid, 'MEMBER')),"
            + " holder AS (SELECT m.oid, m.rolname::text FROM mine m UNION ALL SELECT 0::pg_catalog.oid, '') ";

    private static final String USERS_OWN = "n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'";

    private static final String ATTRIBUTES = "SELECT 'attribute', '', r.rolname::text, '', x.attribute, r.rolname::text"
            + " FROM mine m JOIN pg_catalog.pg_roles r ON r.oid = m.oid CROSS JOIN LATERAL (VALUES"
            + " (r.rolsuper, 'SUPERUSER'), (r.rolbypassrls, 'BYPASSRLS'), (r.rolcreaterole, 'CREATEROLE'),"
            + " (r.rolcreatedb, 'CREATEDB'), (r.rolreplication, 'REPLICATION')) x(has, attribute) WHERE x.has";

    private static final String MEMBERSHIPS = "SELECT 'member', '', m.rolname::text, '', '', '' FROM mine m"
            + " WHERE m.rolname LIKE 'pg\\_%' AND m.rolname <> 'pg_database_owner' AND m.rolname <> current_user";

    private static final String OWNED = "SELECT 'owner', n.nspname::text, c.relname::text, '',"
            + " CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'"
            + " WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, m.rolname::text"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN mine m ON m.oid = c.relowner WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND " + USERS_OWN
            + " UNION ALL SELECT 'owner', '', n.nspname::text, '', 'SCHEMA', m.rolname::text FROM pg_catalog.pg_namespace n"
            + " JOIN mine m ON m.oid = n.nspowner WHERE " + USERS_OWN
            + " UNION ALL SELECT 'owner', '', d.datname::text, '', 'DATABASE', m.rolname::text"
            + " FROM pg_catalog.pg_database d JOIN mine m ON m.oid = d.datdba WHERE d.datname = current_database()";

    private static final String RELATIONS = "SELECT CASE WHEN c.relkind = 'S' THEN 'sequence' WHEN " + USERS_OWN
            + " THEN 'relation' ELSE 'system' END, n.nspname::text, c.relname::text, '', a.privilege_type, h.rolname"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) a JOIN holder h ON h.oid = a.grantee"
            + " WHERE a.grantee <> c.relowner AND ((" + USERS_OWN
            + ") OR (a.grantee <> 0 AND h.rolname NOT LIKE 'pg\\_%'))";

    private static final String COLUMNS = "SELECT 'column', n.nspname::text, c.relname::text, t.attname::text,"
            + " a.privilege_type, h.rolname FROM pg_catalog.pg_attribute t"
            + " JOIN pg_catalog.pg_class c ON c.oid = t.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " CROSS JOIN LATERAL pg_catalog.aclexplode(t.attacl) a JOIN holder h ON h.oid = a.grantee"
            + " WHERE NOT t.attisdropped AND a.grantee <> c.relowner AND " + USERS_OWN;

    private static final String CREATES = "SELECT 'create', '', n.nspname::text, '', 'SCHEMA', h.rolname"
            + " FROM pg_catalog.pg_namespace n CROSS JOIN LATERAL pg_catalog.aclexplode(n.nspacl) a"
            + " JOIN holder h ON h.oid = a.grantee WHERE a.privilege_type = 'CREATE' AND a.grantee <> n.nspowner"
            + " UNION ALL SELECT 'create', '', d.datname::text, '', 'DATABASE', h.rolname FROM pg_catalog.pg_database d"
            + " CROSS JOIN LATERAL pg_catalog.aclexplode(d.datacl) a JOIN holder h ON h.oid = a.grantee"
            + " WHERE d.datname = current_database() AND a.privilege_type = 'CREATE' AND a.grantee <> d.datdba";

    /** What runs with the rights of its owner, or in a language that reaches the machine; trigger functions nobody calls. */
    private static final String FUNCTIONS =
            "SELECT 'function', n.nspname::text, pg_catalog.quote_ident(p.proname) || '('"
                    + " || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')', coalesce(e.extname::text, ''),"
                    + " CASE WHEN p.prosecdef THEN 'SECURITY DEFINER' ELSE l.lanname::text END, h.rolname"
                    + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
                    + " JOIN pg_catalog.pg_language l ON l.oid = p.prolang"
                    + " LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass"
                    + " AND d.objid = p.oid AND d.deptype = 'e' LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid"
                    + " CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) a"
                    + " JOIN holder h ON h.oid = a.grantee WHERE a.privilege_type = 'EXECUTE' AND a.grantee <> p.proowner AND "
                    + USERS_OWN + " AND pg_catalog.has_schema_privilege(current_user, n.oid, 'USAGE')"
                    + " AND p.prorettype NOT IN ('pg_catalog.trigger'::pg_catalog.regtype,"
                    + " 'pg_catalog.event_trigger'::pg_catalog.regtype) AND (p.prosecdef OR (NOT l.lanpltrusted"
                    + " AND (e.extname IS NULL OR e.extname IN ('dblink', 'adminpack'))))";

    /** Functions of the server that only its administrator may call by themselves, such as those that read files. */
    private static final String BUILTINS =
            "SELECT 'function', n.nspname::text, pg_catalog.quote_ident(p.proname) || '('"
                    + " || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')', '', 'internal', h.rolname"
                    + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
                    + " CROSS JOIN LATERAL pg_catalog.aclexplode(p.proacl) a JOIN holder h ON h.oid = a.grantee"
                    + " WHERE n.nspname = 'pg_catalog' AND a.grantee <> 0 AND a.grantee <> p.proowner"
                    + " AND h.rolname NOT LIKE 'pg\\_%'";

    private static final String FOREIGN = "SELECT 'foreign', '', s.srvname::text, '', 'SERVER', h.rolname"
            + " FROM pg_catalog.pg_foreign_server s CROSS JOIN LATERAL pg_catalog.aclexplode(s.srvacl) a"
            + " JOIN holder h ON h.oid = a.grantee WHERE a.grantee <> s.srvowner"
            + " UNION ALL SELECT 'foreign', '', w.fdwname::text, '', 'DATA WRAPPER', h.rolname"
            + " FROM pg_catalog.pg_foreign_data_wrapper w CROSS JOIN LATERAL pg_catalog.aclexplode(w.fdwacl) a"
            + " JOIN holder h ON h.oid = a.grantee WHERE a.grantee <> w.fdwowner";

    private static final String LARGE_OBJECTS =
            "SELECT 'large object', '', o.oid::text, '', a.privilege_type, h.rolname"
                    + " FROM pg_catalog.pg_largeobject_metadata o CROSS JOIN LATERAL pg_catalog.aclexplode(o.lomacl) a"
                    + " JOIN holder h ON h.oid = a.grantee WHERE a.grantee <> o.lomowner"
                    + " UNION ALL SELECT 'setting', '', 'lo_compat_privileges', '', '', ''"
                    + " WHERE pg_catalog.current_setting('lo_compat_privileges') = 'on'";

    private static final String LATER =
            "SELECT 'later', coalesce(n.nspname::text, ''), pg_catalog.pg_get_userbyid(f.defaclrole)::text,"
                    + " CASE f.defaclobjtype WHEN 'S' THEN 'SEQUENCES' ELSE 'TABLES' END, a.privilege_type, h.rolname"
                    + " FROM pg_catalog.pg_default_acl f LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.defaclnamespace"
                    + " CROSS JOIN LATERAL pg_catalog.aclexplode(f.defaclacl) a JOIN holder h ON h.oid = a.grantee"
                    + " WHERE f.defaclobjtype IN ('r', 'S') AND a.grantee <> f.defaclrole";

    private static final String PARAMETERS = "SELECT 'parameter', '', p.parname, '', a.privilege_type, h.rolname"
            + " FROM pg_catalog.pg_parameter_acl p CROSS JOIN LATERAL pg_catalog.aclexplode(p.paracl) a"
            + " JOIN holder h ON h.oid = a.grantee";

    /** Who asks, and every right. */
    static final String RIGHTS = "SELECT current_user::text; " + HOLDERS
            + String.join(
                    " UNION ALL ",
                    List.of(
                            ATTRIBUTES,
                            MEMBERSHIPS,
                            OWNED,
                            RELATIONS,
                            COLUMNS,
                            CREATES,
                            FUNCTIONS,
                            BUILTINS,
                            FOREIGN,
                            LARGE_OBJECTS,
                            LATER,
                            PARAMETERS))
            + " ORDER BY 1, 2, 3, 4, 5, 6";

    private static final String LACKING =
            "SELECT 'lacks', n.nspname::text, c.relname::text, t.attname::text, x.privilege, ''"
                    + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_catalog.pg_attribute t ON t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped"
                    + " CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE')) x(privilege) WHERE c.oid IN (%1$s)"
                    + " AND NOT pg_catalog.has_column_privilege(current_user, c.oid, t.attnum, x.privilege)"
                    + " UNION ALL SELECT 'lacks', n.nspname::text, c.relname::text, '', 'DELETE', ''"
                    + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid IN (%1$s)"
                    + " AND NOT pg_catalog.has_table_privilege(current_user, c.oid, 'DELETE')"
                    + " UNION ALL SELECT DISTINCT 'lacks', n.nspname::text, '', '', 'USAGE', ''"
                    + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid IN (%1$s)"
                    + " AND NOT pg_catalog.has_schema_privilege(current_user, n.oid, 'USAGE')";

    /** The sequences that defaults draw from; a column that is an identity needs no right to its own. */
    private static final String SEQUENCES =
            "SELECT DISTINCT 'draws', n.nspname::text, s.relname::text, f.adrelid::text,"
                    + " CASE WHEN pg_catalog.has_sequence_privilege(current_user, s.oid, 'USAGE') THEN '' ELSE 'USAGE' END, ''"
                    + " FROM pg_catalog.pg_attrdef f JOIN pg_catalog.pg_depend d"
                    + " ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = f.oid"
                    + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                    + " JOIN pg_catalog.pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace WHERE f.adrelid IN (%1$s)";

    private PostgresRightsQuery() {}

    /** Which rights to these relations are not there, and the sequences that they draw from. */
    static String of(Collection<PostgresRelation> relations) {
        String ids = relations.isEmpty()
                ? "0"
                : relations.stream()
                        .map(relation -> Long.toString(
                                Long.parseLong(relation.description().id())))
                        .collect(Collectors.joining(", "));
        return (LACKING + " UNION ALL " + SEQUENCES + " ORDER BY 1, 2, 3, 4, 5").formatted(ids);
    }
}
