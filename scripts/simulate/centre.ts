import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@tongli/contracts/contacts';
import pg from 'pg';
import pino from 'pino';
import { type House, openHouse } from '../../server/house.ts';
import { installationFiles } from '../../server/installation.ts';
import { followMachine } from '../../server/platform/clock/clock.ts';
import { startEmbedded } from '../../server/platform/embedded/index.ts';
import { readMasterKey } from '../../server/platform/personal/master-key.ts';
import { inSystemCall } from '../../server/platform/system-call.ts';
import { addCrew, type CrewMember, crewMembers } from '../../server/sample/crew.ts';
import { foundOrganisation, samplePassword } from '../../server/sample/organisation.ts';
import { readSettings } from '../../server/settings.ts';
import { type Door, openDoor } from './door.ts';

/** A centre on a stepped clock that serves its interface, with queues and agents for a simulation. */
export interface Centre {
  readonly house: House;
  readonly door: Door;
  readonly crew: readonly CrewMember[];
}

export const queueCodes = { urgent: 'sim-urgent', regular: 'sim-regular' } as const;

/** Who goes before others stands as if they had come that much earlier, as the bank of 1999 did it. */
const headStartSeconds = 90;

const queue = {
  ...{ channels: ['chat'], isPublic: true, skills: [], rule: 'longest-idle', preferLastDays: 0, preferSeconds: 0 },
  // Longer than anybody writes: agents say when they are done.
  ...{ offerSeconds: 20, wrapUpSeconds: 3_600, answerWithinSeconds: 20, help: null, overflow: null, mostWaiting: null },
  ...{
    offersCallback: false,
    calendar: null,
    unitId: null,
    blocksNuisance: false,
    greeting: { zh: '您好', en: 'Hello' },
  },
} satisfies Omit<contract.BodyOfQueue, 'code' | 'name' | 'priority'>;

const queues = [
  { code: queueCodes.regular, priority: 0, name: { zh: '模拟·普通', en: 'Simulation: regular' } },
  { code: queueCodes.urgent, priority: 1, name: { zh: '模拟·优先', en: 'Simulation: priority' } },
];

/** Queues, settings and who serves, over the interface. */
async function setUp(door: Door, crew: readonly CrewMember[]): Promise<void> {
  const { settings, reasons, codes, version } = await door.ask('admin', contract.getContactSettings);
  const concurrency = { voice: 0, chat: 1, chatBesideVoice: 0 };
  await door.ask('admin', contract.setContactSettings, {
    body: { settings: { ...settings, concurrency, ageingSeconds: headStartSeconds }, reasons, codes, version },
  });
  for (const one of queues) {
    const { id } = await door.ask('admin', contract.addQueue, { body: { ...queue, ...one } });
    await door.ask('luping', contract.staffQueue, {
      params: { id },
      body: { agentIds: crew.map((member) => member.id) },
    });
  }
}

/** The sample centre's people have a past that begins in 2014: who replays an earlier day has an organisation younger than its contacts. */
const earliest = Date.UTC(2022, 6);
const foundedAt = (start: number): Date => new Date(Math.max(start, earliest));

/** Puts what a simulation needs into a house that was just opened: people, agents, queues. */
export async function furnish(house: House, start: number, agents: number): Promise<Centre> {
  await inSystemCall(house.floor, 'simulation', async (call) => {
    await foundOrganisation({ ...call, now: foundedAt(start) });
    await addCrew(call, agents);
  });
  const centre = await serve(house, agents);
  await setUp(centre.door, centre.crew);
  await house.settle();
  return centre;
}

/** A house that is furnished, with its interface open on this machine. */
export async function serve(house: House, agents: number): Promise<Centre> {
  const door = openDoor(await house.listen('127.0.0.1', 0), samplePassword);
  return { house, door, crew: crewMembers(agents) };
}

export class FolderRefusal extends Error {}

export interface Wanted {
  /** Kept afterwards, and holds no installation yet; null: a temporary one. */
  readonly folder: string | null;
  /** Milliseconds. */
  readonly start: number;
  readonly agents: number;
  /** So many that are all alike; one where the folder is kept. */
  readonly centres: number;
}

export interface Opened {
  readonly centres: readonly Centre[];
  /** Databases and what is temporary end; a kept folder can be opened by `npm start` from here on. */
  close(): Promise<void>;
}

/** Installations of their own on one database server. */
export async function openCentres({ folder, start, agents, centres: count }: Wanted): Promise<Opened> {
  if (folder !== null && existsSync(join(folder, 'postgres')))
    throw new FolderRefusal(`${folder} holds an installation already: name a new folder.`);
  const path = folder ?? mkdtempSync(join(tmpdir(), 'tongli-simulation-'));
  mkdirSync(path, { recursive: true });
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of closing.toReversed()) await one();
    if (folder === null) rmSync(path, { recursive: true, force: true });
  };
  try {
    const embedded = await startEmbedded(join(path, 'postgres'), { settings: quick });
    closing.push(() => embedded.stop());
    const open = await houseOpener(path, embedded.url, start);
    const first = await furnish(await open(embedded.url), start, agents);
    if (count === 1) return { centres: [closed(first, closing)], close };
    await end(first);
    const centres: Centre[] = [];
    for (const url of await copies(embedded.url, count))
      centres.push(closed(await serve(await open(url), agents), closing));
    return { centres, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What was lived through is lived again where the power fails. */
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function houseOpener(path: string, url: string, start: number) {
  const settings = readSettings({ TONGLI_DATA: path }, process.cwd());
  const { keyFile, blobFolder, erasureFile, anchorFile } = installationFiles(settings);
  const masterKey = await readMasterKey(keyFile, url, () => undefined);
  return (databaseUrl: string): Promise<House> =>
    openHouse({
      ...{ databaseUrl, masterKey, blobFolder, secureCookies: false },
      logger: pino({ level: 'warn' }, pino.destination(2)),
      clock: { mode: 'stepped', at: new Date(start) },
      ...(anchorFile === undefined ? {} : { anchorFile }),
      ...(erasureFile === undefined ? {} : { erasureFile }),
    });
}

export async function end({ house, door }: Centre): Promise<void> {
  await door.close();
  await house.close();
}

/** From here on the clock follows the machine, as that of any installation does. */
function closed(centre: Centre, closing: (() => Promise<void>)[]): Centre {
  closing.push(async () => {
    await followMachine(centre.house.floor.db);
    await end(centre);
  });
  return centre;
}

/** Databases beside the first, each with all that is in it. */
async function copies(url: string, count: number): Promise<string[]> {
  const client = new pg.Client(url.replace(/\/[^/?]*(?=$|\?)/, '/template1'));
  await client.connect();
  const names = Array.from({ length: count }, (_, number) => `centre${number}`);
  for (const name of names) await client.query(`create database ${name} template postgres strategy file_copy`);
  await client.end();
  return names.map((name) => url.replace(/\/[^/?]*(?=$|\?)/, `/${name}`));
}
