import { ActionForm } from "#app/_components/action-form.client.tsx";
import { hidden } from "#app/_components/hidden.ts";
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
			<ActionForm
				action={confirm}
				fields={[
					hidden("dataset", props.dataset),
					hidden("version", props.version),
					{ name: "lines", label: words.paste, kind: "lines", isRequired: true },
				]}
				submit={words.send}
			/>
		</Section>
	);
}
