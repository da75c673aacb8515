import { expect, test } from 'vitest';
import { lastDay } from './people/skills.ts';
import { gapsOf, type Qualifications } from './qualification.ts';

const name = { zh: '', en: '' };
const needed = { skills: [{ id: 'talk', name, level: 3 }], certificates: [{ id: 'desk', name }] };
const held = (issuedOn: string, validUntil: string) => ({ certificateId: 'desk', issuedOn, validUntil });
const who = (level: number | null, ...certificates: Qualifications['certificates']): Qualifications => ({
  levels: new Map(level === null ? [] : [['talk', level]]),
  certificates,
});
const skillGap = (have: number | null) => ({ kind: 'skill', id: 'talk', name, needed: 3, have });
const certificateGap = (expiredOn: string | null) => ({ kind: 'certificate', id: 'desk', name, expiredOn });

test.each([
  ['has all', who(3, held('2025-01-01', 'infinity')), []],
  ['has more', who(5, held('2025-01-01', '2026-03-02')), []],
  ['lacks a level', who(2, held('2025-01-01', 'infinity')), [skillGap(2)]],
  ['lacks the skill', who(null, held('2025-01-01', 'infinity')), [skillGap(null)]],
  ['never held the certificate', who(3), [certificateGap(null)]],
  ['held it until yesterday', who(3, held('2025-01-01', '2026-03-01')), [certificateGap('2026-03-01')]],
  ['will hold it tomorrow', who(3, held('2026-03-03', 'infinity')), [certificateGap(null)]],
  ['held it twice and renewed it', who(3, held('2024-01-01', '2025-01-01'), held('2025-01-02', 'infinity')), []],
])('somebody who %s', (_, has, gaps) => {
  expect(gapsOf(needed, has, '2026-03-02')).toEqual(gaps);
});

test.each([
  ['2026-03-02', 12, '2027-03-01'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-01', 1, '2026-01-31'],
  ['2024-02-29', 12, '2025-02-28'],
])('a certificate of %s for %s months counts through %s', (from, months, last) => {
  expect(lastDay(from, months)).toBe(last);
});
