-- Browsers that are signed in by the local identity end when they are not used any more, and say whether
-- the role secret was given. Who was signed in before gave none, and has used it just now.
ALTER TABLE "local_sessions" ADD COLUMN "role_proof" TEXT,
                             ADD COLUMN "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
