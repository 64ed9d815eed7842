import { control, Field } from "#app/_components/field.tsx";
import type { EditField } from "./fields.ts";

type Drawn = {
	field: EditField;
	/** The control's own name in the form. */
	name: string;
	value: string;
	problem: string | undefined;
	isFixed?: boolean;
};

const isFraction = (value: string) => value.includes(".");

/** The browser's picker of date and time knows no zone: its text is taken as UTC, and said to be. */
function InstantInput(props: object & { value: string }) {
	const { value, ...shared } = props;
	return (
		<input
			{...shared}
			type="datetime-local"
			step={isFraction(value) ? "any" : 1}
			defaultValue={value}
		/>
	);
}

function Control({ field, name, value, problem, isFixed }: Drawn) {
	const shared = { ...control(name, { hint: field.hint, problem }), name };
	if (field.kind === "instant") return <InstantInput {...shared} value={value} />;
	if (field.kind === "choice")
		return (
			<select {...shared} defaultValue={value}>
				{(field.options ?? []).map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		);
	if (field.kind === "line")
		return <input {...shared} defaultValue={value} readOnly={isFixed} autoComplete="off" />;
	if (field.kind === "number")
		return <input {...shared} type="number" min={0} step={1} defaultValue={value} />;
	const rows = field.kind === "lines" ? 4 : 12;
	return <textarea {...shared} rows={rows} defaultValue={value} />;
}

/** A control of the edit form with its label, its hint, and what is wrong with it. */
export function EditControl(props: Drawn) {
	const { field, name, value, problem } = props;
	if (field.kind === "check")
		return (
			<label className="choice">
				<input type="checkbox" name={name} value="yes" defaultChecked={value === "yes"} />
				<span>{field.label}</span>
			</label>
		);
	return (
		<Field id={name} label={field.label} hint={field.hint} problem={problem}>
			<Control {...props} />
		</Field>
	);
}
