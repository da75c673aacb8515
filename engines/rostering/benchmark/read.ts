/** A problem in the public format of shift scheduling benchmark instances (Curtois and Qu 2014). */
export type Instance = {
  readonly days: number;
  readonly shifts: readonly { readonly id: string; readonly minutes: number; readonly notBefore: readonly string[] }[];
  readonly staff: readonly Employee[];
  readonly cover: readonly CoverLine[];
};

export type Employee = {
  readonly id: string;
  readonly maxShifts: ReadonlyMap<string, number>;
  readonly maxMinutes: number;
  readonly minMinutes: number;
  readonly maxConsecutive: number;
  readonly minConsecutive: number;
  readonly minDaysOff: number;
  readonly maxWeekends: number;
  readonly daysOff: number[];
  readonly on: Wish[];
  readonly off: Wish[];
};

export type Wish = { readonly day: number; readonly shift: string; readonly weight: number };
export type CoverLine = {
  readonly day: number;
  readonly shift: string;
  readonly need: number;
  readonly under: number;
  readonly over: number;
};

/** What cannot be read: the line (from 1), the field as it stands there, and what it must be. */
export class FormatError extends Error {
  override name = 'FormatError';
  readonly line: number;
  readonly value: string;
  readonly bound: Bound;
  constructor(line: number, value: string, bound: Bound) {
    super(`line ${line}: "${value}" (${bound})`);
    this.line = line;
    this.value = value;
    this.bound = bound;
  }
}

export type Bound =
  | 'whole-number'
  | 'fields'
  | 'known-shift'
  | 'known-employee'
  | 'day-in-horizon'
  | 'section'
  | 'unique'
  | 'missing-section';

type Line = { readonly number: number; readonly text: string };
type Draft = { days: number; shifts: Instance['shifts'][number][]; staff: Employee[]; cover: CoverLine[] };

const readers: Readonly<Record<string, (draft: Draft, line: Line) => void>> = {
  SECTION_HORIZON: (draft, line) => {
    draft.days = whole(line, line.text.trim(), 1);
  },
  SECTION_SHIFTS: readShift,
  SECTION_STAFF: readEmployee,
  SECTION_DAYS_OFF: readDaysOff,
  SECTION_SHIFT_ON_REQUESTS: (draft, line) => readWish(draft, line, 'on'),
  SECTION_SHIFT_OFF_REQUESTS: (draft, line) => readWish(draft, line, 'off'),
  SECTION_COVER: readCover,
};

export function readInstance(text: string): Instance {
  const draft: Draft = { days: 0, shifts: [], staff: [], cover: [] };
  const seen = new Set<string>();
  let section = '';
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  lines.forEach((raw, at) => {
    const line = { number: at + 1, text: raw.trim() };
    if (line.text === '' || line.text.startsWith('#')) return;
    const reader = readers[section];
    if (Object.hasOwn(readers, line.text)) section = line.text;
    else if (reader) reader(draft, line);
    else throw new FormatError(line.number, line.text, 'section');
    seen.add(section);
  });
  for (const name of ['SECTION_HORIZON', 'SECTION_SHIFTS', 'SECTION_STAFF', 'SECTION_COVER']) {
    if (!seen.has(name)) throw new FormatError(lines.length, name, 'missing-section');
  }
  for (const { notBefore } of draft.shifts) for (const id of notBefore) knownShift(draft, { number: 1, text: id }, id);
  return draft;
}

function readShift(draft: Draft, line: Line): void {
  const [id = '', minutes = '', following = ''] = fields(line, 2);
  if (draft.shifts.some((shift) => shift.id === id)) throw new FormatError(line.number, id, 'unique');
  const notBefore = following === '' ? [] : following.split('|').map((name) => name.trim());
  draft.shifts.push({ id, minutes: whole(line, minutes, 1), notBefore });
}

function readEmployee(draft: Draft, line: Line): void {
  const [id = '', shifts = '', ...numbers] = fields(line, 8);
  if (draft.staff.some((employee) => employee.id === id)) throw new FormatError(line.number, id, 'unique');
  const [maxMinutes = 0, minMinutes = 0, maxConsecutive = 0, minConsecutive = 0, minDaysOff = 0, maxWeekends = 0] =
    numbers.map((text) => whole(line, text));
  const maxShifts = new Map<string, number>();
  for (const piece of shifts.split('|')) {
    const [shift = '', most = ''] = piece.split('=');
    knownShift(draft, line, shift);
    maxShifts.set(shift, whole(line, most));
  }
  draft.staff.push({
    id,
    maxShifts,
    maxMinutes,
    minMinutes,
    maxConsecutive,
    minConsecutive,
    minDaysOff,
    maxWeekends,
    daysOff: [],
    on: [],
    off: [],
  });
}

function readDaysOff(draft: Draft, line: Line): void {
  const [id = '', ...days] = fields(line, 1);
  const employee = employeeOf(draft, line, id);
  for (const day of days) if (day !== '') employee.daysOff.push(dayIn(draft, line, day));
}

function readWish(draft: Draft, line: Line, side: 'on' | 'off'): void {
  const [id = '', day = '', shift = '', weight = ''] = fields(line, 4);
  knownShift(draft, line, shift);
  employeeOf(draft, line, id)[side].push({ day: dayIn(draft, line, day), shift, weight: whole(line, weight) });
}

function readCover(draft: Draft, line: Line): void {
  const [day = '', shift = '', need = '', under = '', over = ''] = fields(line, 5);
  knownShift(draft, line, shift);
  draft.cover.push({
    day: dayIn(draft, line, day),
    shift,
    need: whole(line, need),
    under: whole(line, under),
    over: whole(line, over),
  });
}

function fields(line: Line, least: number): string[] {
  const found = line.text.split(',').map((field) => field.trim());
  if (found.length < least) throw new FormatError(line.number, line.text, 'fields');
  return found;
}

function whole(line: Line, text: string, least = 0): number {
  const value = /^-?\d{1,9}$/.test(text) ? Number(text) + 0 : Number.NaN;
  if (!(value >= least)) throw new FormatError(line.number, text, 'whole-number');
  return value;
}

function dayIn(draft: Draft, line: Line, text: string): number {
  const day = whole(line, text);
  if (day >= draft.days) throw new FormatError(line.number, text, 'day-in-horizon');
  return day;
}

function knownShift(draft: Draft, line: Line, id: string): void {
  if (!draft.shifts.some((shift) => shift.id === id)) throw new FormatError(line.number, id, 'known-shift');
}

function employeeOf(draft: Draft, line: Line, id: string): Employee {
  const employee = draft.staff.find((candidate) => candidate.id === id);
  if (!employee) throw new FormatError(line.number, id, 'known-employee');
  return employee;
}
