import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { Refusal } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { nameOf } from './words.ts';

/** A text file, packed with gzip or not; "-" is standard input. */
export async function readText(file: string, { stdin }: Terminal): Promise<string> {
  const bytes = file === '-' ? await buffer(stdin) : await openFile(file);
  return unpacked(file, bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

async function openFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Refusal({
      zh: `文件 ${file} 无法读取（${code}）：请检查路径和权限。`,
      en: `${file} cannot be read (${code}): check its path and permissions.`,
    });
  }
}

function unpacked(file: string, bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    const at = nameOf(file);
    throw new Refusal({
      zh: `${at.zh} 的 gzip 已损坏：请重新生成。`,
      en: `${at.en} is damaged gzip: pack it again.`,
    });
  }
}
