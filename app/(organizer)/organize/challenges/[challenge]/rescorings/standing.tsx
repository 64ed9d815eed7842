import { Badge } from "#app/_components/badge.tsx";
import { standingOf } from "./words.ts";

export function Standing({ of }: { of: Parameters<typeof standingOf>[0] }) {
	const { word, tone } = standingOf(of);
	return <Badge tone={tone}>{word}</Badge>;
}
