// The load that finished last, how many have finished and begun: whether anything has come since.
// What the program works out itself (layouts own:…) is no load.
// column: load_id  text    its id; null where none has finished
// column: finished integer loads that have come to their end
// column: begun    integer loads, those under way among them
MATCH (load:Load)
WHERE NOT load.layout STARTS WITH 'own:'
WITH load, CASE WHEN load.state = 'done' THEN [load.finished, load.id] END AS done
RETURN max(done)[1] AS load_id, count(done) AS finished, count(load) AS begun
