import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const kept = fileURLToPath(new URL('./pictures/', import.meta.url));
const seen = join(tmpdir(), 'tongli-pictures');

/**
 * Fonts draw letters differently on every machine, and some lines break elsewhere. Seen from afar, text is a grey area:
 * a picture is compared at an eighth of its size, and a share of its points may differ. Another family of letters makes 0.6 %
 * of difference; a timeline that is missing 1.2 %, columns that fell apart 3 %, a wrong colour 9 % and more.
 */
const shrink = 8;
/** Of 255, in any of the three colours. */
const mostApart = 32;
const mostShare = 0.01;

/** As whoever opens the page sees it, and drawn: focus may have moved it, and letters come last. */
async function fromTheTop(): Promise<void> {
  await document.fonts.ready;
  for (let part: Element | null = document.querySelector('main'); part; part = part.parentElement) part.scrollTop = 0;
  window.scrollTo(0, 0);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** The part of a page below the frame's bar, as far as it is in sight. */
async function pictureOf(page: Page): Promise<Buffer> {
  await page.evaluate(fromTheTop);
  const box = await page.locator('main').boundingBox();
  const size = page.viewportSize();
  if (!box || !size) throw new Error('nothing to picture');
  const [x, y] = [Math.round(box.x), Math.round(box.y)];
  const clip = { x, y, width: size.width - x, height: size.height - y };
  return page.screenshot({ clip, caret: 'hide', animations: 'disabled' });
}

/** The share of points that differ between two pictures; 1 when they are not of one size. Runs in the browser. */
async function compare([one, other, shrink, most]: readonly [string, string, number, number]): Promise<number> {
  const load = async (base64: string) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    return image;
  };
  const [a, b] = [await load(one), await load(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  const [width, height] = [Math.round(a.width / shrink), Math.round(a.height / shrink)];
  const pointsOf = (image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  };
  const [left, right] = [pointsOf(a), pointsOf(b)];
  let apart = 0;
  for (let at = 0; at < left.length; at += 4) {
    const differs = [0, 1, 2].some((colour) => Math.abs((left[at + colour] ?? 0) - (right[at + colour] ?? 0)) > most);
    if (differs) apart += 1;
  }
  return apart / (left.length / 4);
}

/** How two pictures differ, seen from afar: 0 to 1. The page may be any; nothing is loaded into it. */
export function shareApart(canvas: Page, one: Buffer, other: Buffer): Promise<number> {
  return canvas.evaluate(compare, [one.toString('base64'), other.toString('base64'), shrink, mostApart] as const);
}

/**
 * What is wrong with a page beside its kept picture; null when nothing is. A picture that is not there yet is written,
 * except where nobody would look at it; `PICTURES=write` writes all of them anew.
 */
export async function pictureFault(page: Page, canvas: Page, name: string): Promise<string | null> {
  const file = join(kept, `${name}.png`);
  const picture = await pictureOf(page);
  const missing = !existsSync(file);
  if (missing && process.env.CI) return `${name}: no picture is kept; write it with PICTURES=write`;
  if (missing || process.env.PICTURES === 'write') {
    await writeFile(file, picture);
    return null;
  }
  const share = await shareApart(canvas, await readFile(file), picture);
  if (share <= mostShare) return null;
  await mkdir(seen, { recursive: true });
  await writeFile(join(seen, `${name}.png`), picture);
  return `${name}: ${(share * 100).toFixed(1)} % differs; what was seen is in ${seen}`;
}
