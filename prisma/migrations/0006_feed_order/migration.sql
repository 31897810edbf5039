-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_workspace_id_seq_key" ON "audit_event"("workspace_id", "seq");

-- By hand. Kept when this migration is generated again.

GRANT USAGE, SELECT ON SEQUENCE "audit_event_seq_seq" TO "onus_app";
-- The first mark must stand below the first number.
SELECT nextval('audit_event_seq_seq');

-- Numbers are drawn in one order and committed in another. Who appends leaves a mark from before the numbers are drawn until the end of
-- the transaction: the last number drawn by anybody, as an advisory lock (1869510003 spells "onus"), which goes with its transaction.
CREATE FUNCTION "mark_append"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1869510003, ((SELECT last_value FROM audit_event_seq_seq) & 2147483647)::int);
  RETURN NULL;
END
$$;
CREATE TRIGGER "audit_event_mark" BEFORE INSERT ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION "mark_append"();

-- Up to which number the log is complete: no event with this number or a lower one can be committed any more. `last` is read first, so
-- whoever leaves a mark after the marks were read draws higher numbers than that. What it says is true of statements that begin later.
CREATE FUNCTION "complete_up_to"(OUT "complete" bigint, OUT "last" bigint) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  SELECT last_value INTO last FROM audit_event_seq_seq;
  -- Marks are 31 bits: how far each is behind `last`, without those that were left since.
  SELECT last - coalesce(max(behind), 0) INTO complete
  FROM (SELECT (last - objid::bigint) & 2147483647 AS behind FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 1869510003 AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) marks
  WHERE behind < 1073741824;
END
$$;
