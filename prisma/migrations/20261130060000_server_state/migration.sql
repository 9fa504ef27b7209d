-- What all server processes on this database have to agree on.
CREATE TABLE "server_state" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "server_state_pkey" PRIMARY KEY ("name")
);

-- Migrations that a release must have to run on this database.
CREATE TABLE "schema_requirements" (
    "migration" TEXT NOT NULL,
    "release" TEXT NOT NULL,

    CONSTRAINT "schema_requirements_pkey" PRIMARY KEY ("migration")
);
