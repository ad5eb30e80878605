// What each source has delivered, by layout: the last load taken in, and whether one is under way.
// param:  known_on datetime loads begun by this moment
// column: source   text     who supplied the files
// column: layout   text     layout of the files
// column: last     map      the last finished load; null where none has finished
// column: running  flag     whether a load has begun and not finished
MATCH (load:Load)
WHERE load.started <= $known_on AND NOT load.layout STARTS WITH 'own:'
WITH load
ORDER BY load.started DESC, load.id
WITH load.source AS source,
  load.layout AS layout,
  collect(CASE WHEN load.state = 'done' THEN load END) AS done,
  collect(load.state)[0] = 'running' AS running
WITH source, layout, running, done[0] AS last
RETURN source AS source,
  layout AS layout,
  last {.file, .finished, .full, .read, .written, .rejected, .kinds} AS last,
  running AS running
ORDER BY source, layout
LIMIT 1000
