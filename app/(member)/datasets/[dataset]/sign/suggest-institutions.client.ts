export type Institution = { name: string; rorId: string };

const shortest = 3;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function institutionsIn(answer: unknown): Institution[] {
	if (!Array.isArray(answer)) return [];
	return answer
		.filter((one: unknown) => typeof one === "object" && one !== null)
		.map((one: object) => ({
			name: textOf(Reflect.get(one, "name")),
			rorId: textOf(Reflect.get(one, "rorId")),
		}))
		.filter(({ name }) => name !== "");
}

/** Names that go with what was typed; none where nobody answers, since the field takes any name. */
export async function suggestInstitutions(typed: string): Promise<readonly Institution[]> {
	if (typed.trim().length < shortest) return [];
	try {
		const answer = await fetch(`/api/v1/institutions?query=${encodeURIComponent(typed.trim())}`);
		return answer.ok ? institutionsIn(await answer.json()) : [];
	} catch {
		return [];
	}
}
