// The one way in: `npm start`, `npm test`, `npm run media | dev | check | proofs | bench | simulate` all come here.
// Runs on the Node of the machine (20.19 or newer), installs what the lock file says, and goes on with the Node 24 that npm installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const binFolder = join(root, 'node_modules', '.bin');
const NODE = 24;
/** What the server exits with when it, or its database beneath it, came to grief, as `server/serve.ts` has it. */
const START_AGAIN = 75;
const firstWaitMs = 1_000;
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SUITES = ['check', 'test', 'proofs'];
const [command = '', ...args] = process.argv.slice(2);
const family = ancestors();
let toldToStop = false;

process.chdir(root);
await main();

async function main() {
  if (!['start', 'media', 'dev', 'bench', 'simulate', ...SUITES].includes(command))
    fail(`Unknown command "${command}": use start, media, dev, check, test, proofs, bench or simulate.`);
  requireNode();
  if (!isInstalled()) install();
  const node = findNode();
  if (SUITES.includes(command))
    process.exit(await supervise(node, ['scripts/suite.ts', command, ...args], { wholeGroup: true }));
  if (command === 'dev') process.exit(await supervise(node, ['scripts/dev.ts', ...args], { wholeGroup: true }));
  if (command === 'bench') process.exit(await supervise(node, ['bench/main.ts', ...args], { wholeGroup: true }));
  if (command === 'simulate')
    process.exit(await supervise(node, ['scripts/simulate.ts', ...args], { wholeGroup: true }));
  if (command === 'media') process.exit(await supervise(node, ['media/main.ts', ...args]));
  const built = await supervise(node, ['scripts/build-web.ts'], { wholeGroup: true });
  if (built !== 0) process.exit(built);
  // Whoever names another place for it runs it there.
  if (!process.env.TONGLI_MEDIA_CONTROL) keepMedia(node);
  process.exit(await keepServer(node));
}

/**
 * The server is begun anew when it was killed, when it came to grief, and when its database ended; later each time, until it has lived for a
 * while. Calls are carried beside it meanwhile.
 */
async function keepServer(node, waitMs = firstWaitMs) {
  const begun = performance.now();
  const { code, killed } = await supervised(node, ['server/main.ts', ...args]);
  const cameToGrief = code === START_AGAIN || (killed !== null && !STOPS.includes(killed));
  if (toldToStop || !cameToGrief) return code;
  const wait = waitAfter(begun, waitMs);
  console.error(`The server ended${killed ? ` by ${killed}` : ''}. Starting again in ${wait / 1_000} s …`);
  await sleep(wait);
  return keepServer(node, wait * 2);
}

/** The media process beside the server, for as long as this one lives: started again when it ends, and later each time. */
function keepMedia(node, waitMs = firstWaitMs) {
  const begun = performance.now();
  const child = spawn(node, ['media/main.ts'], { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  const keeper = endWithMe(child.pid);
  child.once('exit', () => {
    keeper.kill('SIGKILL');
    const wait = waitAfter(begun, waitMs);
    setTimeout(() => keepMedia(node, wait * 2), wait).unref();
  });
}

/** What lived for a minute had begun well: it is not to wait for what went wrong before. */
function waitAfter(begun, waitMs) {
  return performance.now() - begun > 60_000 ? firstWaitMs : Math.min(60_000, waitMs);
}

/** A shell that waits at the end of a pipe from here sees it close, however this process ends, and ends the other. */
function endWithMe(target) {
  return spawn('sh', ['-c', 'read -r _; kill -s TERM -- "$1"', 'keeper', String(target)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Tongli needs Node 20.19 or newer, and this is ${process.versions.node}: install a current one from https://nodejs.org.`,
  );
}

/**
 * npm records in node_modules what it installed: everything the lock file requires must be in that record, and what is
 * optional must at least not be out of date (packages for other platforms are never installed).
 */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(join(root, 'package-lock.json')))
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, wanted]) => {
      const found = installed[path];
      if (!found) return Boolean(wanted.optional || wanted.devOptional);
      return found.version === wanted.version && found.integrity === wanted.integrity;
    });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function install() {
  // What a command prints is for its reader; this is not part of it.
  console.error('Installing packages …');
  // The Node in node_modules is about to be replaced, so npm must not run on it.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, 'node_modules') + sep));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    env,
  });
  if (status !== 0) fail('The packages could not be installed: npm ci failed, see above.');
}

/** The Node that npm installed, or the machine's own where no package exists for its platform. */
function findNode() {
  const packaged = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= NODE) return process.execPath;
  return fail(
    `npm has no Node ${NODE} for ${process.platform} on ${process.arch}: install Node ${NODE} and run this again.`,
  );
}

/**
 * Runs a program on Node 24, passes signals on to it, and resolves to its exit code.
 *
 * It leads its own process group, so Ctrl-C reaches it once and not twice. Should this process be killed with no chance
 * to pass that on, a keeper ends the program instead.
 */
async function supervise(node, program, options) {
  return (await supervised(node, program, options)).code;
}

/** The same, and by which signal it ended where it was killed. */
function supervised(node, program, { wholeGroup = false } = {}) {
  const env = { ...process.env, PATH: `${binFolder}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, program, { stdio: ['ignore', 'inherit', 'inherit'], detached: true, env });
  const target = wholeGroup ? -child.pid : child.pid;
  const keeper = endWithMe(target);
  const pass = (signal) => {
    toldToStop = true;
    send(target, signal);
  };
  for (const signal of STOPS) process.on(signal, pass);
  const watch = process.env.npm_lifecycle_event ? whenOrphaned(() => pass('SIGTERM')) : undefined;
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${program[0]} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      keeper.kill('SIGKILL');
      clearInterval(watch);
      // From here on a signal is meant for this process alone.
      for (const one of STOPS) process.off(one, pass);
      resolve({ code: code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0), killed: signal });
    });
  });
}

/**
 * npm starts us through a shell and hands signals to that shell alone, which dies of them and tells nobody; and npm itself
 * can be killed. Either way the line of our ancestors changes.
 */
function whenOrphaned(act) {
  const watch = setInterval(() => {
    if (ancestors() === family) return;
    clearInterval(watch);
    act();
  }, 500);
  return watch.unref();
}

/** Our parent, and where that is npm's shell, npm. */
function ancestors() {
  const parent = process.ppid;
  try {
    const [, name = '', npm] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return name.endsWith('sh') ? `${parent} ${npm}` : `${parent}`;
  } catch {
    return `${parent}`; // no /proc on this system
  }
}

function send(target, signal) {
  try {
    process.kill(target, signal);
  } catch {
    // It has just ended by itself.
  }
}

/** One sentence for the reader; a suite also says its count, because that is what its callers read. */
function fail(sentence) {
  console.error(sentence);
  if (SUITES.includes(command)) console.log('0 passed, 1 failed');
  process.exit(1);
}
