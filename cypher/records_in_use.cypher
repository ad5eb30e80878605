// Which of these versions, ended or not, are of a record that is in use, be it in another version.
// param:  ids      text[]   versions of penalties, list entries and measure decisions
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// column: id       text     the version
CALL () {
  UNWIND $ids AS id
  MATCH (version:Penalty {id: id})
  WHERE ever_known(version)
  MATCH (record:Penalty {key: version.key})
  WHERE as_of(record) AND in_use(record)
  RETURN id
  UNION
  UNWIND $ids AS id
  MATCH (version:ListEntry {id: id})
  WHERE ever_known(version)
  MATCH (record:ListEntry {key: version.key})
  WHERE as_of(record) AND in_use(record)
  RETURN id
  UNION
  UNWIND $ids AS id
  MATCH (version:MeasureDecision {id: id})
  WHERE ever_known(version)
  MATCH (record:MeasureDecision {key: version.key})
  WHERE as_of(record)
  RETURN id
}
RETURN DISTINCT id AS id
ORDER BY id
