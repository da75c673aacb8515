import type { Role } from '@tongli/contracts/access';
import { expect, test } from 'vitest';
import { type Place, startOf } from './start.ts';

const place = (path: string, group: Place['group'] = null): Place => ({ path, group });
const complaints = place('/complaints', 'service');
const lodging = place('/complaints/new');
const overview = place('/results/complaints', 'results');
const accounts = place('/settings/accounts', 'settings');
const audit = place('/settings/audit', 'settings');

test.each<[string, Role[], Place[], string | null]>([
  ['an agent lodges', ['agent'], [complaints, lodging], '/complaints/new'],
  ['an agent has a desktop once there is one', ['agent'], [lodging, place('/desktop', 'workplace')], '/desktop'],
  ['a handler works through the list', ['handler'], [overview, complaints], '/complaints'],
  ['or through their work, where it is', ['handler'], [place('/work', 'workplace'), complaints], '/work'],
  [
    'who leads a team begins with what climbed to them',
    ['agent', 'leader'],
    [lodging, place('/work', 'workplace')],
    '/work',
  ],
  ['a complaint manager sees the list', ['complaint-manager'], [overview, complaints], '/complaints'],
  ['a quality engineer sees results', ['quality-engineer'], [complaints, overview], '/results/complaints'],
  ['an administrator sets up', ['administrator'], [audit, accounts], '/settings/accounts'],
  ['an auditor reads the trail', ['auditor'], [complaints, accounts, audit], '/settings/audit'],
  ['who leads and audits, leads', ['auditor', 'complaint-manager'], [complaints, audit], '/complaints'],
  ['the manager of a centre', ['complaint-manager', 'quality-engineer'], [complaints, overview], '/complaints'],
  ['a page they may not open is passed over', ['administrator'], [complaints], '/complaints'],
  ['nothing to open', ['agent'], [], null],
])('%s', (_, roles, open, path) => {
  expect(startOf(roles, open)).toBe(path);
});
