// How many measure tasks rest on a row of the rule book.
// param:  rule     text     the row
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// column: tasks    integer  tasks
MATCH (task:MeasureTask)
WHERE as_of(task) AND task.rule = $rule
RETURN count(task) AS tasks
