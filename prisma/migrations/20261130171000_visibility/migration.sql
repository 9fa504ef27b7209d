-- How much others see of a learner. Who appeared offline has chosen so; nobody else has chosen yet.
ALTER TABLE "preferences" ADD COLUMN "visibility" TEXT,
ADD COLUMN "visibility_before" TEXT,
ADD COLUMN "course_visibility" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "receipts" BOOLEAN NOT NULL DEFAULT true;
UPDATE "preferences" SET "visibility" = 'offline' WHERE "appear_offline";
ALTER TABLE "preferences" DROP COLUMN "appear_offline";

-- A release of before would look for the column that is gone, and fail.
INSERT INTO "schema_requirements" ("migration", "release") VALUES ('20261130171000_visibility', '0.2.0');
