CREATE TABLE "organizer_invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"email" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "organizer_invitations_expiry" CHECK ("organizer_invitations"."expires_at" > "organizer_invitations"."created_at")
);
--> statement-breakpoint
ALTER TABLE "teams" DROP CONSTRAINT "teams_name";--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "old_secret_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "is_too_heavy" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organizer_invitations" ADD CONSTRAINT "organizer_invitations_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizer_invitations" ADD CONSTRAINT "organizer_invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organizer_invitations_one_mailbox" ON "organizer_invitations" USING btree ("challenge_id",lower("email")) WHERE used_at is null and revoked_at is null;--> statement-breakpoint
-- Of names that differ in case only, the later team's gets its number, in a way that nobody chooses.
UPDATE "teams" "later" SET "name" = "name" || ' (team number ' || "number" || ')' WHERE EXISTS (SELECT 1 FROM "teams" "earlier" WHERE "earlier"."challenge_id" = "later"."challenge_id" AND lower("earlier"."name") = lower("later"."name") AND "earlier"."number" < "later"."number");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("challenge_id",lower("name"));--> statement-breakpoint
CREATE INDEX "teams_in_order" ON "teams" USING btree ("challenge_id","number");