import { openInstallation } from '@tongli/server/installation';
import { rotateKeys } from '@tongli/server/key-rotation';
import { readFlags } from '../flags.ts';
import { progressOn } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { forOperator, operatorName, placeFlags, settingsOf } from './surroundings.ts';

export async function runKeys(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, placeFlags);
  const [act] = flags.positional;
  if (act !== 'rotate')
    throw new Refusal({
      zh: `keys 没有“${act ?? ''}”：./tongli keys rotate 更换主密钥。`,
      en: `keys knows no "${act ?? ''}": ./tongli keys rotate changes the master key.`,
    });
  const settings = settingsOf(flags);
  const progress = progressOn(terminal, { zh: '个密钥已重新包装', en: 'keys wrapped anew' });
  const rotation = await forOperator(settings, async () => {
    const installation = await openInstallation(settings);
    return rotateKeys(installation, operatorName(), progress).finally(() => installation.close());
  });
  if (flags.has('json')) return writeJson(terminal.stdout, rotation);
  const { version, rewrapped, continued } = rotation;
  const text = {
    zh: `主密钥现为第 ${version} 版，${rewrapped} 个密钥已重新包装${continued ? '（接着上次未完成的更换）' : ''}。\n请立即备份密钥文件 ${settings.keyFile}。\n`,
    en: `The master key is now version ${version}; ${rewrapped} keys were wrapped anew${continued ? ' (an earlier change was finished)' : ''}.\nBack the key file ${settings.keyFile} up now.\n`,
  };
  return write(terminal.stdout, text[terminal.language]);
}
