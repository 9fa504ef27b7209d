-- CreateTable
CREATE TABLE "browser_activity" (
    "learner_id" TEXT NOT NULL,
    "browser_id" TEXT NOT NULL,
    "away" BOOLEAN NOT NULL,
    "channels" TEXT[],
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "browser_activity_pkey" PRIMARY KEY ("learner_id","browser_id")
);

-- CreateIndex
CREATE INDEX "browser_activity_channels_idx" ON "browser_activity" USING GIN ("channels");
