DROP INDEX "access_requests_queue";--> statement-breakpoint
CREATE INDEX "access_requests_decisions" ON "access_requests" USING btree ("dataset_id","decided_at","submitted_at") WHERE state in ('approved', 'declined');--> statement-breakpoint
CREATE INDEX "ror_organizations_words" ON "ror_organizations" USING gin (to_tsvector('simple', "name"));--> statement-breakpoint
CREATE INDEX "access_requests_queue" ON "access_requests" USING btree ("dataset_id","state","submitted_at","number");