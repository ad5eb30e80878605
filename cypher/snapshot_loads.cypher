// Every load, as columns: which versions came with which file, and whether one has gone on since. What the
// program works out itself (layouts own:…) is no load.
// column: load_id  text[]    the load's id
// column: source   text[]    who supplied the file
// column: started  integer[] begun, microseconds since 1970 UTC
// column: finished integer[] come to its end, likewise; 0 while it is under way
// column: changed  integer[] versions that it has opened and closed so far
// column: feed     text[]    source and layout
// column: kinds    text[]    facts that the file holds, a blank between
MATCH (load:Load)
WHERE NOT load.layout STARTS WITH 'own:'
RETURN collect(load.id) AS load_id,
  collect(load.source) AS source,
  collect(load.started.epochSeconds * 1000000 + load.started.microsecond) AS started,
  collect(coalesce(load.finished.epochSeconds * 1000000 + load.finished.microsecond, 0)) AS finished,
  collect(load.opened + load.closed) AS changed,
  collect(load.source + ' ' + load.layout) AS feed,
  collect(reduce(names = '', kind IN load.kinds | names + ' ' + kind)) AS kinds
