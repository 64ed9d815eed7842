import { Section } from "#app/_components/section.tsx";
import { config } from "#lib/config.ts";
import { confirm } from "./actions.ts";
import { Command } from "./command.client.tsx";
import { words } from "./words.ts";

const commandOf = (dataset: string) => {
	const to = new URL(`/api/v1/datasets/${dataset}/confirmations`, config().SITE_URL);
	return `find . -type f -exec sha256sum {} + | curl -fsS -H "authorization: Bearer $TOKEN" -H "content-type: text/plain" --data-binary @- "${to}"`;
};

export function ConfirmForm(props: { dataset: string; version: string }) {
	return (
		<Section id="confirm" title={words.confirm}>
			<p className="prose">{words.confirmLead}</p>
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
