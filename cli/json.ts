import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { syntaxFaultAt } from './json-syntax.ts';
import { type Place, Refusal } from './refusal.ts';

/** A document of a planner's own: more than this was not written as one. */
const mostBytes = 64_000_000;

/** A JSON file, or standard input for "-"; UTF-8 with or without byte order mark, or GB18030. What cannot be read is a Refusal. */
export async function readJson(file: string, stdin: Readable): Promise<unknown> {
  const text = decode(file, await readBytes(file, file === '-' ? stdin : createReadStream(file)));
  try {
    return JSON.parse(text);
  } catch {
    return refuseSyntax(file, text);
  }
}

/** `path` such as `types[0].contacts[3]`; empty for the document itself. */
export function atPath(file: string, path: string): Place {
  const { zh, en } = file === '-' ? { zh: '标准输入', en: 'standard input' } : { zh: `文件 ${file} `, en: file };
  return path === '' ? { zh, en } : { zh: `${zh}中 ${path} `, en: `${en}, ${path}` };
}

async function readBytes(file: string, stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      pieces.push(Buffer.from(piece));
      size += piece.length;
      if (size > mostBytes)
        refuse(file, '大于 64 MB，请检查文件', 'is larger than 64 MB; check that it is the right file');
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as { code?: string }).code === 'ENOENT')
      refuse(file, '不存在，请检查文件名', 'does not exist; check the name');
    refuse(file, '无法打开，请检查权限以及它是不是文件', 'cannot be opened; check that it is a file that you may read');
  }
  return Buffer.concat(pieces);
}

function decode(file: string, bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  return refuse(file, '既不是 UTF-8 也不是 GB18030，请另存为 UTF-8', 'is neither UTF-8 nor GB18030; save it as UTF-8');
}

function refuseSyntax(file: string, text: string): never {
  if (text.trim() === '') return refuse(file, '是空的，请给出 JSON', 'is empty; give a JSON document');
  const before = text.slice(0, syntaxFaultAt(text)).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return refuse(
    file,
    `第 ${line} 行第 ${column} 列不符合 JSON 语法，请检查那里的引号、逗号和括号`,
    `is not JSON at line ${line}, column ${column}; check the quotes, commas and brackets there`,
  );
}

function refuse(file: string, zh: string, en: string): never {
  const name = file === '-' ? { zh: '标准输入', en: 'Standard input' } : { zh: `文件 ${file} `, en: file };
  throw new Refusal({ zh: `${name.zh}${zh}。`, en: `${name.en} ${en}.` });
}
