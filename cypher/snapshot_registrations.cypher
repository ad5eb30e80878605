// Registrations known here, as columns by page; days are yyyymmdd, 0 where not said; texts empty where not said.
// param:  known_on  datetime  as known here at this time
// param:  page_rows integer   rows of one file in a page
// column: subject            text[]    the enterprise
// column: name               text[]    registered name
// column: region_code        text[]    region, GB/T 2260
// column: industry           text[]    industry as registered
// column: address            text[]    address
// column: phone              text[]    telephone
// column: legal_form         text[]    legal form as registered
// column: registered_capital number[]  registered capital in yuan, or in the currency; -1 where not said
// column: currency           text[]    currency of the capital; empty for yuan
// column: status             text[]    存续, 注销, 吊销, …
// column: authority          text[]    registrar
// column: established_on     integer[] day of establishment
// column: deregistered_on    integer[] day of deregistration or revocation
// column: learnt             integer[] known here since, milliseconds since 1970 UTC
// column: row                integer[] line in the delivered file
// column: valid_from         integer[] true from this day
// column: valid_to           integer[] true up to the day before
MATCH (record:Registration)-[:ABOUT]->(subject)
WHERE known(record)
WITH record.load_id AS load, record.row / $page_rows AS page,
  collect(subject.id) AS subject,
  collect(record.name) AS name,
  collect(coalesce(record.region_code, '')) AS region_code,
  collect(coalesce(record.industry, '')) AS industry,
  collect(coalesce(record.address, '')) AS address,
  collect(coalesce(record.phone, '')) AS phone,
  collect(coalesce(record.legal_form, '')) AS legal_form,
  collect(coalesce(record.registered_capital, -1.0)) AS registered_capital,
  collect(coalesce(record.currency, '')) AS currency,
  collect(coalesce(record.status, '')) AS status,
  collect(coalesce(record.authority, '')) AS authority,
  collect(coalesce(record.established_on.year * 10000 + record.established_on.month * 100 + record.established_on.day, 0))
    AS established_on,
  collect(coalesce(record.deregistered_on.year * 10000 + record.deregistered_on.month * 100 + record.deregistered_on.day, 0))
    AS deregistered_on,
  collect(record.known_from.epochMillis) AS learnt,
  collect(record.row) AS row,
  collect(coalesce(record.valid_from.year * 10000 + record.valid_from.month * 100 + record.valid_from.day, 0))
    AS valid_from,
  collect(coalesce(record.valid_to.year * 10000 + record.valid_to.month * 100 + record.valid_to.day, 0))
    AS valid_to
RETURN subject AS subject, name AS name, region_code AS region_code, industry AS industry, address AS address,
  phone AS phone, legal_form AS legal_form, registered_capital AS registered_capital, currency AS currency,
  status AS status, authority AS authority, established_on AS established_on, deregistered_on AS deregistered_on,
  learnt AS learnt, row AS row, valid_from AS valid_from, valid_to AS valid_to
ORDER BY load, page
