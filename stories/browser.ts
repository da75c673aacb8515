import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';

/** What playwright turns off too: the last such word on a command line is the one that counts. */
const turnedOffAnyway = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];
/** Pages that the browser keeps for its own address bar in every window: a third of what opening a page costs, and nobody sees it. */
const ofTheAddressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...turnedOffAnyway, ...ofTheAddressBar].join(',')}`,
];

let browser: Promise<Browser> | undefined;

/** One for all stories of this process; it ends with it. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

export async function launch(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: run `node scripts/chromium.mjs`, or name one in CHROMIUM.');
  return chromium.launch({ executablePath, args: [...chromiumArguments, ...more] });
}
