"""What binds a subject in law: effects, measures, what they rest on."""
