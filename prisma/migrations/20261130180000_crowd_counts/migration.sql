-- How many are in rooms, and on the platform, whose presence channel does not hold all of them.
CREATE TABLE "crowd_counts" (
    "channel" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "crowd" BOOLEAN NOT NULL,
    "rejoin" BOOLEAN NOT NULL,
    "is_full" BOOLEAN NOT NULL,

    CONSTRAINT "crowd_counts_pkey" PRIMARY KEY ("channel")
);
