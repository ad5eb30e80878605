// The subjects of these ids, with what their latest registration says of form and capital.
// param:  ids      text[]   the subjects
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// column: label        text Enterprise or Person
// column: subject      map  its properties
// column: registration map  the registration last learnt; null where there is none
CALL () {
  UNWIND $ids AS id
  MATCH (subject:Enterprise {id: id})
  RETURN subject
  UNION
  UNWIND $ids AS id
  MATCH (subject:Person {id: id})
  RETURN subject
}
WITH DISTINCT subject,
  COLLECT {
    MATCH (subject)<-[:ABOUT]-(registration:Registration)
    WHERE as_of(registration)
    RETURN properties(registration)
    ORDER BY registration.known_from DESC, registration.id
    LIMIT 1
  } AS registrations
RETURN labels(subject)[0] AS label,
  properties(subject) AS subject,
  head(registrations) AS registration
ORDER BY subject.id
LIMIT 20000
