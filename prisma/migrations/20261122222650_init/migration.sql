-- CreateTable
CREATE TABLE "learners" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "image_url" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "learners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_visits" (
    "learner_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "chapter_id" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_visits_pkey" PRIMARY KEY ("learner_id","course_id","chapter_id")
);

-- CreateTable
CREATE TABLE "local_sessions" (
    "id" TEXT NOT NULL,
    "learner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "local_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "course_visits_course_id_chapter_id_learner_id_idx" ON "course_visits"("course_id", "chapter_id", "learner_id");

-- AddForeignKey
ALTER TABLE "course_visits" ADD CONSTRAINT "course_visits_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learners"("id") ON DELETE CASCADE ON UPDATE CASCADE;
