// Finds the browser that the stories run in, and on Debian installs it with its Chinese fonts when it is missing.
// As a program it prints where the browser is, or one line that says what to install.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(delimiter)];

/** @returns {string | undefined} the browser named by CHROMIUM, or the first one installed */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return isProgram(named) ? named : undefined;
  return NAMES.flatMap((name) => FOLDERS.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without a Chinese font every story still passes, but its pictures show boxes. */
function hasChineseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function missingPackages() {
  const browser = findChromium() ? [] : ['chromium'];
  return hasChineseFont() ? browser : [...browser, 'fonts-noto-cjk', 'fontconfig'];
}

function install(packages) {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) return false;
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300'];
  console.log(`Installing ${packages.join(', ')} …`);
  return run([...apt, 'update']) && run([...apt, 'install', '-y', '--no-install-recommends', ...packages]);
}

function run([program = '', ...args]) {
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function main() {
  const packages = missingPackages();
  if (packages.length > 0) install(packages);
  const path = findChromium();
  if (!path) {
    console.error(
      'The stories need Chromium: install it with "apt-get install chromium fonts-noto-cjk", or name one in CHROMIUM.',
    );
    process.exit(1);
  }
  if (!hasChineseFont())
    console.error('No Chinese font is installed, so pictures will show boxes: install fonts-noto-cjk.');
  console.log(path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
