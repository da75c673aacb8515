import { runBacktest } from './backtest/command.ts';
import { runChart } from './chart/command.ts';
import { runForecast } from './forecast/command.ts';
import { commandHelp, overview } from './help.ts';
import { type Language, Refusal } from './refusal.ts';
import { runRoster } from './roster/command.ts';
import { runSimulate } from './simulate/command.ts';
import { runStaffing } from './staffing/command.ts';
import { type Terminal, write } from './terminal.ts';
import { runText } from './text/command.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<void>;

/** The operator's commands bring the server with them; the analysts' start without it. */
const commands: Readonly<Record<string, Command>> = {
  staffing: runStaffing,
  simulate: runSimulate,
  chart: runChart,
  forecast: runForecast,
  backtest: runBacktest,
  roster: runRoster,
  text: runText,
  backup: async (...given) => (await import('./operator/backup.ts')).runBackup(...given),
  restore: async (...given) => (await import('./operator/restore.ts')).runRestore(...given),
  audit: async (...given) => (await import('./operator/audit.ts')).runAudit(...given),
  keys: async (...given) => (await import('./operator/keys.ts')).runKeys(...given),
};

/** Runs one command line and resolves to its exit code: 0 done, 2 the input cannot be used. */
export async function runProgram(args: readonly string[], surroundings: Terminal): Promise<number> {
  let terminal = surroundings;
  try {
    terminal = { ...surroundings, language: chosenLanguage(args) ?? surroundings.language };
    await dispatch(args, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await write(terminal.stderr, `${error.text[terminal.language]}\n`);
    return 2;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<void> {
  const place = args.findIndex((arg, at) => !arg.startsWith('-') && args[at - 1] !== '--lang');
  const name = place < 0 ? 'help' : (args[place] ?? 'help');
  const rest = args.filter((_arg, at) => at !== place);
  const wantsHelp = rest.includes('--help') || rest.includes('-h');
  if (name === 'help') return write(terminal.stdout, overview(terminal.language));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return refuseCommand(name);
  if (wantsHelp) return write(terminal.stdout, commandHelp(name, terminal.language));
  return command(rest, terminal);
}

function refuseCommand(name: string): never {
  const present = Object.keys(commands).join(', ');
  throw new Refusal({
    zh: `没有命令“${name}”：现有 ${present}；用 ./tongli help 查看说明。`,
    en: `There is no command "${name}": there are ${present}; ./tongli help explains them.`,
  });
}

function chosenLanguage(args: readonly string[]): Language | undefined {
  const place = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (place < 0) return undefined;
  const arg = args[place] ?? '';
  const value = arg === '--lang' ? (args[place + 1] ?? '') : arg.slice('--lang='.length);
  if (value === 'zh' || value === 'en') return value;
  throw new Refusal({
    zh: `选项 --lang 的值是“${value}”：只能是 zh 或 en。`,
    en: `--lang is "${value}": it must be zh or en.`,
  });
}
