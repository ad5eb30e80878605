// How many penalties in use were decided on each day at each level.
// param:  true_on    date     true in the world on this day
// param:  known_on   datetime known in this database at this moment
// column: level      text     minor, general or serious; empty where none was determined
// column: decided_on date     day of the decision
// column: penalties  integer  penalties in use
MATCH (penalty:Penalty)
WHERE as_of(penalty) AND in_use(penalty)
RETURN coalesce(penalty.level, '') AS level, penalty.decided_on AS decided_on, count(penalty) AS penalties
ORDER BY level, decided_on
