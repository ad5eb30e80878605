"""Who stands behind a subject: shares, control, controllers, beneficial owners."""
