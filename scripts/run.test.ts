import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const SERVER = `
setInterval(() => {}, 60_000);
process.once('SIGTERM', () => process.exit(7));
process.once('SIGINT', () => process.exit(8));
console.log('ready http', process.argv.slice(2).join(' '));
`;

let root: string;
let running: ChildProcess | undefined;

/** A house reduced to what `run.mjs` touches, with nothing to install. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tongli-run-'));
  for (const folder of ['scripts', 'server', 'media', 'node_modules']) mkdirSync(join(root, folder));
  cpSync(fileURLToPath(new URL('run.mjs', import.meta.url)), join(root, 'scripts', 'run.mjs'));
  writeFileSync(join(root, 'scripts', 'build-web.ts'), '');
  writeFileSync(join(root, 'server', 'main.ts'), SERVER);
  writeFileSync(join(root, 'media', 'main.ts'), 'setInterval(() => {}, 60_000);');
  lock('package-lock.json', '1.0.0');
  lock('node_modules/.package-lock.json', '1.0.0');
});

afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

function lock(file: string, version: string): void {
  const other = { 'node_modules/elsewhere': { version, optional: true } };
  const packages = { '': {}, 'node_modules/left': { version }, ...(file === 'package-lock.json' ? other : {}) };
  writeFileSync(join(root, file), JSON.stringify({ packages }));
}

function run(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  running = spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_lifecycle_event: '', ...env },
  });
  return running;
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; out: string }> {
  let out = '';
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  child.stderr?.on('data', (chunk) => (out += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

/** What the server says when it is up: its arguments. */
async function ready(child: ChildProcess): Promise<string> {
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return line;
}

describe('start', () => {
  test.each([
    ['SIGTERM', 7],
    ['SIGINT', 8],
  ] as const)('passes %s on to the server and ends with its code', async (signal, code) => {
    const child = run(['start', '--port', '0']);
    expect(await ready(child)).toBe('ready http --port 0');
    const ended = outcome(child);
    child.kill(signal);
    expect((await ended).code).toBe(code);
  });

  test('leaves no server behind when it is killed', async () => {
    const child = run(['start']);
    await ready(child);
    child.kill('SIGKILL');
    // The server shares this output, which closes with the last that holds it.
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGKILL');
  }, 20_000);

  test('ends its server when npm, told to end, has only ended the shell between them', async () => {
    const command = `${process.execPath} scripts/run.mjs start; exit 0`;
    const env = { ...process.env, npm_lifecycle_event: 'start' };
    const shell = spawn('sh', ['-c', command], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env });
    running = shell;
    await ready(shell);
    shell.kill('SIGTERM');
    await once(shell, 'close');
    expect(shell.signalCode).toBe('SIGTERM');
  }, 20_000);

  test('keeps a media process beside the server, and takes it along at its end', async () => {
    const said = join(root, 'media-said');
    const media = `
      import { appendFileSync, existsSync } from 'node:fs';
      const again = existsSync('${said}');
      process.once('SIGTERM', () => { appendFileSync('${said}', ' ended'); process.exit(); });
      appendFileSync('${said}', again ? ' again' : 'begun');
      if (again) setInterval(() => {}, 60_000);
    `;
    writeFileSync(join(root, 'media', 'main.ts'), media);
    const child = run(['start']);
    await ready(child);
    const told = () => (existsSync(said) ? readFileSync(said, 'utf8') : '');
    await expect.poll(told, { timeout: 15_000 }).toBe('begun again');
    const ended = outcome(child);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(7);
    await expect.poll(told, { timeout: 15_000 }).toBe('begun again ended');
  }, 40_000);

  test('starts the server again when it was killed or its database ended, and not after a stop that was asked for', async () => {
    const said = join(root, 'server-said');
    const server = `
      import { appendFileSync, readFileSync } from 'node:fs';
      appendFileSync('${said}', 'x');
      const times = readFileSync('${said}', 'utf8').length;
      if (times === 1) process.exit(75);
      if (times === 2) process.kill(process.pid, 'SIGKILL');
      process.once('SIGTERM', () => process.exit(75));
      setInterval(() => {}, 60_000);
      console.log('ready http');
    `;
    writeFileSync(join(root, 'server', 'main.ts'), server);
    const child = run(['start']);
    expect(await ready(child)).toBe('ready http');
    expect(readFileSync(said, 'utf8')).toBe('xxx');
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    expect(await ended).toEqual([75, null]);
    expect(readFileSync(said, 'utf8')).toBe('xxx');
  }, 20_000);

  test('lets the media process live on while the server is started again', async () => {
    const said = join(root, 'media-said');
    const server = `
      import { existsSync, writeFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      while (!existsSync('${said}')) await sleep(20);
      if (!existsSync('${said}-server')) {
        writeFileSync('${said}-server', '');
        process.kill(process.pid, 'SIGKILL');
      }
      process.once('SIGTERM', () => process.exit(0));
      setInterval(() => {}, 60_000);
      console.log('ready http');
    `;
    const media = `
      import { appendFileSync } from 'node:fs';
      for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'])
        process.once(signal, () => { appendFileSync('${said}', ' ended'); process.exit(); });
      appendFileSync('${said}', 'begun');
      setInterval(() => {}, 60_000);
    `;
    writeFileSync(join(root, 'server', 'main.ts'), server);
    writeFileSync(join(root, 'media', 'main.ts'), media);
    const child = run(['start']);
    await ready(child);
    expect(readFileSync(said, 'utf8')).toBe('begun');
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await ended;
    await expect.poll(() => readFileSync(said, 'utf8'), { timeout: 15_000 }).toBe('begun ended');
  }, 20_000);

  test('does not start when the web client cannot be built', async () => {
    writeFileSync(join(root, 'scripts', 'build-web.ts'), 'process.exit(3);');
    expect(await outcome(run(['start']))).toEqual({ code: 3, out: '' });
  });
});

describe('packages', () => {
  const npm = '#!/bin/sh\necho "npm $1"\nexit 1\n';

  test('are installed when the lock file changed, and a suite that cannot begin still says its count', async () => {
    lock('package-lock.json', '1.0.1');
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin', 'npm'), npm, { mode: 0o755 });
    const { code, out } = await outcome(run(['test'], { PATH: `${join(root, 'bin')}:${process.env.PATH}` }));
    expect(code).toBe(1);
    expect(out).toContain('npm ci');
    expect(out).toMatch(/^0 passed, 1 failed$/m);
  });
});

test('an unknown command is refused in a sentence', async () => {
  const { code, out } = await outcome(run(['dance']));
  expect(code).toBe(1);
  expect(out).toBe('Unknown command "dance": use start, media, dev, check, test, proofs, bench or simulate.\n');
});
