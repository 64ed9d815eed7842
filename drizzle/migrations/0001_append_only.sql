-- History is added to, never rewritten: not by a bug, not by hand.
create function refuse_rewrite() returns trigger language plpgsql as $$
begin
	raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger evaluations_append_only before update or delete or truncate on evaluations
	for each statement execute function refuse_rewrite();
--> statement-breakpoint
create trigger audit_log_append_only before update or delete or truncate on audit_log
	for each statement execute function refuse_rewrite();
