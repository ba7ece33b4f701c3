UPDATE documents AS d
SET story_id = m.story_id
FROM moved AS m
WHERE d.story_id = m.old_story_id
