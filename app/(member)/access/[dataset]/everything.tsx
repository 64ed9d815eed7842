import { commandsOf, programs } from "#app/_components/downloads/commands.ts";
import { ManifestTable } from "#app/_components/downloads/manifest-table.tsx";
import { Section } from "#app/_components/section.tsx";
import type { OwnManifestView } from "#lib/downloads/index.ts";
import { endList, makeList } from "./actions.ts";
import { Command } from "./command.client.tsx";
import { timeLeft } from "./time-left.ts";
import { words } from "./words.ts";

function Commands({ address }: { address: string }) {
	const lines = commandsOf(address);
	const { copy, copied } = words;
	return (
		<>
			<p className="prose">{words.commandsLead}</p>
			{programs.map((program) => (
				<Command
					key={program}
					about={words.commands[program]}
					line={lines[program]}
					words={{ copy, copied }}
				/>
			))}
		</>
	);
}

function MakeForm(props: { dataset: string; version: string; label: string }) {
	return (
		<form action={makeList} className="inline-form">
			<input type="hidden" name="dataset" value={props.dataset} />
			<input type="hidden" name="version" value={props.version} />
			<label htmlFor="hours">{words.hours}</label>
			<select id="hours" name="hours" defaultValue="24">
				{Object.entries(words.hourChoices).map(([hours, said]) => (
					<option key={hours} value={hours}>
						{said}
					</option>
				))}
			</select>
			<button type="submit">{props.label}</button>
		</form>
	);
}

function EndForm({ manifest }: { manifest: OwnManifestView }) {
	if (manifest.state !== "live") return null;
	return (
		<form action={endList}>
			<input type="hidden" name="dataset" value={manifest.dataset} />
			<input type="hidden" name="version" value={manifest.version} />
			<input type="hidden" name="manifestId" value={manifest.id} />
			<button type="submit" className="danger" aria-label={words.endOf(manifest.createdAt)}>
				{words.end}
			</button>
		</form>
	);
}

/** Lists for programs: make one, copy a line, end it. */
export function Everything(props: {
	dataset: string;
	version: string;
	manifests: readonly OwnManifestView[];
	mayMake: boolean;
	now: Date;
}) {
	const { dataset, version, manifests, mayMake, now } = props;
	const newest = manifests.find((one) => one.version === version && one.address !== null);
	const address = mayMake ? newest?.address : null;
	if (!mayMake && manifests.length === 0) return null;
	return (
		<Section id="everything" title={words.everything}>
			{mayMake ? <p className="prose">{words.everythingLead}</p> : null}
			{newest && address ? (
				<>
					<p>{words.until(timeLeft(newest.expiresAt, now))}</p>
					<Commands address={address} />
				</>
			) : null}
			{mayMake ? (
				<MakeForm
					dataset={dataset}
					version={version}
					label={address ? words.another : words.make}
				/>
			) : null}
			{manifests.length > 0 ? (
				<ManifestTable
					manifests={manifests}
					actionOf={(manifest) => <EndForm manifest={manifest} />}
				/>
			) : null}
		</Section>
	);
}
