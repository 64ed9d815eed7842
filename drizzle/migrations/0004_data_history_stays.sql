-- What was signed, said, decided and handed out stays as it was.
create trigger signatures_append_only before update or delete or truncate on signatures
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
create trigger request_events_append_only before update or delete or truncate on request_events
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
create trigger request_forms_append_only before update or delete or truncate on request_forms
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
create trigger download_ledger_append_only before update or delete or truncate on download_ledger
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
-- A licence version may be edited until it is published, and not afterwards.
create function refuse_change_once_published() returns trigger language plpgsql as $$
begin
	if old.published_at is not null then
		raise exception '% of a published version cannot change', tg_table_name using errcode = 'restrict_violation';
	end if;
	if tg_op = 'DELETE' then
		return old;
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger licence_versions_immutable before update or delete on licence_versions
	for each row execute function refuse_change_once_published();
--> statement-breakpoint
create trigger dataset_versions_immutable before update or delete on dataset_versions
	for each row execute function refuse_change_once_published();
--> statement-breakpoint
-- The files of a published version are its: none more, none less, none other.
create function refuse_files_of_published() returns trigger language plpgsql as $$
declare
	version_ids uuid[] := array[]::uuid[];
begin
	if tg_op <> 'INSERT' then
		version_ids := version_ids || old.dataset_version_id;
	end if;
	if tg_op <> 'DELETE' then
		version_ids := version_ids || new.dataset_version_id;
	end if;
	-- The lock makes a file that comes during the publication wait for it, and then be refused.
	perform 1 from dataset_versions where id = any(version_ids) for share;
	if exists (select 1 from dataset_versions where id = any(version_ids) and published_at is not null) then
		raise exception 'the files of a published version cannot change' using errcode = 'restrict_violation';
	end if;
	if tg_op = 'DELETE' then
		return old;
	end if;
	return new;
end
$$;
--> statement-breakpoint
create trigger dataset_files_immutable before insert or update or delete on dataset_files
	for each row execute function refuse_files_of_published();
