-- The reach that a sender was told, so that a repeated request gets the first answer. What was accepted
-- before is taken to have reached whom it was made for.
ALTER TABLE "notifications" ADD COLUMN "reach_people" INTEGER NOT NULL DEFAULT 0,
                            ADD COLUMN "reach_devices" INTEGER NOT NULL DEFAULT 0;

UPDATE "notifications" SET ("reach_people", "reach_devices") = (
  SELECT count(DISTINCT "learner_id"), count(*) FROM "deliveries" WHERE "notification_id" = "notifications"."id"
);

ALTER TABLE "notifications" ALTER COLUMN "reach_people" DROP DEFAULT,
                            ALTER COLUMN "reach_devices" DROP DEFAULT;
