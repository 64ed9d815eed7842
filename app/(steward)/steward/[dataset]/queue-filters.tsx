import { positionWords, words } from "../words.ts";

export type Asked = Record<string, string | undefined>;

const kinds = { first: "first requests", renewal: "renewals" };
const reviewers = { me: "in my hands", nobody: "in nobody's hands" };
const waitingDays = { "3": "3 days or more", "7": "a week or more", "14": "14 days or more" };

function Choice(props: {
	name: string;
	label: string;
	options: Record<string, string>;
	asked: Asked;
}) {
	return (
		<label>
			<span>{props.label}</span>
			<select name={props.name} defaultValue={props.asked[props.name] ?? ""}>
				<option value="">{words.anything}</option>
				{Object.entries(props.options).map(([value, label]) => (
					<option key={value} value={value}>
						{label}
					</option>
				))}
			</select>
		</label>
	);
}

/** The filters of a queue: a plain form whose answers are the page's address. */
export function QueueFilters({ asked }: { asked: Asked }) {
	return (
		<form className="filters" method="get" key={JSON.stringify(asked)}>
			{asked.state ? <input type="hidden" name="state" value={asked.state} /> : null}
			<label className="search">
				<span>{words.searchLabel}</span>
				<input type="search" name="text" defaultValue={asked.text ?? ""} maxLength={200} />
			</label>
			<Choice name="kind" label="Kind" options={kinds} asked={asked} />
			<Choice name="position" label={words.position} options={positionWords} asked={asked} />
			<Choice name="reviewer" label="Steward" options={reviewers} asked={asked} />
			<Choice name="waitingDays" label="Waiting" options={waitingDays} asked={asked} />
			<button type="submit" className="plain">
				{words.apply}
			</button>
		</form>
	);
}
