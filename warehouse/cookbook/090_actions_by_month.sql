-- Actions by kind and month
SELECT event_type, "month", actions, independent_sources FROM actions_by_month ORDER BY "month" DESC, actions DESC LIMIT 50
