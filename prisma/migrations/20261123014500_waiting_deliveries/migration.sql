-- Reports tell how many deliveries wait for their time, and are asked for again and again while a
-- notification goes out: without this they read every delivery each time. Few ever wait, so it is small.
-- Prisma's schema has no words for a partial index, and its comparisons leave them out.
CREATE INDEX "deliveries_waiting_idx" ON "deliveries"("notification_id", "due_at") WHERE "due_at" IS NOT NULL;
