import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Secret } from '@tongli/server/platform/backup/cipher';
import type { FlagKinds, Flags } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';

export const secretFlags: FlagKinds = { 'passphrase-file': 'value', 'key-file': 'value' };

const keyBytes = 32;
const shortest = 10;

/** What encrypts a backup: a key file, a passphrase from a file or standard input, or one that is typed. */
export async function readSecret(flags: Flags, terminal: Terminal, isNew: boolean): Promise<Secret> {
  const keyFile = flags.value('key-file');
  if (keyFile !== undefined) return { kind: 'key', bytes: await readKey(keyFile) };
  const file = flags.value('passphrase-file');
  const text = file === undefined ? await typed(terminal, isNew) : await fromFile(file, terminal.stdin);
  if (isNew && [...text].length < shortest)
    throw new Refusal({
      zh: `口令只有 ${[...text].length} 个字符：至少要 ${shortest} 个。`,
      en: `The passphrase has ${[...text].length} characters: give at least ${shortest}.`,
    });
  return { kind: 'passphrase', text };
}

async function readKey(file: string): Promise<Buffer> {
  const bytes = Buffer.from((await read(file)).trim(), 'base64');
  if (bytes.length === keyBytes) return bytes;
  throw new Refusal({
    zh: `${file} 不是 ${keyBytes} 字节的 base64：可用 openssl rand -base64 ${keyBytes} 生成。`,
    en: `${file} does not hold ${keyBytes} bytes in base64: openssl rand -base64 ${keyBytes} makes such a key.`,
  });
}

async function fromFile(file: string, stdin: Readable): Promise<string> {
  const text = file === '-' ? await firstLine(stdin) : await read(file);
  return text.split(/\r?\n/)[0] ?? '';
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal({
      zh: `读不了 ${file}（${error.code}）：请检查路径和权限。`,
      en: `${file} cannot be read (${error.code}): check its path and rights.`,
    });
  });
}

async function firstLine(stdin: Readable): Promise<string> {
  let text = '';
  for await (const piece of stdin) {
    text += String(piece);
    if (text.includes('\n')) break;
  }
  return text;
}

/** Typed without being shown; a new one twice. */
async function typed(terminal: Terminal, isNew: boolean): Promise<string> {
  const { stdin } = terminal;
  if (stdin !== process.stdin || !process.stdin.isTTY)
    throw new Refusal({
      zh: '没有口令：请用 --passphrase-file FILE（“-”为标准输入）或 --key-file FILE。',
      en: 'There is no passphrase: give --passphrase-file FILE ("-" is standard input) or --key-file FILE.',
    });
  const first = await ask(terminal, { zh: '口令：', en: 'Passphrase: ' }[terminal.language]);
  if (!isNew) return first;
  const again = await ask(terminal, { zh: '再输一次：', en: 'Once more: ' }[terminal.language]);
  if (first === again) return first;
  throw new Refusal({ zh: '两次输入的口令不同：请重来。', en: 'The two passphrases differ: start again.' });
}

async function ask(terminal: Terminal, question: string): Promise<string> {
  terminal.stderr.write(question);
  process.stdin.setRawMode(true);
  try {
    return await keysUntilReturn();
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
    terminal.stderr.write('\n');
  }
}

function keysUntilReturn(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = '';
  const onKeys = (piece: Buffer) => {
    for (const key of piece.toString('utf8')) {
      if (key === '\u0003') process.exit(130);
      if (key === '\r' || key === '\n') {
        process.stdin.off('data', onKeys);
        resolve(text);
        return;
      }
      text = key === '\u007f' ? [...text].slice(0, -1).join('') : text + key;
    }
  };
  process.stdin.on('data', onKeys).resume();
  return promise;
}
