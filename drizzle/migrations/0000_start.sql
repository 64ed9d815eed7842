CREATE TABLE "audit_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenge_organizers" (
	"challenge_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "challenge_organizers_challenge_id_user_id_pk" PRIMARY KEY("challenge_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"dataset_id" uuid NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"demonstration_notice" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "challenges_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "label_sets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"subset" text NOT NULL,
	"version" integer NOT NULL,
	"object_key" text NOT NULL,
	"sha256" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"is_demonstration" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "label_sets_object_key_unique" UNIQUE("object_key"),
	CONSTRAINT "label_sets_version" UNIQUE("dataset_version_id","subset","version"),
	CONSTRAINT "label_sets_subset" UNIQUE("id","dataset_version_id","subset"),
	CONSTRAINT "label_sets_sha256" CHECK ("label_sets"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "phases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"subset" text NOT NULL,
	"label_set_id" uuid NOT NULL,
	"protocol" jsonb NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone,
	"daily_quota" integer NOT NULL,
	"total_quota" integer NOT NULL,
	"rejected_daily_quota" integer NOT NULL,
	"max_file_bytes" bigint NOT NULL,
	"figures_visibility" text NOT NULL,
	"is_hidden_split" boolean NOT NULL,
	"board_revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "phases_slug" UNIQUE("challenge_id","slug"),
	CONSTRAINT "phases_visibility" CHECK ("phases"."figures_visibility" in ('none', 'own', 'everyone')),
	CONSTRAINT "phases_dates" CHECK ("phases"."closes_at" > "phases"."opens_at"),
	CONSTRAINT "phases_limits" CHECK ("phases"."daily_quota" > 0 and "phases"."total_quota" >= "phases"."daily_quota" and "phases"."rejected_daily_quota" > 0 and "phases"."max_file_bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "reported_results" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"phase_id" uuid NOT NULL,
	"network" text NOT NULL,
	"backbone" text NOT NULL,
	"backbone_family" text NOT NULL,
	"fashion" text NOT NULL,
	"streams" text NOT NULL,
	"pretraining" text NOT NULL,
	"auc" double precision,
	"ar1" double precision,
	"ar5" double precision,
	"ar10" double precision,
	"ar50" double precision,
	"ar100" double precision,
	"source" text NOT NULL,
	CONSTRAINT "reported_results_row" UNIQUE("phase_id","network","backbone","streams","pretraining")
);
--> statement-breakpoint
CREATE TABLE "dataset_stewards" (
	"dataset_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "dataset_stewards_dataset_id_user_id_pk" PRIMARY KEY("dataset_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "dataset_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid NOT NULL,
	"version" text NOT NULL,
	"is_demonstration" boolean NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "dataset_versions_version" UNIQUE("dataset_id","version")
);
--> statement-breakpoint
CREATE TABLE "dataset_videos" (
	"dataset_version_id" uuid NOT NULL,
	"video_id" text NOT NULL,
	"subset" text NOT NULL,
	"duration_seconds" double precision NOT NULL,
	CONSTRAINT "dataset_videos_dataset_version_id_video_id_pk" PRIMARY KEY("dataset_version_id","video_id"),
	CONSTRAINT "dataset_videos_duration" CHECK ("dataset_videos"."duration_seconds" > 0)
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"card" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "datasets_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_token_sha256_unique" UNIQUE("token_sha256"),
	CONSTRAINT "api_tokens_digest" CHECK ("api_tokens"."token_sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"image" text,
	"is_admin" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"label_set_id" uuid NOT NULL,
	"evaluator_name" text NOT NULL,
	"evaluator_version" text NOT NULL,
	"protocol" json NOT NULL,
	"protocol_sha256" text NOT NULL,
	"submission_sha256" text NOT NULL,
	"label_set_sha256" text NOT NULL,
	"videos" integer NOT NULL,
	"clips" integer NOT NULL,
	"proposals" integer NOT NULL,
	"auc" double precision NOT NULL,
	"ar1" double precision NOT NULL,
	"ar5" double precision NOT NULL,
	"ar10" double precision NOT NULL,
	"ar50" double precision NOT NULL,
	"ar100" double precision NOT NULL,
	"auc_low" double precision NOT NULL,
	"auc_high" double precision NOT NULL,
	"slices" json NOT NULL,
	"curve" json NOT NULL,
	"warnings" json NOT NULL,
	"warning_total" integer NOT NULL,
	"per_video" json NOT NULL,
	"timings" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evaluations_once" UNIQUE("submission_id","label_set_id","evaluator_name","evaluator_version","protocol_sha256"),
	CONSTRAINT "evaluations_protocol_sha256" CHECK ("evaluations"."protocol_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "evaluations_submission_sha256" CHECK ("evaluations"."submission_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "evaluations_label_set_sha256" CHECK ("evaluations"."label_set_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "evaluations_percentages" CHECK (auc between 0 and 100.000001 and ar1 between 0 and 100.000001 and ar5 between 0 and 100.000001 and ar10 between 0 and 100.000001 and ar50 between 0 and 100.000001 and ar100 between 0 and 100.000001 and auc_low between 0 and 100.000001 and auc_high between 0 and 100.000001)
);
--> statement-breakpoint
CREATE TABLE "quota_slots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"day" date NOT NULL,
	"slot" integer NOT NULL,
	"submission_id" uuid NOT NULL,
	"reserved_at" timestamp with time zone NOT NULL,
	"spent_at" timestamp with time zone,
	"refunded_at" timestamp with time zone,
	"refund_reason" text,
	CONSTRAINT "quota_slots_submission_id_unique" UNIQUE("submission_id"),
	CONSTRAINT "quota_slots_slot" CHECK ("quota_slots"."slot" > 0),
	CONSTRAINT "quota_slots_refund_says_why" CHECK (("quota_slots"."refunded_at" is null) = ("quota_slots"."refund_reason" is null)),
	CONSTRAINT "quota_slots_one_end" CHECK ("quota_slots"."spent_at" is null or "quota_slots"."refunded_at" is null)
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"intent_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"method_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"state_changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"claimed_by" bigint,
	"tries" integer DEFAULT 0 NOT NULL,
	"problems" json,
	"problem_total" integer DEFAULT 0 NOT NULL,
	"failure_message" text,
	CONSTRAINT "submissions_intent_id_unique" UNIQUE("intent_id"),
	CONSTRAINT "submissions_state" CHECK ("submissions"."state" in ('received', 'validating', 'rejected', 'queued', 'scoring', 'scored', 'failed', 'cancelled', 'withdrawn')),
	CONSTRAINT "submissions_sha256" CHECK ("submissions"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "submissions_claim" CHECK (("submissions"."state" in ('validating', 'scoring')) = ("submissions"."claimed_by" is not null)),
	CONSTRAINT "submissions_failure_says_why" CHECK ("submissions"."state" <> 'failed' or "submissions"."failure_message" is not null)
);
--> statement-breakpoint
CREATE TABLE "upload_intents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"phase_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"method_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "upload_intents_sha256" CHECK ("upload_intents"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "upload_intents_bytes" CHECK ("upload_intents"."file_bytes" > 0),
	CONSTRAINT "upload_intents_expiry" CHECK ("upload_intents"."expires_at" > "upload_intents"."received_at")
);
--> statement-breakpoint
CREATE TABLE "methods" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"name" text NOT NULL,
	"network" text NOT NULL,
	"backbone" text NOT NULL,
	"backbone_family" text NOT NULL,
	"fashion" text NOT NULL,
	"streams" text NOT NULL,
	"pretraining" text NOT NULL,
	"extra_data" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"paper_url" text,
	"code_url" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "methods_name" UNIQUE("team_id","name"),
	CONSTRAINT "methods_team" UNIQUE("id","team_id"),
	CONSTRAINT "methods_fashion" CHECK ("methods"."fashion" in ('top-down', 'bottom-up', 'other'))
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_members_challenge_id_user_id_pk" PRIMARY KEY("challenge_id","user_id"),
	CONSTRAINT "team_members_role" CHECK ("team_members"."role" in ('captain', 'member'))
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_baseline" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_name" UNIQUE("challenge_id","name"),
	CONSTRAINT "teams_challenge" UNIQUE("id","challenge_id")
);
--> statement-breakpoint
ALTER TABLE "challenge_organizers" ADD CONSTRAINT "challenge_organizers_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_organizers" ADD CONSTRAINT "challenge_organizers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_sets" ADD CONSTRAINT "label_sets_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_label_set_of_their_subset" FOREIGN KEY ("label_set_id","dataset_version_id","subset") REFERENCES "public"."label_sets"("id","dataset_version_id","subset") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_results" ADD CONSTRAINT "reported_results_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_stewards" ADD CONSTRAINT "dataset_stewards_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_stewards" ADD CONSTRAINT "dataset_stewards_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_videos" ADD CONSTRAINT "dataset_videos_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_label_set_id_label_sets_id_fk" FOREIGN KEY ("label_set_id") REFERENCES "public"."label_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_slots" ADD CONSTRAINT "quota_slots_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_slots" ADD CONSTRAINT "quota_slots_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_slots" ADD CONSTRAINT "quota_slots_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_intent_id_upload_intents_id_fk" FOREIGN KEY ("intent_id") REFERENCES "public"."upload_intents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_method_of_the_team" FOREIGN KEY ("method_id","team_id") REFERENCES "public"."methods"("id","team_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_intents" ADD CONSTRAINT "upload_intents_method_of_the_team" FOREIGN KEY ("method_id","team_id") REFERENCES "public"."methods"("id","team_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "methods" ADD CONSTRAINT "methods_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team" FOREIGN KEY ("team_id","challenge_id") REFERENCES "public"."teams"("id","challenge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "api_tokens_user" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_any_case" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "quota_slots_taken" ON "quota_slots" USING btree ("team_id","phase_id","day","slot") WHERE refunded_at is null;--> statement-breakpoint
CREATE INDEX "submissions_phase_state" ON "submissions" USING btree ("phase_id","state");--> statement-breakpoint
CREATE INDEX "submissions_team" ON "submissions" USING btree ("team_id","received_at");--> statement-breakpoint
CREATE INDEX "submissions_unfinished" ON "submissions" USING btree ("state_changed_at") WHERE state in ('received', 'validating', 'queued', 'scoring');--> statement-breakpoint
CREATE INDEX "upload_intents_open" ON "upload_intents" USING btree ("team_id","phase_id") WHERE completed_at is null;--> statement-breakpoint
CREATE INDEX "team_members_team_id" ON "team_members" USING btree ("team_id");