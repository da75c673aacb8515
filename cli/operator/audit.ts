import { openInstallation } from '@tongli/server/installation';
import { readAnchors } from '@tongli/server/platform/audit/anchor';
import { type ChainVerdict, verifyChain } from '@tongli/server/platform/audit/chain';
import { openDatabase } from '@tongli/server/platform/database/database';
import { type Flags, readFlags } from '../flags.ts';
import { progressOn } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { chainSentence } from './chain-words.ts';
import { forOperator, placeFlags, settingsOf } from './surroundings.ts';

export async function runAudit(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, { ...placeFlags, anchors: 'value' });
  const [act] = flags.positional;
  if (act !== 'verify')
    throw new Refusal({
      zh: `audit 没有“${act ?? ''}”：./tongli audit verify 检查审计记录。`,
      en: `audit knows no "${act ?? ''}": ./tongli audit verify checks the trail.`,
    });
  const verdict = await verify(flags, terminal);
  if (flags.has('json')) await writeJson(terminal.stdout, verdict);
  else if (verdict.intact) await write(terminal.stdout, `${chainSentence(verdict)[terminal.language]}\n`);
  if (!verdict.intact) throw new Refusal(chainSentence(verdict));
}

async function verify(flags: Flags, terminal: Terminal): Promise<ChainVerdict> {
  const settings = settingsOf(flags);
  const progress = progressOn(terminal, { zh: '条已核对', en: 'entries verified' });
  return forOperator(settings, async () => {
    const installation = await openInstallation(settings);
    const database = openDatabase(installation.databaseUrl, { connections: 1 });
    try {
      // Before the database: no anchor can then be ahead of what is read there.
      const anchors = await readAnchors(flags.value('anchors') ?? installation.files.anchorFile);
      return await verifyChain(database.db, anchors, progress);
    } finally {
      await database.close();
      await installation.close();
    }
  });
}
