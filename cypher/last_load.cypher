// The load that finished last.
// column: load_id text its id
MATCH (load:Load {state: 'done'})
RETURN load.id AS load_id
ORDER BY load.finished DESC, load.id
LIMIT 1
