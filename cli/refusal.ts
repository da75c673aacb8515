export type Language = 'zh' | 'en';
export type Text = { readonly zh: string; readonly en: string };

/** What the user gave cannot be used: one sentence with place, value, bound and remedy, and exit code 2. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** Where a value stands: an option, or a cell of a file. */
export type Place = Text;

export function atOption(name: string): Place {
  return { zh: `选项 --${name} `, en: `--${name}` };
}

/** `line` as a spreadsheet counts: the header is 1. */
export function atCell(file: string, line: number, column: string): Place {
  const shown = file === '-' ? { zh: '标准输入', en: 'standard input' } : { zh: file, en: file };
  return { zh: `${shown.zh} 第 ${line} 行“${column}”列`, en: `${shown.en}, line ${line}, column "${column}"` };
}

/** "PLACE is VALUE: BOUND and remedy". */
export function refuseValue(place: Place, value: string, bound: Text): never {
  const zh = value === '' ? '为空' : `的值是“${value}”`;
  const en = value === '' ? 'is empty' : `is "${value}"`;
  throw new Refusal({ zh: `${place.zh}${zh}：${bound.zh}。`, en: `${place.en} ${en}: ${bound.en}.` });
}
