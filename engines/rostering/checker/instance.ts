/** Judges a roster of the public format from the text of the instance. Reads and counts by itself: it shares no code with the solver. */
export type InstanceVerdict = {
  readonly objective: number;
  /** Broken hard rules in words. */
  readonly broken: readonly string[];
};

/** `roster` has a row for each employee in file order: the id, then a shift id or '' for each day. */
export function checkInstance(text: string, roster: readonly (readonly string[])[]): InstanceVerdict {
  const parts = sectionsOf(text);
  const days = Number(parts('SECTION_HORIZON')[0]?.[0]);
  const shifts = new Map(
    parts('SECTION_SHIFTS').map(([id = '', minutes, not = '']) => [
      id,
      { minutes: Number(minutes), not: not.split('|') },
    ]),
  );
  const staff = parts('SECTION_STAFF');
  const broken: string[] = [];
  if (roster.length !== staff.length) broken.push(`${roster.length} rows for ${staff.length} employees`);
  const lines = new Map<string, readonly string[]>();
  staff.forEach(([id = '', ...rules], place) => {
    const [name, ...line] = roster[place] ?? [];
    if (name !== id) broken.push(`row ${place + 1} is ${name}, not ${id}`);
    if (line.length !== days) broken.push(`${id} has ${line.length} days`);
    lines.set(id, line);
    broken.push(...brokenBy(id, line, rules, shifts));
  });
  for (const [id = '', ...off] of parts('SECTION_DAYS_OFF')) {
    for (const day of off)
      if (day !== '' && lines.get(id)?.[Number(day)] !== '') broken.push(`${id} works on day off ${day}`);
  }
  return { objective: objectiveOf(parts, lines), broken };
}

type Parts = (name: string) => string[][];

function sectionsOf(text: string): Parts {
  const found = new Map<string, string[][]>();
  let rows: string[][] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    if (line.startsWith('SECTION_')) {
      rows = [];
      found.set(line.trim(), rows);
    } else
      rows.push(
        line
          .trim()
          .split(',')
          .map((field) => field.trim()),
      );
  }
  return (name) => found.get(name) ?? [];
}

type Shifts = ReadonlyMap<string, { readonly minutes: number; readonly not: readonly string[] }>;

function brokenBy(id: string, line: readonly string[], rules: readonly string[], shifts: Shifts): string[] {
  const [most = '', maxMinutes, minMinutes, maxRun, minRun, minOff, maxWeekends] = rules;
  const broken: string[] = [];
  const say = (what: string): void => {
    broken.push(`${id} ${what}`);
  };
  let minutes = 0;
  for (const [day, shift] of line.entries()) {
    const kind = shifts.get(shift);
    if (shift !== '' && !kind) say(`has an unknown shift ${shift} on day ${day}`);
    minutes += kind?.minutes ?? 0;
    const next = line[day + 1];
    if (next && kind?.not.includes(next)) say(`has ${shift} before ${next} on day ${day}`);
  }
  for (const piece of most.split('|')) {
    const [shift, limit] = piece.split('=');
    const count = line.filter((worked) => worked === shift).length;
    if (count > Number(limit)) say(`has ${shift} ${count} times, at most ${limit}`);
  }
  if (minutes > Number(maxMinutes)) say(`works ${minutes} minutes, at most ${maxMinutes}`);
  if (minutes < Number(minMinutes)) say(`works ${minutes} minutes, at least ${minMinutes}`);
  for (const { works, length, inside, from } of runsOf(line)) {
    if (works && length > Number(maxRun)) say(`works ${length} days in a row from day ${from}, at most ${maxRun}`);
    if (works && inside && length < Number(minRun))
      say(`works ${length} days in a row from day ${from}, at least ${minRun}`);
    if (!works && inside && length < Number(minOff))
      say(`is off ${length} days in a row from day ${from}, at least ${minOff}`);
  }
  let weekends = 0;
  for (let saturday = 5; saturday < line.length; saturday += 7) if (line[saturday] || line[saturday + 1]) weekends++;
  if (weekends > Number(maxWeekends)) say(`works ${weekends} weekends, at most ${maxWeekends}`);
  return broken;
}

function runsOf(line: readonly string[]) {
  const runs: { works: boolean; from: number; length: number; inside: boolean }[] = [];
  line.forEach((shift, day) => {
    const last = runs.at(-1);
    if (last && last.works === (shift !== '')) last.length++;
    else runs.push({ works: shift !== '', from: day, length: 1, inside: true });
  });
  // What touches the first or last day may go on beyond it.
  for (const run of runs) run.inside = run.from > 0 && run.from + run.length < line.length;
  return runs;
}

function objectiveOf(parts: Parts, lines: ReadonlyMap<string, readonly string[]>): number {
  let total = 0;
  for (const [id = '', day, shift, weight] of parts('SECTION_SHIFT_ON_REQUESTS'))
    if (lines.get(id)?.[Number(day)] !== shift) total += Number(weight);
  for (const [id = '', day, shift, weight] of parts('SECTION_SHIFT_OFF_REQUESTS'))
    if (lines.get(id)?.[Number(day)] === shift) total += Number(weight);
  for (const [day, shift, need, under, over] of parts('SECTION_COVER')) {
    let working = 0;
    for (const line of lines.values()) if (line[Number(day)] === shift) working++;
    const short = Number(need) - working;
    total += short > 0 ? short * Number(under) : -short * Number(over);
  }
  return total;
}
