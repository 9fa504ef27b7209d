-- That a learner had everything of theirs erased; whose it was is told by a keyed hash alone.
CREATE TABLE "erasures" (
    "subject" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("subject")
);

-- CreateIndex
CREATE INDEX "erasures_erased_at_idx" ON "erasures"("erased_at");
