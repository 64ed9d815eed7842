import { Notice } from "#app/_components/notice.tsx";
import { Section } from "#app/_components/section.tsx";
import { config } from "#lib/config.ts";
import { confirm } from "./actions.ts";
import { Command } from "./command.client.tsx";
import { words } from "./words.ts";

const commandOf = (dataset: string) => {
	const to = new URL(`/api/v1/datasets/${dataset}/confirmations`, config().SITE_URL);
	return `find . -type f -exec sha256sum {} + | curl -fsS -H "authorization: Bearer $TOKEN" -H "content-type: text/plain" --data-binary @- "${to}"`;
};

/** Three figures of the address, as the action wrote them; anything else says nothing. */
function saidOf(said: string | undefined): string | null {
	const [matched, confirmed, unknown] = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(said ?? "")
		? (said ?? "").split(".").map(Number)
		: [];
	if (matched === undefined || confirmed === undefined || unknown === undefined) return null;
	return words.sent(matched, confirmed, unknown);
}

export function ConfirmForm(props: {
	dataset: string;
	version: string;
	said: string | undefined;
	wrong: string | undefined;
}) {
	const said = saidOf(props.said);
	return (
		<Section id="confirm" title={words.confirm}>
			<p className="prose">{words.confirmLead}</p>
			{said ? <Notice tone="good">{said}</Notice> : null}
			{props.wrong ? (
				<Notice tone="wrong" alert>
					{props.wrong}
				</Notice>
			) : null}
			<Command
				about={words.report}
				line={commandOf(props.dataset)}
				words={{ copy: words.copy, copied: words.copied }}
			/>
			<form action={confirm} className="form">
				<input type="hidden" name="dataset" value={props.dataset} />
				<input type="hidden" name="version" value={props.version} />
				<div className="field">
					<label htmlFor="lines">{words.paste}</label>
					<textarea id="lines" name="lines" required spellCheck={false} rows={4} />
				</div>
				<button type="submit">{words.send}</button>
			</form>
		</Section>
	);
}
