-- Courses and rooms have rows of their own, by which a visit names its room: what they are called stands
-- there, a site that gets another name is renamed there, and no index holds their ids, which may be too long.
CREATE TABLE "courses" (
    "id" UUID NOT NULL,
    "site" TEXT NOT NULL,
    "course" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "title" TEXT,
    "title_from" TEXT,

    CONSTRAINT "courses_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "rooms" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "chapter" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "channel" TEXT,
    "title" TEXT,
    "title_from" TEXT,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("id")
);

INSERT INTO "courses" ("id", "site", "course", "hash")
SELECT gen_random_uuid(), "site", "course_id", encode(sha256(convert_to("course_id", 'UTF8')), 'hex')
FROM "course_visits" GROUP BY "site", "course_id";

INSERT INTO "rooms" ("id", "course_id", "chapter", "hash", "last_seen_at")
SELECT gen_random_uuid(), "courses"."id", "chapter_id", encode(sha256(convert_to("chapter_id", 'UTF8')), 'hex'), max("last_seen_at")
FROM "course_visits" JOIN "courses" ON "courses"."site" = "course_visits"."site" AND "course" = "course_visits"."course_id"
GROUP BY "courses"."id", "chapter_id";

-- Made anew: a million rows are written once, and their indexes after them.
ALTER TABLE "course_visits" RENAME TO "course_visits_before";
CREATE TABLE "course_visits" (
    "learner_id" TEXT NOT NULL,
    "room_id" UUID NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL
);
INSERT INTO "course_visits" ("learner_id", "room_id", "last_seen_at")
SELECT "learner_id", "rooms"."id", "before"."last_seen_at"
FROM "course_visits_before" AS "before"
JOIN "courses" ON "courses"."site" = "before"."site" AND "course" = "before"."course_id"
JOIN "rooms" ON "rooms"."course_id" = "courses"."id" AND "chapter" = "before"."chapter_id";
DROP TABLE "course_visits_before";

-- AddPrimaryKey
ALTER TABLE "course_visits" ADD CONSTRAINT "course_visits_pkey" PRIMARY KEY ("learner_id", "room_id");

-- CreateIndex
CREATE INDEX "course_visits_room_id_learner_id_idx" ON "course_visits"("room_id", "learner_id");
CREATE UNIQUE INDEX "courses_site_hash_key" ON "courses"("site", "hash");
CREATE UNIQUE INDEX "rooms_course_id_hash_key" ON "rooms"("course_id", "hash");
CREATE INDEX "rooms_channel_idx" ON "rooms"("channel");

-- AddForeignKey
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "course_visits" ADD CONSTRAINT "course_visits_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learners"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "course_visits" ADD CONSTRAINT "course_visits_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A release of before would write visits that name no room, and fail.
INSERT INTO "schema_requirements" ("migration", "release") VALUES ('20261130172000_rooms', '0.2.0');
