package dev.sallyport.engine.mysql;

import java.util.List;

/** Statements of every form that is read; a grammar that has seen them answers the first caller in its usual time. */
final class WarmUp {
    static final List<String> STATEMENTS = List.of(
            "SELECT a.id, a.name AS n, COUNT(*) AS c, SUM(b.x) FROM a JOIN b ON a.id = b.a_id LEFT JOIN c ON c.id = b.c_id"
                    + " WHERE a.x > 1 AND a.y IN ('p', 'q') AND (a.z IS NULL OR a.z LIKE 'r%') GROUP BY a.id, a.name"
                    + " HAVING COUNT(*) > 1 ORDER BY c DESC, n LIMIT 10 OFFSET 5",
            "WITH t AS (SELECT DATE_FORMAT(created_at, '%Y-%m') AS m, AVG(x) AS v FROM a WHERE created_at >="
                    + " DATE_SUB(NOW(), INTERVAL 30 DAY) GROUP BY m) SELECT m, v, RANK() OVER (PARTITION BY m ORDER BY v"
                    + " DESC) FROM t WHERE v BETWEEN 1 AND 2",
            "SELECT id, CASE WHEN x = 1 THEN 'a' ELSE 'b' END, COALESCE(y, 0), CONCAT(z, '-'), IF(x > 1, 2, 3) FROM a WHERE"
                    + " id IN (SELECT a_id FROM b) AND EXISTS (SELECT 1 FROM c WHERE c.id = a.id) AND id = ?",
            "SELECT id FROM a UNION ALL SELECT id FROM b ORDER BY 1 LIMIT 3",
            "SELECT CAST(x AS SIGNED), x DIV 2, x % 3, NOT y, x <=> y, JSON_EXTRACT(j, '$.a'), j->>'$.b',"
                    + " GROUP_CONCAT(DISTINCT z ORDER BY z SEPARATOR ', ') FROM a");

    private WarmUp() {}
}
