// Every subject, as columns: what the nodes of a snapshot are.
// column: id     text[] the subject's id
// column: person flag[] a natural person
// column: name   text[] its name
// column: kind   text[] kind of organisation; empty for persons
MATCH (subject:Enterprise|Person)
RETURN collect(subject.id) AS id,
  collect('Person' IN labels(subject)) AS person,
  collect(coalesce(subject.name, '')) AS name,
  collect(coalesce(subject.kind, '')) AS kind
