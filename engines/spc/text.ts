import type { Bilingual, ChartType, Language } from './types.ts';

export type Figures = Readonly<Record<string, string>>;

/** Puts figures into `{name}` places. A template that asks for a figure it is not given is a fault of this package. */
export function fill(template: string, figures: Figures): string {
  return template.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new RangeError(`a text asks for {${name}}, which was not given`);
    return figure;
  });
}

export function bilingual(template: Bilingual, figures: (language: Language) => Figures): Bilingual {
  return { zh: fill(template.zh, figures('zh')), en: fill(template.en, figures('en')) };
}

type Formats = {
  readonly number: Intl.NumberFormat;
  readonly percent: Intl.NumberFormat;
  readonly signed: Intl.NumberFormat;
};

// Made once: a chart may have thousands of signals, and making a format takes longer than all else in a sentence.
const formats: { readonly [language in Language]: Formats } = { zh: formatsOf('zh-CN'), en: formatsOf('en') };

function formatsOf(locale: string): Formats {
  return {
    number: new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }),
    percent: new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 4 }),
    signed: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
  };
}

/** A value of the chart to four digits; proportions in per cent. */
export function valueText(value: number, type: ChartType, language: Language): string {
  return type === 'p' || type === 'p-prime' ? percent(value, language) : number(value, language);
}

export function number(value: number, language: Language): string {
  return formats[language].number.format(value);
}

export function percent(share: number, language: Language): string {
  return formats[language].percent.format(share);
}

export function signedPercent(share: number, language: Language): string {
  return formats[language].signed.format(share);
}

/** "p = 0.03", or "p < 0.001". */
export function probability(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toPrecision(2)}`;
}
