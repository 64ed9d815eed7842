CREATE TABLE "challenge_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" uuid,
	"note" text NOT NULL,
	"changes" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenge_pages" (
	"challenge_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"markdown" text NOT NULL,
	CONSTRAINT "challenge_pages_challenge_id_slug_pk" PRIMARY KEY("challenge_id","slug")
);
--> statement-breakpoint
CREATE TABLE "challenge_rules" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"markdown" text NOT NULL,
	"sha256" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "challenge_rules_version" UNIQUE("challenge_id","version"),
	CONSTRAINT "challenge_rules_sha256" CHECK ("challenge_rules"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "rules_acceptances" (
	"rules_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rules_acceptances_rules_id_user_id_pk" PRIMARY KEY("rules_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"title" text NOT NULL,
	"markdown" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"author_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"challenge_id" uuid NOT NULL,
	"phase_id" uuid,
	"team_id" uuid,
	"submission_id" uuid,
	"user_id" uuid,
	"detail" jsonb NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "events_kind" CHECK ("events"."kind" in ('submission.scored', 'submission.rejected', 'submission.failed', 'submission.disqualified', 'submission.reinstated', 'phase.opened', 'phase.closing', 'team.invited', 'team.asked', 'team.changed', 'quota.granted', 'rescoring.published', 'challenge.changed', 'announcement.published', 'message.sent'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"audience" jsonb NOT NULL,
	"recipients" integer NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" uuid NOT NULL,
	CONSTRAINT "messages_recipients" CHECK ("messages"."recipients" >= 0)
);
--> statement-breakpoint
CREATE TABLE "notice_choices" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"mail" text NOT NULL,
	CONSTRAINT "notice_choices_user_id_kind_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "notice_choices_kind" CHECK ("notice_choices"."kind" in ('submission.scored', 'submission.rejected', 'submission.failed', 'submission.disqualified', 'submission.reinstated', 'phase.opened', 'phase.closing', 'team.invited', 'team.asked', 'team.changed', 'quota.granted', 'rescoring.published', 'challenge.changed', 'announcement.published', 'message.sent')),
	CONSTRAINT "notice_choices_mail" CHECK ("notice_choices"."mail" in ('at_once', 'digest', 'never'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" bigint NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_once" UNIQUE("event_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"webhook_id" uuid NOT NULL,
	"event_id" bigint NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_tried_at" timestamp with time zone,
	"last_answer" text,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_once" UNIQUE("webhook_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"url" text NOT NULL,
	"kinds" text[] NOT NULL,
	"secret_version" integer DEFAULT 1 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "quota_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"day" date NOT NULL,
	"slots" integer NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_grants_slots" CHECK ("quota_grants"."slots" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "rescoring_failures" (
	"rescoring_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"tries" integer NOT NULL,
	"message" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rescoring_failures_rescoring_id_submission_id_pk" PRIMARY KEY("rescoring_id","submission_id")
);
--> statement-breakpoint
CREATE TABLE "rescorings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"phase_id" uuid NOT NULL,
	"label_set_id" uuid NOT NULL,
	"evaluator_name" text NOT NULL,
	"evaluator_version" text NOT NULL,
	"protocol" jsonb NOT NULL,
	"protocol_sha256" text NOT NULL,
	"note" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "rescorings_state" CHECK ("rescorings"."state" in ('running', 'published', 'abandoned')),
	CONSTRAINT "rescorings_end" CHECK (("rescorings"."state" = 'running') = ("rescorings"."ended_at" is null)),
	CONSTRAINT "rescorings_protocol_sha256" CHECK ("rescorings"."protocol_sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "submission_logs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "join_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"merging_team_id" uuid,
	"message" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	CONSTRAINT "join_requests_state" CHECK ("join_requests"."state" in ('waiting', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "join_requests_other_team" CHECK ("join_requests"."merging_team_id" <> "join_requests"."team_id")
);
--> statement-breakpoint
CREATE TABLE "team_invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"email" text,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "team_invitations_expiry" CHECK ("team_invitations"."expires_at" > "team_invitations"."created_at")
);
--> statement-breakpoint
ALTER TABLE "phases" DROP CONSTRAINT "phases_limits";--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_state";--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_as_announced";
--> statement-breakpoint
ALTER TABLE "upload_intents" DROP CONSTRAINT "upload_intents_method_of_the_team";
--> statement-breakpoint
ALTER TABLE "phases" ALTER COLUMN "label_set_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
-- Until now every challenge was public from its first moment.
UPDATE "challenges" SET "published_at" = "created_at";--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "min_team_members" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "max_team_members" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "teams_freeze_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "anonymous_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "requires_access" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "label_sets" ADD COLUMN "state" text DEFAULT 'checked' NOT NULL;--> statement-breakpoint
ALTER TABLE "label_sets" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "label_sets" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
UPDATE "label_sets" SET "checked_at" = "created_at";--> statement-breakpoint
ALTER TABLE "label_sets" ADD COLUMN "problems" jsonb;--> statement-breakpoint
ALTER TABLE "label_sets" ADD COLUMN "summary" jsonb;--> statement-breakpoint
ALTER TABLE "label_sets" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "label_sets" ADD COLUMN "uploaded_by" uuid;--> statement-breakpoint
-- There was one evaluator, in one version, and every phase had the protocol of the paper.
ALTER TABLE "phases" ADD COLUMN "evaluator_version" text DEFAULT '1.0.0' NOT NULL;--> statement-breakpoint
ALTER TABLE "phases" ALTER COLUMN "evaluator_version" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "protocol_sha256" text DEFAULT '55a6fb2dc46ed0f1617a2bbf89b48762da1058e1630d978dbeb57e7710eba570' NOT NULL;--> statement-breakpoint
ALTER TABLE "phases" ALTER COLUMN "protocol_sha256" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "in_flight_limit" integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "grace_seconds" integer DEFAULT 3600 NOT NULL;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "closed_visibility" text;--> statement-breakpoint
UPDATE "phases" SET "closed_visibility" = "figures_visibility";--> statement-breakpoint
ALTER TABLE "phases" ALTER COLUMN "closed_visibility" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "freezes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "revealed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "has_step_rule" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "prerequisite_phase_id" uuid;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "opening_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "closing_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "steps" jsonb;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "disqualification" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "verified_by" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "verification_note" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "signature" text;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "number" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "teams_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "is_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "challenge_changes" ADD CONSTRAINT "challenge_changes_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_changes" ADD CONSTRAINT "challenge_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_pages" ADD CONSTRAINT "challenge_pages_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_rules" ADD CONSTRAINT "challenge_rules_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_acceptances" ADD CONSTRAINT "rules_acceptances_rules_id_challenge_rules_id_fk" FOREIGN KEY ("rules_id") REFERENCES "public"."challenge_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_acceptances" ADD CONSTRAINT "rules_acceptances_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_sent_by_users_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_grants" ADD CONSTRAINT "quota_grants_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_grants" ADD CONSTRAINT "quota_grants_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_grants" ADD CONSTRAINT "quota_grants_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescoring_failures" ADD CONSTRAINT "rescoring_failures_rescoring_id_rescorings_id_fk" FOREIGN KEY ("rescoring_id") REFERENCES "public"."rescorings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescoring_failures" ADD CONSTRAINT "rescoring_failures_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_label_set_id_label_sets_id_fk" FOREIGN KEY ("label_set_id") REFERENCES "public"."label_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_logs" ADD CONSTRAINT "submission_logs_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_team" FOREIGN KEY ("team_id","challenge_id") REFERENCES "public"."teams"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_merging_team" FOREIGN KEY ("merging_team_id","challenge_id") REFERENCES "public"."teams"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenge_changes_newest" ON "challenge_changes" USING btree ("challenge_id","at");--> statement-breakpoint
CREATE INDEX "announcements_newest" ON "announcements" USING btree ("challenge_id","published_at");--> statement-breakpoint
CREATE INDEX "events_untold" ON "events" USING btree ("id") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "events_challenge" ON "events" USING btree ("challenge_id","id");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" USING btree ("challenge_id","sent_at");--> statement-breakpoint
CREATE INDEX "notices_newest" ON "notices" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_newest" ON "webhook_deliveries" USING btree ("webhook_id","created_at");--> statement-breakpoint
CREATE INDEX "webhooks_challenge" ON "webhooks" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "quota_grants_team" ON "quota_grants" USING btree ("team_id","phase_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rescorings_one_at_once" ON "rescorings" USING btree ("phase_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "submission_logs_submission" ON "submission_logs" USING btree ("submission_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "join_requests_one_waiting" ON "join_requests" USING btree ("team_id","user_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "join_requests_user" ON "join_requests" USING btree ("challenge_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_invitations_one_mailbox" ON "team_invitations" USING btree ("team_id",lower("email")) WHERE used_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "team_invitations_team" ON "team_invitations" USING btree ("team_id");--> statement-breakpoint
ALTER TABLE "label_sets" ADD CONSTRAINT "label_sets_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_prerequisite" FOREIGN KEY ("prerequisite_phase_id","challenge_id") REFERENCES "public"."phases"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_verified_by_users_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_as_announced" FOREIGN KEY ("intent_id","phase_id","team_id","method_id") REFERENCES "public"."upload_intents"("id","phase_id","team_id","method_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_method_of_the_team" FOREIGN KEY ("method_id","team_id") REFERENCES "public"."methods"("id","team_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_merged_into" FOREIGN KEY ("merged_into_id","challenge_id") REFERENCES "public"."teams"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "submissions_bytes" ON "submissions" USING btree ("phase_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "team_members_one_captain" ON "team_members" USING btree ("team_id") WHERE role = 'captain';--> statement-breakpoint
ALTER TABLE "label_sets" ADD CONSTRAINT "label_sets_state" CHECK ("label_sets"."state" in ('announced', 'received', 'checked', 'refused'));--> statement-breakpoint
ALTER TABLE "label_sets" ADD CONSTRAINT "label_sets_checked" CHECK (("label_sets"."state" in ('checked', 'refused')) = ("label_sets"."checked_at" is not null));--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_protocol_sha256" CHECK ("phases"."protocol_sha256" ~ '^[0-9a-f]{64}$');--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_closed_visibility" CHECK ("phases"."closed_visibility" in ('none', 'own', 'everyone'));--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_freeze" CHECK ("phases"."freezes_at" > "phases"."opens_at");--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_reveal" CHECK ("phases"."revealed_at" is null or "phases"."freezes_at" is not null);--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_limits" CHECK ("phases"."daily_quota" > 0 and "phases"."total_quota" >= "phases"."daily_quota" and "phases"."rejected_daily_quota" > 0 and "phases"."max_file_bytes" > 0 and "phases"."in_flight_limit" > 0 and "phases"."grace_seconds" >= 0);--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_disqualified_says_why" CHECK ("submissions"."state" <> 'disqualified' or "submissions"."disqualification" is not null);--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_verified_says_how" CHECK (("submissions"."verified_at" is null) = ("submissions"."verification_note" is null));--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_state" CHECK ("submissions"."state" in ('received', 'validating', 'rejected', 'queued', 'scoring', 'scored', 'failed', 'cancelled', 'withdrawn', 'disqualified'));--> statement-breakpoint
create trigger challenge_changes_append_only before update or delete or truncate on challenge_changes
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
create trigger challenge_rules_append_only before update or delete or truncate on challenge_rules
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
create trigger submission_logs_append_only before update or delete or truncate on submission_logs
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "contact" text DEFAULT '' NOT NULL;
--> statement-breakpoint
DROP INDEX "submissions_phase_state";--> statement-breakpoint
CREATE INDEX "submissions_phase_state" ON "submissions" USING btree ("phase_id","state","received_at","id");--> statement-breakpoint
CREATE INDEX "submissions_newest" ON "submissions" USING btree ("phase_id","received_at","id");--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "challenge_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_challenge" ON "audit_log" USING btree ("challenge_id","id");--> statement-breakpoint
-- The one time that history is touched: each old line is told which challenge it is of.
alter table audit_log disable trigger audit_log_append_only;--> statement-breakpoint
update audit_log set challenge_id = coalesce(
	(select id from challenges where subject_kind = 'challenge' and id::text = subject_id),
	(select challenge_id from teams where subject_kind = 'team' and id::text = subject_id),
	(select teams.challenge_id from methods join teams on teams.id = methods.team_id where subject_kind = 'method' and methods.id::text = subject_id),
	(select phases.challenge_id from submissions join phases on phases.id = submissions.phase_id where subject_kind = 'submission' and submissions.id::text = subject_id),
	(select challenge_id from upload_intents where subject_kind = 'upload_intent' and id::text = subject_id)
) where subject_kind in ('challenge', 'team', 'method', 'submission', 'upload_intent');--> statement-breakpoint
alter table audit_log enable trigger audit_log_append_only;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ALTER COLUMN "event_id" DROP NOT NULL;--> statement-breakpoint
CREATE TABLE "likeness_keys" (
	"phase_id" uuid NOT NULL,
	"hash" bigint NOT NULL,
	"submission_id" uuid NOT NULL,
	CONSTRAINT "likeness_keys_phase_id_hash_submission_id_pk" PRIMARY KEY("phase_id","hash","submission_id")
);
--> statement-breakpoint
CREATE TABLE "similar_pairs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"is_identical" boolean NOT NULL,
	"similarity" double precision,
	"found_at" timestamp with time zone NOT NULL,
	"judgement" text,
	"note" text,
	"judged_at" timestamp with time zone,
	"judged_by" uuid,
	CONSTRAINT "similar_pairs_once" UNIQUE("submission_id","other_id"),
	CONSTRAINT "similar_pairs_judgement" CHECK ("similar_pairs"."judgement" in ('nothing', 'noted')),
	CONSTRAINT "similar_pairs_judged" CHECK (("similar_pairs"."judgement" is null) = ("similar_pairs"."judged_at" is null) and ("similar_pairs"."judgement" is null) = ("similar_pairs"."note" is null)),
	CONSTRAINT "similar_pairs_similarity" CHECK ("similar_pairs"."similarity" between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "likeness_keys" ADD CONSTRAINT "likeness_keys_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness_keys" ADD CONSTRAINT "likeness_keys_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similar_pairs" ADD CONSTRAINT "similar_pairs_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similar_pairs" ADD CONSTRAINT "similar_pairs_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similar_pairs" ADD CONSTRAINT "similar_pairs_other_id_submissions_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similar_pairs" ADD CONSTRAINT "similar_pairs_judged_by_users_id_fk" FOREIGN KEY ("judged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "similar_pairs_newest" ON "similar_pairs" USING btree ("challenge_id","found_at","id");
--> statement-breakpoint
-- An evaluation holds the figures of any evaluator. Rows until now are of the one there was; theirs are moved, in json and
-- never through jsonb, so that every number and the order of members stays.
ALTER TABLE "evaluations" DROP CONSTRAINT "evaluations_percentages";--> statement-breakpoint
ALTER TABLE "evaluations" RENAME COLUMN "auc" TO "score";--> statement-breakpoint
ALTER TABLE "evaluations" RENAME COLUMN "auc_low" TO "score_low";--> statement-breakpoint
ALTER TABLE "evaluations" RENAME COLUMN "auc_high" TO "score_high";--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "score_low" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "score_high" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "slices" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "curve" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "per_video" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" ADD COLUMN "figures" json;--> statement-breakpoint
ALTER TABLE "evaluations" DISABLE TRIGGER "evaluations_append_only";--> statement-breakpoint
UPDATE "evaluations" SET
	"figures" = json_build_object('auc', "score", 'ar1', "ar1", 'ar5', "ar5", 'ar10', "ar10", 'ar50', "ar50", 'ar100', "ar100"),
	"curve" = json_build_object('kind', 'average-recall', 'an', "curve" -> 'an', 'ar', "curve" -> 'ar', 'recall', "curve" -> 'recall'),
	"slices" = (
		select json_object_agg(dimension.name, (
			select coalesce(json_object_agg(value.name, json_build_object(
				'clips', slice -> 'clips',
				'small', slice -> 'small',
				'figures', json_build_object(
					'auc', slice -> 'auc',
					'ar1', slice -> 'ar' -> '1',
					'ar5', slice -> 'ar' -> '5',
					'ar10', slice -> 'ar' -> '10',
					'ar50', slice -> 'ar' -> '50',
					'ar100', slice -> 'ar' -> '100'
				),
				'curve', slice -> 'curve'
			) order by value.place), '{}')
			from json_each(dimension.slices) with ordinality as value (name, slice, place)
		) order by dimension.place)
		from json_each("slices") with ordinality as dimension (name, slices, place)
	);--> statement-breakpoint
ALTER TABLE "evaluations" ENABLE TRIGGER "evaluations_append_only";--> statement-breakpoint
ALTER TABLE "evaluations" ALTER COLUMN "figures" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluations" DROP COLUMN "ar1";--> statement-breakpoint
ALTER TABLE "evaluations" DROP COLUMN "ar5";--> statement-breakpoint
ALTER TABLE "evaluations" DROP COLUMN "ar10";--> statement-breakpoint
ALTER TABLE "evaluations" DROP COLUMN "ar50";--> statement-breakpoint
ALTER TABLE "evaluations" DROP COLUMN "ar100";--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_percentages" CHECK (score between 0 and 100.000001 and score_low between 0 and 100.000001 and score_high between 0 and 100.000001);--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_interval" CHECK (("evaluations"."score_low" is null) = ("evaluations"."score_high" is null));
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "in_digest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" USING btree ("user_id") WHERE in_digest and mailed_at is null;--> statement-breakpoint
CREATE TABLE "announcement_corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"announcement_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"author_id" uuid NOT NULL,
	"note" text NOT NULL,
	"title_before" text NOT NULL,
	"markdown_before" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "announcement_corrections" ADD CONSTRAINT "announcement_corrections_announcement_id_announcements_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_corrections" ADD CONSTRAINT "announcement_corrections_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_corrections_of" ON "announcement_corrections" USING btree ("announcement_id","at");--> statement-breakpoint
create trigger announcement_corrections_append_only before update or delete or truncate on announcement_corrections
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
ALTER TABLE "rescorings" ADD COLUMN "from_label_set_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "rescorings" ADD COLUMN "from_evaluator_version" text NOT NULL;--> statement-breakpoint
ALTER TABLE "rescorings" ADD COLUMN "from_protocol" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rescorings" ADD COLUMN "from_protocol_sha256" text NOT NULL;--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_from_label_set_id_label_sets_id_fk" FOREIGN KEY ("from_label_set_id") REFERENCES "public"."label_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_from_protocol_sha256" CHECK ("rescorings"."from_protocol_sha256" ~ '^[0-9a-f]{64}$');--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_differ" CHECK (("rescorings"."label_set_id", "rescorings"."evaluator_version", "rescorings"."protocol_sha256") <> ("rescorings"."from_label_set_id", "rescorings"."from_evaluator_version", "rescorings"."from_protocol_sha256"));--> statement-breakpoint
DROP TABLE "rescoring_failures";--> statement-breakpoint
CREATE TABLE "rescoring_tries" (
	"rescoring_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"tries" integer NOT NULL,
	"claimed_by" bigint,
	"at" timestamp with time zone NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"failed_at" timestamp with time zone,
	CONSTRAINT "rescoring_tries_rescoring_id_submission_id_pk" PRIMARY KEY("rescoring_id","submission_id"),
	CONSTRAINT "rescoring_tries_failed_in_no_hand" CHECK ("rescoring_tries"."failed_at" is null or "rescoring_tries"."claimed_by" is null)
);
--> statement-breakpoint
ALTER TABLE "rescoring_tries" ADD CONSTRAINT "rescoring_tries_rescoring_id_rescorings_id_fk" FOREIGN KEY ("rescoring_id") REFERENCES "public"."rescorings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescoring_tries" ADD CONSTRAINT "rescoring_tries_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;
