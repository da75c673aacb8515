import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { people } from '../server/sample/people.ts';
import { type Centre, desk, phone } from './centre.ts';
import { hearErrors } from './hands.ts';

/** A page, who looks at it, and the heading that it must carry in English. */
export interface Visit {
  readonly as: string | null;
  readonly path: string;
  readonly heading: RegExp;
}

/** Every kind of page of the loop; those about one record are found on the way by the story. */
export const visits: readonly Visit[] = [
  { as: null, path: '/portal', heading: /What would you like to tell us/ },
  { as: null, path: '/sign-in', heading: /Tongli/ },
  { as: 'wangfang', path: '/complaints/new', heading: /complaint/i },
  { as: 'liwei', path: '/complaints', heading: /Complaints/ },
  { as: 'liwei', path: '/notices', heading: /Notices/ },
  { as: 'liwei', path: '/work', heading: /My work/ },
  { as: 'chenjing', path: '/work/tasks', heading: /Tasks/ },
  { as: 'chenjing', path: '/work/tasks?new=promise', heading: /Tasks/ },
  { as: 'chenjing', path: '/work/approvals', heading: /Approvals/ },
  { as: 'chenjing', path: '/work/delegations', heading: /Delegation/ },
  { as: 'chenjing', path: '/work/absences', heading: /Absences/ },
  { as: 'admin', path: '/settings/work', heading: /Escalation/ },
  { as: 'admin', path: '/settings/work?tab=limits', heading: /Escalation/ },
  { as: 'chenjing', path: '/complaints/imports', heading: /imports/i },
  { as: 'chenjing', path: '/results/complaints', heading: /Complaints/ },
  { as: 'malin', path: '/results/charts', heading: /Control chart/ },
  { as: 'malin', path: '/results/watched', heading: /Watched/ },
  { as: 'malin', path: '/results/cohorts', heading: /Frozen cohorts/ },
  { as: 'malin', path: '/surveys', heading: /Surveys/ },
  { as: 'malin', path: '/improvement/triages', heading: /Signals|triage/i },
  { as: 'malin', path: '/improvement/root-causes', heading: /Root causes/ },
  { as: 'malin', path: '/improvement/actions', heading: /Actions/ },
  { as: 'malin', path: '/improvement/projects', heading: /Projects/ },
  { as: 'malin', path: '/improvement/launches', heading: /Launch checks/ },
  { as: 'malin', path: '/improvement/changes', heading: /Changes/ },
  { as: 'admin', path: '/settings/accounts', heading: /Accounts/ },
  { as: 'admin', path: '/settings/tokens', heading: /API tokens/ },
  { as: 'admin', path: '/settings/single-sign-on', heading: /Single sign-on/ },
  { as: 'admin', path: '/settings/audit', heading: /Audit/ },
  { as: 'admin', path: '/settings/system', heading: /System/ },
  { as: 'admin', path: '/patterns/list', heading: /Pattern: list/ },
  { as: 'admin', path: '/patterns/record', heading: /Pattern: record/ },
  { as: 'admin', path: '/patterns/form', heading: /Pattern: form/ },
  { as: 'admin', path: '/patterns/form?condition=conflict', heading: /Pattern: form/ },
  { as: 'admin', path: '/settings/system/jobs', heading: /Jobs/ },
  { as: 'admin', path: '/settings/system/parked-facts', heading: /Parked/ },
  { as: 'chenjing', path: '/privacy', heading: /Data protection/ },
  { as: 'chenjing', path: '/privacy/requests', heading: /Requests of customers/ },
  { as: 'hanmei', path: '/privacy/unusual-access', heading: /Unusual access/ },
  { as: 'admin', path: '/privacy/policy', heading: /Data protection policy/ },
  { as: 'admin', path: '/settings/organisation', heading: /Organisation/ },
  { as: 'admin', path: '/settings/organisation?on=2026-01-06', heading: /Organisation/ },
  { as: 'admin', path: '/settings/organisation/templates', heading: /templates/ },
  { as: 'admin', path: '/settings/people', heading: /People/ },
  { as: 'admin', path: '/settings/posts', heading: /Posts/ },
  { as: 'admin', path: '/settings/posts/new', heading: /post/ },
  { as: 'admin', path: '/settings/skills', heading: /Skills/ },
  { as: 'admin', path: '/settings/certificates', heading: /Certificates/ },
  { as: 'admin', path: '/settings/projects', heading: /Projects/ },
  { as: 'admin', path: '/settings/projects/0192a000-0001-7000-8000-000000000001', heading: /Hefeng/ },
  { as: 'admin', path: '/settings/organisation/import', heading: /Import/ },
  { as: null, path: '/chat/hefeng', heading: /how can we help/ },
  { as: 'luping', path: '/floor', heading: /Live board/ },
  { as: 'luping', path: '/floor/wall', heading: /Floor/ },
  { as: 'admin', path: '/settings/web-chat', heading: /Web chat/ },
  { as: 'luping', path: '/contacts', heading: /Contacts/ },
  { as: 'luping', path: '/contacts/nuisance', heading: /Nuisance list/ },
  { as: 'admin', path: '/settings/queues', heading: /Queues/ },
  { as: 'admin', path: '/settings/queues/new', heading: /queue/ },
  { as: 'admin', path: '/settings/contacts', heading: /Contact settings/ },
  { as: 'wangfang', path: '/desktop', heading: /.+/ },
  { as: 'malin', path: '/knowledge/phrases', heading: /Standard phrases/ },
  { as: 'malin', path: '/knowledge/phrases/new', heading: /Add a phrase/ },
  { as: 'malin', path: '/knowledge/gaps', heading: /.+/ },
  { as: 'admin', path: '/settings/calendars', heading: /calendar/i },
  { as: 'admin', path: '/settings/complaint-process', heading: /process/i },
];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The words that the product itself says: names of things to press and to read by, not what people have written. */
const chrome = 'nav a, nav span, button, label, th, h2, h3, [role=tab], .ant-segmented-item-label, legend, summary';

/** The other language's own name, ours, and those of people. */
const own = new RegExp(['中文', '同理', ...people.map((person) => person.name)].join('|'), 'g');

async function chineseWords(page: Page): Promise<string[]> {
  const words = await page.locator(chrome).allInnerTexts();
  // A card is a button too, but what it shows is a record.
  const left = words.filter((word) => !word.includes('\n')).map((word) => word.replace(own, '').trim());
  return [...new Set(left)].filter((word) => /\p{Script=Han}/u.test(word));
}

interface AxeResult {
  violations: { id: string; nodes: { target: unknown }[] }[];
}

/** Reading every style sheet anew takes it a third of its time, for the sake of one rule that is off as long as it is experimental. */
const asked = JSON.stringify({ resultTypes: ['violations'], preload: { assets: ['media'] } });

/** What axe finds wrong with a page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  // The page's own policy lets no foreign script in; the browser's debugger may. Half a megabyte of it is read once a document.
  if (!(await page.evaluate(`typeof axe === 'object'`))) await page.evaluate(`${axeSource}; undefined`);
  const result = (await page.evaluate(`axe.run(${asked})`)) as AxeResult;
  return result.violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes[0]?.target)}`);
}

/** The next picture but one: the first may still be the desk's. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const wider = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;

/** The headings that the page before left are not taken for the one that comes. */
const leave = (to: string) => {
  for (const heading of document.querySelectorAll('h1, h2, h3')) heading.setAttribute('data-left', '');
  window.history.pushState({}, '', to);
};

/** The customers' chat is a page of its own entry: nothing leads there from within another. */
const entryOf = (path: string) => path.startsWith('/chat');

/** As a person goes: by the page's own navigation, once it is loaded. Another view of the same page is loaded anew. */
async function goTo(page: Page, path: string): Promise<void> {
  const here = page.url().startsWith('http') ? new URL(page.url()).pathname : null;
  if (here === null || here === path.split('?', 1)[0] || entryOf(here) !== entryOf(path)) await page.goto(path);
  else await page.evaluate(leave, path);
}

/** What is wrong with a page in English, on a desk and on a phone; nothing, if all is well. */
export function faultsOf(centre: Centre, { as, path, heading }: Visit): Promise<string[]> {
  return centre.visit(as, async (page) => {
    const faults: string[] = [];
    const hearing = hearErrors(page, faults);
    await page.setViewportSize(desk);
    await goTo(page, path);
    await page.getByRole('heading', { name: heading }).and(page.locator(':not([data-left])')).first().waitFor();
    await page.waitForLoadState('networkidle');
    const look = async () => {
      faults.push(...(await violations(page)));
      if (as !== null) faults.push(...(await chineseWords(page)).map((word) => `not English: ${word}`));
    };
    await look();
    await page.setViewportSize(phone);
    await page.evaluate(drawn);
    await look();
    if (await page.evaluate(wider)) faults.push('wider than a phone');
    hearing.end();
    return [...new Set(faults)];
  });
}
