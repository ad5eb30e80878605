// Deliveries by their id: which file each was.
// param:  ids     text[] the loads
// column: id      text   the load
// column: source  text   who supplied the file
// column: layout  text   layout of the file
// column: file    text   its name
// column: sha256  text   its digest
UNWIND $ids AS id
MATCH (load:Load {id: id})
RETURN load.id AS id, load.source AS source, load.layout AS layout, load.file AS file, load.sha256 AS sha256
ORDER BY id
