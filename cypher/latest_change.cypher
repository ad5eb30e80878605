// When the graph last changed, up to a moment: what is known has been the same since.
// param:  known_on  datetime loads begun by this moment
// column: known_on  datetime begin of the last of them; null where there is none
MATCH (load:Load)
WHERE load.started <= $known_on
RETURN max(load.started) AS known_on
