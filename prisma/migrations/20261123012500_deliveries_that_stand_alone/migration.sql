-- DropForeignKey
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_learner_id_fkey";

-- DropForeignKey
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_subscription_id_fkey";

-- DropIndex
DROP INDEX "deliveries_subscription_id_idx";

-- Those whose subscription is gone are settled; any id that no subscription has says the same.
UPDATE "deliveries" SET "subscription_id" = gen_random_uuid() WHERE "subscription_id" IS NULL;

-- AlterTable
ALTER TABLE "deliveries" ALTER COLUMN "subscription_id" SET NOT NULL;

-- Every delivery is updated once it is settled: with room for that beside it no index has to change.
ALTER TABLE "deliveries" SET (fillfactor = 60);
