import { Instant } from "#app/_components/instant.tsx";
import { LocalTime } from "#app/_components/local-time.client.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { PhaseView } from "#lib/challenge/index.ts";
import type { QuotaView } from "#lib/submissions/index.ts";
import { texts } from "./words.ts";

export type PhaseQuota = { phase: PhaseView; quota: QuotaView | null };

function Next({ quota }: { quota: QuotaView }) {
	if (quota.nextSlotAt === null) return texts.noneLeft;
	if (Date.parse(quota.nextSlotAt) <= Date.now()) return texts.now;
	return (
		<>
			<Instant at={quota.nextSlotAt} /> <LocalTime at={quota.nextSlotAt} />
		</>
	);
}

/** What the team has used of each phase's attempts, and when the next one is. */
export function Attempts({ phases }: { phases: readonly PhaseQuota[] }) {
	return (
		<Section id="attempts" title={texts.attempts}>
			<TableRegion label={texts.attempts}>
				<table className="snug">
					<thead>
						<tr>
							<th scope="col">{texts.phase}</th>
							<th scope="col">{texts.today}</th>
							<th scope="col">{texts.inAll}</th>
							<th scope="col">{texts.next}</th>
						</tr>
					</thead>
					<tbody>
						{phases.map(({ phase, quota }) =>
							quota ? (
								<tr key={phase.slug}>
									<th scope="row">{phase.title}</th>
									<td>{texts.of(quota.dailyUsed, quota.dailyLimit)}</td>
									<td>{texts.of(quota.totalUsed, quota.totalLimit)}</td>
									<td>
										<Next quota={quota} />
									</td>
								</tr>
							) : null,
						)}
					</tbody>
				</table>
			</TableRegion>
		</Section>
	);
}
