import type { IsoDate } from '@tongli/calendar';
import type { Indicator } from '@tongli/contracts/measures';
import { catalogue, type Measure, measuresOf } from '../catalogue/index.ts';
import { boundsOf, chartTypesFor, farthestBack, partsOfFormula } from './formula.ts';
import { measuresBehind } from './reading.ts';
import { type Edition, editionOn, type Own } from './store.ts';

const source = {
  zh: '由本单位自行定义，取自已统计的数据，不含导入的台账；没有数据来源的日子没有数值。',
  en: 'Defined here, of what is counted already, without imported ledgers; a day that no source covers has no value.',
};

const spoken = (
  words: { readonly zh: string; readonly en: string },
  of: 'count' | 'size',
): { zh: string; en: string } => {
  const halves = { zh: words.zh.split(' ÷ '), en: words.en.split(' ÷ ') };
  const at = of === 'count' ? 0 : 1;
  return { zh: halves.zh[at] ?? words.zh, en: halves.en[at] ?? words.en };
};

const ofContacts = /^(contacts|answer-seconds|lost-|talk-|hold-|wrap-up-|offers|ring-|handle-|queue-)/;
const ofAgents = /^(signed-in|not-ready|rings|busy|idle|occupiable|first-contacts|first-resolved|first-line)/;

/** What stands behind it is what its first measure is counted of. */
function behindOf({ expression }: Edition): Indicator['behind'] {
  const measure = partsOfFormula(expression)[0]?.measure ?? '';
  if (measure === 'cost') return 'costs';
  if (/^(headcount|leavers)$/.test(measure)) return 'staff';
  if (measure.startsWith('customer-records')) return 'customers';
  if (ofAgents.test(measure)) return 'agents';
  return ofContacts.test(measure) ? 'contacts' : 'cases';
}

/** As the catalogue says of the indicator that is made of a measure and of least besides; ledgers are not counted here. */
function eventsOf(measure: Measure): readonly string[] {
  const made = catalogue.filter(({ recipe }) => measuresOf(recipe).includes(measure));
  const [nearest] = made.toSorted((a, b) => measuresOf(a.recipe).length - measuresOf(b.recipe).length);
  return (nearest?.indicator.events ?? []).filter((event) => !event.startsWith('ledger.'));
}

/** An indicator of one's own as those of the catalogue are told, by what holds on a date. */
export function indicatorOf(own: Own, on: IsoDate): Indicator {
  const edition = editionOn(own, on);
  const { name, purpose, words, nature, direction, fromOn } = edition;
  return {
    ...{ code: own.code, name, formula: words, unit: own.unit, direction, source },
    definition: purpose === '' ? words : { zh: purpose, en: purpose },
    parts:
      nature.nature === 'value'
        ? { count: { zh: '数值', en: 'value' }, size: null }
        : { count: spoken(words, 'count'), size: spoken(words, 'size') },
    centre: 'operation',
    events: [...new Set(partsOfFormula(edition.expression).flatMap(measuresBehind).flatMap(eventsOf))],
    effectiveFrom: fromOn,
    casesBy: null,
    behind: behindOf(edition),
    process: [],
    hasPercentiles: false,
    chartTypes: chartTypesFor(nature),
    hasSubgroups: nature.nature === 'value' && own.editions.every(({ expression }) => farthestBack(expression) === 0),
  };
}

/** What a chart has to know of it. */
export const chartedOf = (own: Own, on: IsoDate) => {
  const { nature } = editionOn(own, on);
  return { indicator: indicatorOf(own, on), recipe: { nature: nature.nature, bounds: boundsOf(nature) } };
};
