// How the given enterprises stand in the register: status and region, as last learnt.
// param:  ids         text[]   the enterprises
// param:  true_on     date     true in the world on this day
// param:  known_on    datetime known in this database at this moment
// column: id          text     the enterprise
// column: status      text     存续, 注销, 吊销, …
// column: region_code text     region, GB/T 2260
UNWIND $ids AS id
MATCH (enterprise:Enterprise {id: id})<-[:ABOUT]-(registration:Registration)
WHERE as_of(registration)
WITH enterprise, registration
ORDER BY registration.known_from DESC, registration.id
WITH enterprise.id AS id, collect(registration)[0] AS latest
RETURN id AS id, latest.status AS status, latest.region_code AS region_code
ORDER BY id
LIMIT 10000
