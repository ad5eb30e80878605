// Measure tasks with their receipts, and how the record that each rests on stands: the latest version known of it.
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many tasks
// column: task     map      the task
// column: label    text     Enterprise or Person
// column: subject  map      against whom
// column: steps    map[]    receipts, in order
// column: grounds  map[]    the record: use_until, valid_from, valid_to, end_kind; empty where it is gone
MATCH (task:MeasureTask)-[:ABOUT]->(subject)
WHERE as_of(task)
WITH task, subject,
  COLLECT {
    MATCH (step:MeasureStep {task_no: task.task_no})
    WHERE as_of(step)
    RETURN properties(step)
    ORDER BY step.done_on, step.known_from, step.id
  } AS steps,
  COLLECT {
    MATCH (penalty:Penalty {key: task.ground_key})
    WHERE known(penalty)
    RETURN {use_until: penalty.use_until, valid_from: penalty.valid_from, valid_to: penalty.valid_to,
      end_kind: penalty.end_kind}
  } + COLLECT {
    MATCH (entry:ListEntry {key: task.ground_key})
    WHERE known(entry)
    RETURN {use_until: entry.use_until, valid_from: entry.valid_from, valid_to: entry.valid_to,
      end_kind: entry.end_kind}
  } + COLLECT {
    MATCH (decision:MeasureDecision {key: task.ground_key})
    WHERE known(decision)
    RETURN {valid_from: decision.valid_from, valid_to: decision.valid_to}
  } AS grounds
RETURN properties(task) AS task,
  labels(subject)[0] AS label,
  properties(subject) AS subject,
  steps AS steps,
  grounds AS grounds
ORDER BY task.initiated_on DESC, task.task_no
LIMIT $row_cap
