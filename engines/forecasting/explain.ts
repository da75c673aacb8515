import {
  basisTexts,
  closedVolumeText,
  dayText,
  effectText,
  groupTexts,
  modelTexts,
  moreText,
  partTexts,
  treatedTexts,
  untestedText,
  unwrittenText,
  weightsText,
  weightText,
} from './texts.ts';
import type {
  Bilingual,
  EffectGroup,
  Explanation,
  FoundEffect,
  Language,
  ModelName,
  ModelWeight,
  TreatedDay,
} from './types.ts';

const leastWeight = 0.02;
const mostDays = 8;
const groups: readonly EffectGroup[] = ['weekday', 'month', 'holiday', 'make-up', 'after-closure', 'event'];

/** What a forecast rests on, in sentences: the history, who carried what weight, what was treated, what the calendar does. */
export function explain(explanation: Explanation, language: Language): string[] {
  const { basis, observedDays, testedWeeks, volumeWhenClosed, unwritten } = explanation;
  const say = (text: Bilingual, figures: Figures = {}) => fill(text[language], figures);
  const sentences = [say(basisTexts[basis], { days: number(observedDays, language), tested: String(testedWeeks) })];
  if (basis === 'nothing') return sentences;
  sentences.push(
    weightsSentence('day', explanation.dayModels, language),
    weightsSentence('shape', explanation.shapeModels, language),
    weightsSentence('mix', explanation.mixModels, language),
  );
  for (const kind of ['outliers', 'levelShifts', 'gaps', 'closedDays'] as const) {
    const days: readonly (TreatedDay | string)[] = explanation[kind];
    if (days.length > 0) sentences.push(say(treatedTexts[kind], { days: daysText(days, language) }));
  }
  for (const group of groups) {
    const effects = explanation.effects.filter((one) => one.group === group).map((one) => effectOf(one, language));
    if (effects.length > 0) {
      sentences.push(
        say(effectText, { group: groupTexts[group][language], effects: effects.join(separator[language]) }),
      );
    }
  }
  if (volumeWhenClosed > 0) sentences.push(say(closedVolumeText, { volume: number(volumeWhenClosed, language) }));
  if (unwritten === 'zero') sentences.push(say(unwrittenText));
  return sentences;
}

/** The name of a model for people. */
export function modelText(name: ModelName, language: Language): string {
  return modelTexts[name][language];
}

type Figures = Readonly<Record<string, string>>;

const separator = { zh: '、', en: ', ' };

function weightsSentence(part: keyof typeof partTexts, models: readonly ModelWeight[], language: Language): string {
  const named = models.filter(({ weight }) => weight >= leastWeight);
  const texts = named.map(({ name, weight, wape }) =>
    fill((wape === null ? untestedText : weightText)[language], {
      model: modelText(name, language),
      weight: share(weight, language),
      wape: wape === null ? '' : percent(wape, language),
    }),
  );
  return fill(weightsText[language], { part: partTexts[part][language], models: texts.join(separator[language]) });
}

/** The latest ones, and how many there are in all. */
function daysText(days: readonly (TreatedDay | string)[], language: Language): string {
  const shown = days.slice(-mostDays).map((day) =>
    typeof day === 'string'
      ? day
      : fill(dayText[language], {
          date: day.date,
          volume: number(day.volume, language),
          expected: number(day.expected, language),
        }),
  );
  const more = days.length > mostDays ? [fill(moreText[language], { count: String(days.length) })] : [];
  return [...shown, ...more].join(separator[language]);
}

function effectOf({ name, factor, low, high }: FoundEffect, language: Language): string {
  const change = (of: number) => signed(of - 1, language);
  return `${name[language]} ${change(factor)} (${change(low)} … ${change(high)})`;
}

/** Puts figures into `{name}` places. A text that asks for a figure it is not given is a fault of this package. */
function fill(template: string, figures: Figures): string {
  return template.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new RangeError(`a text asks for {${name}}, which was not given`);
    return figure;
  });
}

const locales = { zh: 'zh-CN', en: 'en' };

function number(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { maximumFractionDigits: value < 10 ? 1 : 0 });
}

function percent(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { style: 'percent', maximumFractionDigits: 1 });
}

function share(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { style: 'percent', maximumFractionDigits: 0 });
}

function signed(value: number, language: Language): string {
  return value.toLocaleString(locales[language], {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
}
