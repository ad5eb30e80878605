// How many pairs cross-matching found, by grade, and how many of them wait for a reviewer.
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// column: grade    text     A, B, C or RELATED
// column: pairs    integer  pairs of that grade
// column: waiting  integer  pairs that no reviewer has decided
MATCH (source:Enterprise|Person)-[hit:POSSIBLY_SAME]->(target:Enterprise|Person)
WHERE as_of(hit) AND (source.within IS NOT NULL OR EXISTS {
  MATCH (source)<-[:ABOUT]-(record:ListEntry|Penalty)
  WHERE as_of(record) AND in_use(record)
})
OPTIONAL MATCH (target)<-[:ABOUT]-(decision:MatchDecision {other: source.id})
WHERE as_of(decision) AND decision.verdict <> 'undone'
WITH hit, source, target, count(decision) AS decided
RETURN hit.grade AS grade,
  count(hit) AS pairs,
  sum(CASE WHEN decided = 0 THEN 1 ELSE 0 END) AS waiting
ORDER BY grade
LIMIT 10
