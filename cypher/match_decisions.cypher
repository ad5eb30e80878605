// The decisions of reviewers with the subjects that they are about, the latest first.
// param:  others   text[]   only of these other sides; empty for all
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many
// column: subject  map      the subject
// column: label    text     Enterprise or Person
// column: decision map      the decision
// column: open     flag     whether no later one followed
MATCH (subject)<-[:ABOUT]-(decision:MatchDecision)
WHERE ever_known(decision) AND (size($others) = 0 OR decision.other IN $others)
RETURN properties(subject) AS subject,
  labels(subject)[0] AS label,
  properties(decision) AS decision,
  decision.known_to IS NULL AS open
ORDER BY decision.decided_at DESC, decision.id
LIMIT $row_cap
