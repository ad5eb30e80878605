// The load that finished last, and how many have finished: whether anything has come since is told by both.
// What the program works out itself (layouts own:…) is no load.
// column: load_id  text    its id; null where none has finished
// column: finished integer loads that have come to their end
MATCH (load:Load {state: 'done'})
WHERE NOT load.layout STARTS WITH 'own:'
RETURN max([load.finished, load.id])[1] AS load_id, count(load) AS finished
