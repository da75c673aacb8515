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

const locales: { readonly [language in Language]: string } = { zh: 'zh-CN', en: 'en' };

/** A value of the chart to four digits; proportions in per cent. */
export function valueText(value: number, type: ChartType, language: Language): string {
  return type === 'p' || type === 'p-prime' ? percent(value, language) : number(value, language);
}

export function number(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { maximumSignificantDigits: 4 });
}

export function percent(share: number, language: Language): string {
  return share.toLocaleString(locales[language], { style: 'percent', maximumSignificantDigits: 4 });
}

export function signedPercent(share: number, language: Language): string {
  const format = { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
  return share.toLocaleString(locales[language], format);
}

/** "p = 0.03", or "p < 0.001". */
export function probability(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toPrecision(2)}`;
}
