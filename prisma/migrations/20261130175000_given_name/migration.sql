-- What a learner is called by who does not see their full name.
ALTER TABLE "learners" ADD COLUMN "given_name" TEXT;
