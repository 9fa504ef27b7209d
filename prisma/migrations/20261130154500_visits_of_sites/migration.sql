-- Visits say on which course site they were. Of those of before it is not known here: a server that has one
-- site names it at its start.
ALTER TABLE "course_visits" ADD COLUMN "site" TEXT NOT NULL DEFAULT '';
ALTER TABLE "course_visits" ALTER COLUMN "site" DROP DEFAULT;

-- AlterTable
ALTER TABLE "course_visits" DROP CONSTRAINT "course_visits_pkey",
ADD CONSTRAINT "course_visits_pkey" PRIMARY KEY ("learner_id", "site", "course_id", "chapter_id");

-- DropIndex
DROP INDEX "course_visits_course_id_chapter_id_learner_id_idx";

-- CreateIndex
CREATE INDEX "course_visits_site_course_id_chapter_id_learner_id_idx" ON "course_visits"("site", "course_id", "chapter_id", "learner_id");

-- A release of before would write visits without a site, and fail.
INSERT INTO "schema_requirements" ("migration", "release") VALUES ('20261130154500_visits_of_sites', '0.2.0');
