-- CreateTable
CREATE TABLE "preferences" (
    "learner_id" TEXT NOT NULL,
    "appear_offline" BOOLEAN NOT NULL DEFAULT false,
    "join_toasts" BOOLEAN NOT NULL DEFAULT true,
    "notifications_enabled" BOOLEAN NOT NULL DEFAULT true,
    "muted_categories" TEXT[],
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "time_zone" TEXT,
    "daily_cap" INTEGER,

    CONSTRAINT "preferences_pkey" PRIMARY KEY ("learner_id")
);

-- AddForeignKey
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learners"("id") ON DELETE CASCADE ON UPDATE CASCADE;
