// Pairs that cross-matching found, of one subject or of all, with what a reviewer decided last.
// A pair whose record has ended since the last run is gone with it.
// param:  id        text     the subject; empty for every pair
// param:  grades    text[]   pairs of these grades
// param:  undecided flag     only pairs that no reviewer has decided
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// param:  after     integer  leave out so many pairs
// param:  row_cap   integer  stop after this many pairs
// column: label    text      of both, Enterprise or Person
// column: source   map       who was matched
// column: target   map       whom it was matched to
// column: fact     map       the hit
// column: decision map       the decision; null where there is none
CALL () {
  MATCH (subject:Enterprise|Person {id: $id})-[one:POSSIBLY_SAME]-(:Enterprise|Person)
  WHERE as_of(one)
  RETURN one AS hit
  UNION
  MATCH (:Enterprise|Person)-[one:POSSIBLY_SAME]->(:Enterprise|Person)
  WHERE $id = '' AND as_of(one)
  RETURN one AS hit
}
WITH hit, startNode(hit) AS source, endNode(hit) AS target
WHERE hit.grade IN $grades AND (source.within IS NOT NULL OR EXISTS {
  MATCH (source)<-[:ABOUT]-(record:ListEntry|Penalty)
  WHERE as_of(record) AND in_use(record)
})
OPTIONAL MATCH (target)<-[:ABOUT]-(decision:MatchDecision {other: source.id})
WHERE as_of(decision) AND decision.verdict <> 'undone'
WITH hit, source, target, collect(decision)[0] AS decision
WHERE NOT $undecided OR decision IS NULL
RETURN labels(source)[0] AS label,
  properties(source) AS source,
  properties(target) AS target,
  properties(hit) AS fact,
  properties(decision) AS decision
ORDER BY hit.grade, hit.rivals, source.id, target.id
SKIP $after
LIMIT $row_cap
