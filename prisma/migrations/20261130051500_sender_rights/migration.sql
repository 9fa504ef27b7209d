-- What senders' session tokens said last that they may do, so that it can be looked at again when what they
-- have scheduled leaves; and why a notification was not sent.
CREATE TABLE "sender_rights" (
    "learner_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "courses" TEXT[],
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sender_rights_pkey" PRIMARY KEY ("learner_id")
);

ALTER TABLE "notifications" ADD COLUMN "cancel_reason" TEXT;
