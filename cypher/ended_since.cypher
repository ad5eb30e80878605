// Every version of the dishonesty records of all subjects that may have ended since a moment.
// param:  since     datetime superseded or withdrawn after this moment, or
// param:  since_day date     its use ended after this day
// param:  today     date     and by this day
// param:  known_on  datetime learnt by this moment
// column: key        text[]    what each is a version of
// column: subject    text[]    whom it is about
// column: kind       text[]    Penalty or ListEntry
// column: id         text[]    the version
// column: known_from integer[] known here since, milliseconds since 1970 UTC
// column: known_to   integer[] superseded or withdrawn at, milliseconds; -1 where not
// column: valid_from text[]    true from this day, ISO 8601; empty where not said
// column: valid_to   text[]    true up to the day before; empty where not ended
// column: use_until  text[]    may be used up to the day before; empty where open
// column: end_kind   text[]    what ends its use
CALL () {
  MATCH (record:Penalty)
  WHERE ever_known(record) AND record.use_until > $since_day AND record.use_until <= $today
  RETURN record.key AS key
  UNION
  MATCH (record:Penalty)
  WHERE ever_known(record) AND record.known_to > $since
  RETURN record.key AS key
  UNION
  MATCH (record:ListEntry)
  WHERE ever_known(record) AND record.use_until > $since_day AND record.use_until <= $today
  RETURN record.key AS key
  UNION
  MATCH (record:ListEntry)
  WHERE ever_known(record) AND record.known_to > $since
  RETURN record.key AS key
}
CALL (key) {
  MATCH (version:Penalty {key: key})
  WHERE ever_known(version)
  RETURN version
  UNION
  MATCH (version:ListEntry {key: key})
  WHERE ever_known(version)
  RETURN version
}
MATCH (version)-[:ABOUT]->(subject)
RETURN collect(version.key) AS key,
  collect(subject.id) AS subject,
  collect(labels(version)[0]) AS kind,
  collect(version.id) AS id,
  collect(version.known_from.epochMillis) AS known_from,
  collect(coalesce(version.known_to.epochMillis, -1)) AS known_to,
  collect(coalesce(toString(version.valid_from), '')) AS valid_from,
  collect(coalesce(toString(version.valid_to), '')) AS valid_to,
  collect(coalesce(toString(version.use_until), '')) AS use_until,
  collect(coalesce(version.end_kind, 'term')) AS end_kind
