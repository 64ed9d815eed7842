/** An instant in UTC, to the minute unless the day is enough. */
export function Instant({
	at,
	precision = "minute",
}: {
	at: string;
	precision?: "day" | "minute" | "second";
}) {
	const [day = "", time = ""] = new Date(at).toISOString().split("T");
	const shown = {
		day,
		minute: `${day} ${time.slice(0, 5)} UTC`,
		second: `${day} ${time.slice(0, 8)} UTC`,
	};
	return <time dateTime={at}>{shown[precision]}</time>;
}
