-- AlterTable
ALTER TABLE "learners" ADD COLUMN     "presence_ends_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "learners_presence_ends_at_idx" ON "learners"("presence_ends_at");
