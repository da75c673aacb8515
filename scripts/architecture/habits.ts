import { type Literal, scan } from './scan.ts';
import { isScript, isTest, type SourceFile } from './tree.ts';

const LINES = 300;
const TEST_LINES = 600;

export function findLongFiles(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => isScript(path))
    .map(({ path, text }) => ({ path, lines: countLines(text), limit: isTest(path) ? TEST_LINES : LINES }))
    .filter(({ lines, limit }) => lines > limit)
    .map(({ path, lines, limit }) => `${path} has ${lines} lines, and ${limit} is the limit: split it by subject`);
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** SQL that asks the database what time it is: instants are parameters. */
const SQL_TIME =
  /(?<!\.)\b(?:(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|current_date|current_time(?:stamp)?|localtime(?:stamp)?)(?![\w.])/i;

/** Looks into migrations and into every string of the server's code, tests and their fixtures apart. */
export function findTimeInSql(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('server/') && !isTest(path))
    .flatMap(({ path, text }) =>
      (isScript(path) ? scan(text).strings : [wholeFile(text)]).flatMap((literal) => timeIn(path, literal)),
    );
}

function wholeFile(text: string): Literal {
  const blank = (comment: string) => comment.replaceAll(/[^\n]/g, ' ');
  return { text: text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, blank), line: 1, at: 0 };
}

function timeIn(path: string, { text, line }: Literal): string[] {
  return text.split('\n').flatMap((row, index) => {
    const found = SQL_TIME.exec(row)?.[0];
    return found
      ? [`${path}:${line + index} asks the database for the time (${found}): pass the instant as a parameter`]
      : [];
  });
}

const TIMELESS = /^(?:engines|server\/(?:modules|flows|views))\//;
const CLOCK = /\bDate\.now\b|\bnew\s+Date\b(?:\s*\(\s*\)|(?!\s*\())|(?<!\bnew\s)\bDate\s*\(|\bperformance\.now\b/;
const CHANCE = /\bMath\.random\b/;

/** Time is an argument where business is decided or computed; so is chance in the engines. */
export function findOwnClocks(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => TIMELESS.test(path) && isScript(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      scan(text)
        .code.split('\n')
        .flatMap((row, index) => clockIn(path, row, index + 1)),
    );
}

function clockIn(path: string, row: string, line: number): string[] {
  const clock = CLOCK.exec(row)?.[0];
  if (clock) return [`${path}:${line} reads a clock of its own (${clock}): take the instant as an argument`];
  if (path.startsWith('engines/') && CHANCE.test(row)) {
    return [`${path}:${line} draws a random number of its own: take the source as an argument`];
  }
  return [];
}
