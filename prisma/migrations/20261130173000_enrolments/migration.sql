-- Who is on a course, by the operator's list.
CREATE TABLE "enrolments" (
    "site" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "begins_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "group_name" TEXT,
    "ceiling" TEXT,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolments_pkey" PRIMARY KEY ("site", "course_id", "learner_id")
);

-- CreateIndex
CREATE INDEX "enrolments_learner_id_idx" ON "enrolments"("learner_id");

-- CreateIndex
CREATE INDEX "enrolments_begins_at_idx" ON "enrolments"("begins_at");

-- CreateIndex
CREATE INDEX "enrolments_ends_at_idx" ON "enrolments"("ends_at");

-- Who changed such a list, when and how.
CREATE TABLE "enrolment_changes" (
    "id" BIGSERIAL NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "enrolment_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "enrolment_changes_learner_id_idx" ON "enrolment_changes"("learner_id");

-- CreateIndex
CREATE INDEX "enrolment_changes_actor_id_idx" ON "enrolment_changes"("actor_id");

-- CreateIndex
CREATE INDEX "enrolment_changes_changed_at_idx" ON "enrolment_changes"("changed_at");
