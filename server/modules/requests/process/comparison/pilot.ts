import type { ProcessComparison } from '@tongli/contracts/requests';
import { type Call, notFound, type Refusal } from '../../../../platform/call.ts';
import { unitLine } from '../../../org/index.ts';
import { tables } from '../../store.ts';
import type { CaseOutcome, CaseSource } from '../cases.ts';
import { getDefinition } from '../reading.ts';
import { comparePilot } from './comparing.ts';

/** Says of each case whether its unit takes part in the pilot, itself or by one that it lies in. */
async function partakers(call: Call, pilotId: string, cases: readonly CaseOutcome[]) {
  const teams = await tables(call)
    .selectFrom('requests.pilot_team')
    .select('unit_id')
    .where('pilot_id', '=', pilotId)
    .execute();
  const units = [...new Set(cases.flatMap(({ unitId }) => unitId ?? []))];
  const taking = new Set<string>();
  for (const unit of units) {
    const line = await unitLine(call, unit);
    if (teams.some((team) => line.includes(team.unit_id))) taking.add(unit);
  }
  return ({ unitId }: CaseOutcome): boolean => unitId !== null && taking.has(unitId);
}

const openIn = (cases: readonly CaseOutcome[]): number => cases.filter(({ resolvedAt }) => resolvedAt === null).length;

/** Cases that began during a pilot, on its version by its teams, on the one in force by the others; and those of as much time before. */
export async function compareWithControl(
  call: Call,
  source: CaseSource,
  { processId, pilotId }: { readonly processId: string; readonly pilotId: string },
): Promise<ProcessComparison | Refusal> {
  const pilot = await tables(call)
    .selectFrom('requests.pilot')
    .selectAll()
    .where('id', '=', pilotId)
    .where('process_id', '=', processId)
    .executeTakeFirst();
  if (!pilot) return notFound;
  const ends = [pilot.until_at, pilot.decided_at ?? pilot.until_at, call.now].map((at) => at.getTime());
  const until = new Date(Math.min(...ends));
  const before = new Date(2 * pilot.from_at.getTime() - until.getTime());
  const during = await source.outcomes(call, { processId, from: pilot.from_at, until });
  const earlier = await source.outcomes(call, { processId, from: before, until: pilot.from_at });
  const takesPart = await partakers(call, pilotId, [...during, ...earlier]);
  const compared = {
    pilot: during.filter((one) => one.versionId === pilot.version_id),
    control: during.filter((one) => one.versionId === pilot.control_version_id && !takesPart(one)),
    pilotBefore: earlier.filter(takesPart),
    controlBefore: earlier.filter((one) => !takesPart(one)),
  };
  const [{ definition }, control] = [
    await getDefinition(call, pilot.version_id),
    await getDefinition(call, pilot.control_version_id),
  ];
  const kept = new Set(control.definition.steps.map(({ key }) => key));
  const steps = definition.steps.map(({ key }) => key).filter((key) => kept.has(key));
  return {
    fromAt: pilot.from_at.toISOString(),
    untilAt: pilot.until_at.toISOString(),
    asOf: call.now.toISOString(),
    cases: {
      pilot: compared.pilot.length,
      control: compared.control.length,
      pilotOpen: openIn(compared.pilot),
      controlOpen: openIn(compared.control),
      pilotBefore: compared.pilotBefore.length,
      controlBefore: compared.controlBefore.length,
    },
    stepNames: Object.fromEntries(definition.steps.map(({ key, name }) => [key, name])),
    measures: comparePilot(compared, steps),
  };
}
