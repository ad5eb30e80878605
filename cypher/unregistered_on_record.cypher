// How many enterprises without a registration a list entry or penalty in use is about.
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// column: subjects integer  such enterprises
MATCH (subject:Enterprise)
WHERE subject.registered IS NULL AND EXISTS {
  MATCH (subject)<-[:ABOUT]-(record:ListEntry|Penalty)
  WHERE as_of(record) AND in_use(record)
}
RETURN count(subject) AS subjects
