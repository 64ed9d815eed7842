import { Section } from "#app/_components/section.tsx";
import type { ChallengeView } from "#lib/challenge/index.ts";
import { ChallengeFacts } from "./challenge-facts.tsx";
import { PhaseList } from "./phase-list.tsx";
import { ProtocolWords } from "./protocol-words.tsx";
import { words } from "./words.ts";

/** What a challenge says of itself on its first page. */
export function Front({ challenge }: { challenge: ChallengeView }) {
	return (
		<>
			<ChallengeFacts challenge={challenge} />
			<Section id="phases" title={words.phases}>
				<PhaseList challenge={challenge} />
			</Section>
			<Section id="protocol" title={words.protocol}>
				<ProtocolWords phases={challenge.phases} />
			</Section>
		</>
	);
}
