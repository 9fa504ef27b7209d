-- How far an expansion is may be a learner, too.
ALTER TABLE "notifications" ALTER COLUMN "expanded_to" SET DATA TYPE TEXT;

-- What is under way to a course goes by learners now: it begins anew, and leaves out what it has made.
UPDATE "notifications" SET "expanded_to" = NULL
WHERE "expanded_at" IS NULL AND "audience"->>'type' = 'course';

-- Very large audiences are not counted to the end.
ALTER TABLE "notifications" ADD COLUMN "reach_at_least" BOOLEAN NOT NULL DEFAULT false;
