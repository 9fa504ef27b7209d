-- Who Clerk's Backend API said people are, where their session tokens don't: kept, so that a server which
-- starts again need not ask for everybody at once.
CREATE TABLE "clerk_profiles" (
    "user_id" TEXT NOT NULL,
    "name" TEXT,
    "image_url" TEXT,
    "role" TEXT NOT NULL,
    "courses" TEXT[],
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clerk_profiles_pkey" PRIMARY KEY ("user_id")
);
