CREATE TABLE "access_blocks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid NOT NULL,
	"email" text NOT NULL,
	"reason" text NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	"blocked_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lift_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "access_blocks_says_why" CHECK ("access_blocks"."reason" <> ''),
	CONSTRAINT "access_blocks_lower_case" CHECK ("access_blocks"."email" = lower("access_blocks"."email"))
);
--> statement-breakpoint
CREATE TABLE "access_end_answers" (
	"grant_id" uuid PRIMARY KEY NOT NULL,
	"answer" text NOT NULL,
	"because" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "access_end_answers_answer" CHECK ("access_end_answers"."answer" in ('deleted', 'kept')),
	CONSTRAINT "access_end_answers_kept_says_why" CHECK ("access_end_answers"."answer" <> 'kept' or "access_end_answers"."because" <> '')
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" serial NOT NULL,
	"dataset_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text DEFAULT 'first' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"state_changed_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"form_number" integer NOT NULL,
	"position" text,
	"institution" text DEFAULT '' NOT NULL,
	"ror_id" text,
	"homepage" text DEFAULT '' NOT NULL,
	"intended_use" text DEFAULT '' NOT NULL,
	"publications" text DEFAULT '' NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"supervisor_name" text DEFAULT '' NOT NULL,
	"supervisor_email" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"reviewer_id" uuid,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decline_reason" text,
	"words" text DEFAULT '' NOT NULL,
	"escalated_at" timestamp with time zone,
	CONSTRAINT "access_requests_number_unique" UNIQUE("number"),
	CONSTRAINT "access_requests_kind" CHECK ("access_requests"."kind" in ('first', 'renewal')),
	CONSTRAINT "access_requests_state" CHECK ("access_requests"."state" in ('draft', 'submitted', 'in_review', 'needs_changes', 'approved', 'declined', 'withdrawn', 'lapsed')),
	CONSTRAINT "access_requests_position" CHECK ("access_requests"."position" in ('faculty', 'researcher', 'postdoc', 'student', 'other')),
	CONSTRAINT "access_requests_decline_reason" CHECK ("access_requests"."decline_reason" in ('not_eligible', 'identity_not_shown', 'supervisor_missing', 'purpose_not_covered', 'incomplete', 'other')),
	CONSTRAINT "access_requests_declined_says_why" CHECK ("access_requests"."state" <> 'declined' or ("access_requests"."decline_reason" is not null and "access_requests"."words" <> '')),
	CONSTRAINT "access_requests_decided_by_a_person" CHECK ("access_requests"."state" not in ('approved', 'declined') or ("access_requests"."decided_by" is not null and "access_requests"."decided_at" is not null and "access_requests"."decided_by" <> "access_requests"."user_id")),
	CONSTRAINT "access_requests_waits_since" CHECK ("access_requests"."state" in ('draft', 'withdrawn', 'lapsed') or "access_requests"."submitted_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "domain_notes" (
	"domain" text PRIMARY KEY NOT NULL,
	"institution" text NOT NULL,
	"is_academic" text NOT NULL,
	"note" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grant_reminders" (
	"grant_id" uuid NOT NULL,
	"days_before" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grant_reminders_grant_id_days_before_pk" PRIMARY KEY("grant_id","days_before")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"first_sequence" integer NOT NULL,
	"last_sequence" integer,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"granted_by" uuid NOT NULL,
	"suspended_at" timestamp with time zone,
	"suspended_by" uuid,
	"suspension_reason" text DEFAULT '' NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"revocation_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "grants_request_id_unique" UNIQUE("request_id"),
	CONSTRAINT "grants_term" CHECK ("grants"."ends_at" > "grants"."starts_at"),
	CONSTRAINT "grants_versions" CHECK ("grants"."first_sequence" > 0 and ("grants"."last_sequence" is null or "grants"."last_sequence" >= "grants"."first_sequence")),
	CONSTRAINT "grants_revoked_says_why" CHECK ("grants"."revoked_at" is null or ("grants"."revocation_reason" <> '' and "grants"."revoked_by" is not null)),
	CONSTRAINT "grants_suspended_says_why" CHECK ("grants"."suspended_at" is null or ("grants"."suspension_reason" <> '' and "grants"."suspended_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "request_attachments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"file_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"object_key" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"emptied_at" timestamp with time zone,
	CONSTRAINT "request_attachments_object_key_unique" UNIQUE("object_key"),
	CONSTRAINT "request_attachments_sha256" CHECK ("request_attachments"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "request_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_comments_audience" CHECK ("request_comments"."audience" in ('everyone', 'stewards'))
);
--> statement-breakpoint
CREATE TABLE "request_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" uuid,
	"action" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_forms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	CONSTRAINT "request_forms_number" UNIQUE("dataset_id","number")
);
--> statement-breakpoint
CREATE TABLE "ror_organizations" (
	"ror_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"names" text[] NOT NULL,
	"domains" text[] NOT NULL,
	"dump" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supervisor_asks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"answer" text,
	"answered_at" timestamp with time zone,
	"words" text DEFAULT '' NOT NULL,
	CONSTRAINT "supervisor_asks_answer" CHECK ("supervisor_asks"."answer" in ('confirmed', 'refused')),
	CONSTRAINT "supervisor_asks_answered" CHECK (("supervisor_asks"."answer" is null) = ("supervisor_asks"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "dataset_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"path" text NOT NULL,
	"kind" text NOT NULL,
	"access" text NOT NULL,
	"subset" text,
	"video_id" text,
	"media_type" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"object_key" text,
	"verified_at" timestamp with time zone,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dataset_files_path" UNIQUE("dataset_version_id","path"),
	CONSTRAINT "dataset_files_kind" CHECK ("dataset_files"."kind" in ('video', 'annotation', 'document', 'archive', 'sample')),
	CONSTRAINT "dataset_files_access" CHECK ("dataset_files"."access" in ('public', 'licensed', 'withheld')),
	CONSTRAINT "dataset_files_sha256" CHECK ("dataset_files"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "dataset_files_bytes" CHECK ("dataset_files"."file_bytes" >= 0),
	CONSTRAINT "dataset_files_withheld_is_nowhere" CHECK (("dataset_files"."access" = 'withheld') = ("dataset_files"."object_key" is null))
);
--> statement-breakpoint
CREATE TABLE "dataset_organizers" (
	"dataset_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "dataset_organizers_dataset_id_user_id_pk" PRIMARY KEY("dataset_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "file_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"path" text NOT NULL,
	"kind" text NOT NULL,
	"access" text NOT NULL,
	"subset" text,
	"video_id" text,
	"media_type" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"object_key" text NOT NULL,
	"storage_upload_id" text NOT NULL,
	"part_bytes" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"abandoned_at" timestamp with time zone,
	CONSTRAINT "file_uploads_sha256" CHECK ("file_uploads"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "file_uploads_kind" CHECK ("file_uploads"."kind" in ('video', 'annotation', 'document', 'archive', 'sample')),
	CONSTRAINT "file_uploads_access" CHECK ("file_uploads"."access" in ('public', 'licensed')),
	CONSTRAINT "file_uploads_bytes" CHECK ("file_uploads"."file_bytes" > 0 and "file_uploads"."part_bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "takedown_replies" (
	"takedown_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"because" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "takedown_replies_takedown_id_user_id_pk" PRIMARY KEY("takedown_id","user_id"),
	CONSTRAINT "takedown_replies_answer" CHECK ("takedown_replies"."answer" in ('deleted', 'never_had', 'kept')),
	CONSTRAINT "takedown_replies_answered" CHECK (("takedown_replies"."answer" is null) = ("takedown_replies"."answered_at" is null)),
	CONSTRAINT "takedown_replies_kept_says_why" CHECK ("takedown_replies"."answer" <> 'kept' or "takedown_replies"."because" <> '')
);
--> statement-breakpoint
CREATE TABLE "takedowns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid NOT NULL,
	"video_id" text NOT NULL,
	"reason" text NOT NULL,
	"board_effect" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"tombstone_version_id" uuid NOT NULL,
	CONSTRAINT "takedowns_video" UNIQUE("dataset_id","video_id")
);
--> statement-breakpoint
CREATE TABLE "address_keys" (
	"month" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "download_confirmations" (
	"user_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "download_confirmations_user_id_file_id_pk" PRIMARY KEY("user_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "download_ledger" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"licence_version_id" uuid,
	"way" text NOT NULL,
	"manifest_id" uuid,
	CONSTRAINT "download_ledger_way" CHECK ("download_ledger"."way" in ('browser', 'token', 'manifest'))
);
--> statement-breakpoint
CREATE TABLE "download_manifests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"dataset_version_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "download_manifests_term" CHECK ("download_manifests"."expires_at" > "download_manifests"."created_at")
);
--> statement-breakpoint
CREATE TABLE "download_origins" (
	"ledger_id" bigint PRIMARY KEY NOT NULL,
	"address_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "licence_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dataset_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title_en" text NOT NULL,
	"title_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"text_zh" text NOT NULL,
	"sha256_en" text NOT NULL,
	"sha256_zh" text NOT NULL,
	"authoritative" text NOT NULL,
	"change" text NOT NULL,
	"changes_en" text DEFAULT '' NOT NULL,
	"changes_zh" text DEFAULT '' NOT NULL,
	"in_force_from" timestamp with time zone,
	"grace_days" integer DEFAULT 0 NOT NULL,
	"edited_at" timestamp with time zone NOT NULL,
	"edited_by" uuid,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	CONSTRAINT "licence_versions_number" UNIQUE("dataset_id","number"),
	CONSTRAINT "licence_versions_dataset" UNIQUE("id","dataset_id"),
	CONSTRAINT "licence_versions_authoritative" CHECK ("licence_versions"."authoritative" in ('en', 'zh')),
	CONSTRAINT "licence_versions_change" CHECK ("licence_versions"."change" in ('editorial', 'material')),
	CONSTRAINT "licence_versions_sha256_en" CHECK ("licence_versions"."sha256_en" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "licence_versions_sha256_zh" CHECK ("licence_versions"."sha256_zh" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "licence_versions_grace" CHECK ("licence_versions"."grace_days" between 0 and 365),
	CONSTRAINT "licence_versions_first_is_material" CHECK ("licence_versions"."number" > 1 or "licence_versions"."change" = 'material'),
	CONSTRAINT "licence_versions_published" CHECK (("licence_versions"."published_at" is null) or ("licence_versions"."in_force_from" is not null and "licence_versions"."text_en" <> '' and "licence_versions"."text_zh" <> ''))
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"receipt" text NOT NULL,
	"dataset_id" uuid NOT NULL,
	"licence_version_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"sha256_en" text NOT NULL,
	"sha256_zh" text NOT NULL,
	"typed_name" text NOT NULL,
	"position" text NOT NULL,
	"institution" text NOT NULL,
	"ror_id" text,
	"email" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "signatures_receipt_unique" UNIQUE("receipt"),
	CONSTRAINT "signatures_once" UNIQUE("user_id","licence_version_id"),
	CONSTRAINT "signatures_position" CHECK ("signatures"."position" in ('faculty', 'researcher', 'postdoc', 'student', 'other')),
	CONSTRAINT "signatures_sha256_en" CHECK ("signatures"."sha256_en" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "signatures_sha256_zh" CHECK ("signatures"."sha256_zh" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD COLUMN "sequence" integer;--> statement-breakpoint
-- Versions that were there before are counted in the order in which they came.
UPDATE "dataset_versions" SET "sequence" = "counted"."sequence" FROM (
	SELECT "id", row_number() OVER (PARTITION BY "dataset_id" ORDER BY "published_at" NULLS LAST, "version") AS "sequence"
	FROM "dataset_versions"
) AS "counted" WHERE "counted"."id" = "dataset_versions"."id";--> statement-breakpoint
ALTER TABLE "dataset_versions" ALTER COLUMN "sequence" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD COLUMN "changes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "access_blocks" ADD CONSTRAINT "access_blocks_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_blocks" ADD CONSTRAINT "access_blocks_blocked_by_users_id_fk" FOREIGN KEY ("blocked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_blocks" ADD CONSTRAINT "access_blocks_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_end_answers" ADD CONSTRAINT "access_end_answers_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_reviewer_id_users_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain_notes" ADD CONSTRAINT "domain_notes_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_reminders" ADD CONSTRAINT "grant_reminders_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_suspended_by_users_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_revoked_by_users_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_attachments" ADD CONSTRAINT "request_attachments_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_comments" ADD CONSTRAINT "request_comments_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_comments" ADD CONSTRAINT "request_comments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_events" ADD CONSTRAINT "request_events_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_events" ADD CONSTRAINT "request_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_forms" ADD CONSTRAINT "request_forms_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_forms" ADD CONSTRAINT "request_forms_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisor_asks" ADD CONSTRAINT "supervisor_asks_request_id_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_files" ADD CONSTRAINT "dataset_files_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_organizers" ADD CONSTRAINT "dataset_organizers_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_organizers" ADD CONSTRAINT "dataset_organizers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uploads" ADD CONSTRAINT "file_uploads_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_uploads" ADD CONSTRAINT "file_uploads_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedown_replies" ADD CONSTRAINT "takedown_replies_takedown_id_takedowns_id_fk" FOREIGN KEY ("takedown_id") REFERENCES "public"."takedowns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedown_replies" ADD CONSTRAINT "takedown_replies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_tombstone_version_id_dataset_versions_id_fk" FOREIGN KEY ("tombstone_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_confirmations" ADD CONSTRAINT "download_confirmations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_confirmations" ADD CONSTRAINT "download_confirmations_file_id_dataset_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."dataset_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_ledger" ADD CONSTRAINT "download_ledger_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_ledger" ADD CONSTRAINT "download_ledger_file_id_dataset_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."dataset_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_ledger" ADD CONSTRAINT "download_ledger_licence_version_id_licence_versions_id_fk" FOREIGN KEY ("licence_version_id") REFERENCES "public"."licence_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_ledger" ADD CONSTRAINT "download_ledger_manifest_id_download_manifests_id_fk" FOREIGN KEY ("manifest_id") REFERENCES "public"."download_manifests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_manifests" ADD CONSTRAINT "download_manifests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_manifests" ADD CONSTRAINT "download_manifests_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "download_origins" ADD CONSTRAINT "download_origins_ledger_id_download_ledger_id_fk" FOREIGN KEY ("ledger_id") REFERENCES "public"."download_ledger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_versions" ADD CONSTRAINT "licence_versions_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_versions" ADD CONSTRAINT "licence_versions_edited_by_users_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_versions" ADD CONSTRAINT "licence_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_licence_of_the_dataset" FOREIGN KEY ("licence_version_id","dataset_id") REFERENCES "public"."licence_versions"("id","dataset_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_blocks_standing" ON "access_blocks" USING btree ("dataset_id","email") WHERE lifted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_one_open" ON "access_requests" USING btree ("dataset_id","user_id") WHERE state in ('draft', 'submitted', 'in_review', 'needs_changes');--> statement-breakpoint
CREATE INDEX "access_requests_queue" ON "access_requests" USING btree ("dataset_id","state","submitted_at");--> statement-breakpoint
CREATE INDEX "access_requests_user" ON "access_requests" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "grants_holder" ON "grants" USING btree ("dataset_id","user_id");--> statement-breakpoint
CREATE INDEX "grants_end" ON "grants" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "request_attachments_request" ON "request_attachments" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_comments_request" ON "request_comments" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "request_events_request" ON "request_events" USING btree ("request_id","id");--> statement-breakpoint
CREATE INDEX "ror_organizations_names" ON "ror_organizations" USING gin ("names");--> statement-breakpoint
CREATE INDEX "ror_organizations_domains" ON "ror_organizations" USING gin ("domains");--> statement-breakpoint
CREATE INDEX "supervisor_asks_request" ON "supervisor_asks" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "dataset_files_object" ON "dataset_files" USING btree ("object_key");--> statement-breakpoint
CREATE UNIQUE INDEX "file_uploads_open" ON "file_uploads" USING btree ("dataset_version_id","path") WHERE completed_at is null and abandoned_at is null;--> statement-breakpoint
CREATE INDEX "download_ledger_user" ON "download_ledger" USING btree ("user_id","file_id");--> statement-breakpoint
CREATE INDEX "download_ledger_file" ON "download_ledger" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "download_manifests_user" ON "download_manifests" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "download_origins_at" ON "download_origins" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "licence_versions_one_draft" ON "licence_versions" USING btree ("dataset_id") WHERE published_at is null;--> statement-breakpoint
CREATE INDEX "signatures_dataset" ON "signatures" USING btree ("dataset_id","user_id");--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dataset_versions_one_draft" ON "dataset_versions" USING btree ("dataset_id") WHERE published_at is null;--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_sequence" UNIQUE("dataset_id","sequence");--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_counted_from_one" CHECK ("dataset_versions"."sequence" > 0);