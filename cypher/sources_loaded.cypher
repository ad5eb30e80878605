// What each source has delivered, by layout: the last load taken in, and whether one is under way.
// param:  known_on datetime loads begun by this moment
// column: sources  map[]    source, layout, last finished load (null where none has) and whether one is running
MATCH (load:Load)
WHERE load.started <= $known_on AND NOT load.layout STARTS WITH 'own:'
WITH load
ORDER BY load.started DESC, load.id
WITH load.source AS source,
  load.layout AS layout,
  collect(CASE WHEN load.state = 'done' THEN load END) AS done,
  collect(load.state)[0] = 'running' AS running
WITH source, layout, running, done[0] AS last
ORDER BY source, layout
LIMIT 1000
RETURN collect({
  source: source,
  layout: layout,
  last: last {.file, .finished, .full, .read, .written, .rejected, .kinds},
  running: running
}) AS sources
