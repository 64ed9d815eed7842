ALTER TABLE "submissions" DROP CONSTRAINT "submissions_intent_id_upload_intents_id_fk";
--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_phase_id_phases_id_fk";
--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_team_id_teams_id_fk";
--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_method_of_the_team";
--> statement-breakpoint
ALTER TABLE "upload_intents" DROP CONSTRAINT "upload_intents_phase_id_phases_id_fk";
--> statement-breakpoint
ALTER TABLE "upload_intents" DROP CONSTRAINT "upload_intents_team_id_teams_id_fk";
--> statement-breakpoint
-- Generated as one NOT NULL column and with the keys last; what was announced before is kept so.
ALTER TABLE "upload_intents" ADD COLUMN "challenge_id" uuid;--> statement-breakpoint
UPDATE "upload_intents" SET "challenge_id" = "phases"."challenge_id" FROM "phases" WHERE "phases"."id" = "upload_intents"."phase_id";--> statement-breakpoint
ALTER TABLE "upload_intents" ALTER COLUMN "challenge_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_challenge" UNIQUE("id","challenge_id");--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_announced" UNIQUE("id","phase_id","team_id","method_id");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_as_announced" FOREIGN KEY ("intent_id","phase_id","team_id","method_id") REFERENCES "public"."upload_intents"("id","phase_id","team_id","method_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_phase_of_the_challenge" FOREIGN KEY ("phase_id","challenge_id") REFERENCES "public"."phases"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_team_of_the_challenge" FOREIGN KEY ("team_id","challenge_id") REFERENCES "public"."teams"("id","challenge_id") ON DELETE no action ON UPDATE no action;
