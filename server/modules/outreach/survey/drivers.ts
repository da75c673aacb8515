import {
  type ServedPart,
  type SurveyContent,
  type SurveyDrivers,
  type SurveyPart,
  type SurveyQuestion,
  servedPart,
} from '@tongli/contracts/outreach';
import { type Candidate, type Driver, findDrivers, mostCandidates } from '@tongli/spc';
import type { Call } from '../../../platform/call.ts';

/** What a case was like, before its customer was asked; yes is 1. Null where nobody knows. */
export type Served = Readonly<Record<ServedPart, number | null>>;

/** Of complaints and requests of these ids what they were like. */
export type ReadServed = (call: Call, ids: readonly string[]) => Promise<ReadonlyMap<string, Served>>;

/** An answer, in the order of time. */
export interface Rated {
  readonly score: number;
  readonly answers: Readonly<Record<string, string>>;
  readonly served: Served | undefined;
}

type Scale = NonNullable<SurveyDrivers['scale']>;
interface Looked extends Candidate {
  readonly part: SurveyPart;
}
interface Left {
  readonly part: SurveyPart;
  readonly why: SurveyDrivers['left'][number]['why'];
}

/** Below it a part is left out, lest it takes the answers with it of which it is not known. */
const knownShare = 0.8;

export const scaleOf = ({ questions }: SurveyContent): Scale | null =>
  (['csat', 'ces', 'nps'] as const).find((scale) => questions.some(({ kind }) => kind === scale)) ?? null;

/** Scales that ask for a part of the service: the first of each kind asks for the whole, which the score is already. */
function questionsAsked({ questions }: SurveyContent): SurveyQuestion[] {
  const wholes = (['csat', 'ces'] as const).map((kind) => questions.find((one) => one.kind === kind));
  return questions.filter((one) => !wholes.includes(one) && (one.kind === 'csat' || one.kind === 'ces'));
}

function partsOf(content: SurveyContent, rated: readonly Rated[]): Looked[] {
  const served = servedPart.options.map((name) => ({
    ...{ key: name, lag: 0, part: { part: name, question: null } },
    values: rated.map((one) => one.served?.[name] ?? null),
  }));
  const asked = questionsAsked(content).map(({ id, text }) => ({
    ...{ key: `question ${id}`, lag: 0, part: { part: 'question' as const, question: text } },
    values: rated.map(({ answers }) => (answers[id] === undefined ? null : Number(answers[id]))),
  }));
  return [...served, ...asked];
}

const isKnown = ({ values }: Looked) =>
  values.filter((value) => value !== null).length >= knownShare * Math.max(1, values.length);

const isUnmoved = ({ values }: Looked) => new Set(values.filter((value) => value !== null)).size < 2;

const nothing = { points: 0, needed: 0, explained: 0, drivers: [], left: [] };

const driverOf = ({ share, effect, low, high, deviation, isClear, inflation }: Driver) => ({
  ...{ share, effect, low, high, deviation, isClear, inflation },
});

/** One that cannot be told from the others, or does not move among the answers of which all is known, is left out, and the rest told. */
function tell(
  result: readonly number[],
  looked: readonly Looked[],
  left: readonly Left[],
): Omit<SurveyDrivers, 'scale'> {
  const without = { ...nothing, left: left.map(({ part, why }) => ({ ...part, why })) };
  if (looked.length === 0) return { ...without, state: 'nothing' };
  const found = findDrivers({ result, candidates: looked });
  if (found.state === 'too-few') return { ...without, ...found };
  if (found.state === 'told') {
    const drivers = found.drivers.flatMap((driver) => {
      const one = looked.find(({ key }) => key === driver.key);
      return one ? [{ ...one.part, ...driverOf(driver) }] : [];
    });
    return { ...without, state: 'told', points: found.points, explained: found.explained, drivers };
  }
  const dropped = looked.find(({ key }) => key === found.key);
  if (!dropped) return { ...without, state: 'constant' };
  const why = found.state === 'constant' ? 'unmoved' : 'determined';
  return tell(
    result,
    looked.filter((one) => one !== dropped),
    [...left, { part: dropped.part, why }],
  );
}

/** Which parts of the service go with the score, the strongest first. */
export function tellDrivers(content: SurveyContent, rated: readonly Rated[]): SurveyDrivers {
  const scale = scaleOf(content);
  if (!scale) return { ...nothing, scale, state: 'nothing' };
  const parts = partsOf(content, rated);
  const known = parts.filter(isKnown);
  const left = [
    ...parts.filter((one) => !isKnown(one)).map(({ part }): Left => ({ part, why: 'unknown' })),
    ...known.filter(isUnmoved).map(({ part }): Left => ({ part, why: 'unmoved' })),
  ];
  const looked = known.filter((one) => !isUnmoved(one)).slice(0, mostCandidates);
  return {
    scale,
    ...tell(
      rated.map(({ score }) => score),
      looked,
      rated.length === 0 ? [] : left,
    ),
  };
}
