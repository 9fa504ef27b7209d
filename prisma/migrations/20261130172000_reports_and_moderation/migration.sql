-- That a learner reported another, and what others saw of them then.
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "reporter_id" TEXT NOT NULL,
    "reported_id" TEXT NOT NULL,
    "name" TEXT,
    "image_url" TEXT,
    "site" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "chapter_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reports_reporter_id_reported_id_day_key" ON "reports"("reporter_id", "reported_id", "day");
CREATE INDEX "reports_reported_id_idx" ON "reports"("reported_id");
CREATE INDEX "reports_site_course_id_created_at_idx" ON "reports"("site", "course_id", "created_at");
CREATE INDEX "reports_created_at_idx" ON "reports"("created_at");

-- What admins have taken from a person; whose it is is told by a keyed hash alone.
CREATE TABLE "moderations" (
    "subject" TEXT NOT NULL,
    "name_taken" BOOLEAN NOT NULL DEFAULT false,
    "picture_taken" BOOLEAN NOT NULL DEFAULT false,
    "is_barred" BOOLEAN NOT NULL DEFAULT false,
    "barred_until" TIMESTAMPTZ(3),
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "moderations_pkey" PRIMARY KEY ("subject")
);
