-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "notification_due" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "mail" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_due_pkey" PRIMARY KEY ("workspace_id","user_id","mail")
);

-- CreateIndex
CREATE INDEX "notification_due_due_at_idx" ON "notification_due"("due_at");

-- By hand. Kept when this migration is generated again.

GRANT SELECT, INSERT, UPDATE, DELETE ON "notification_due" TO "onus_app";
