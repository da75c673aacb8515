import type { BackupTrouble } from '@tongli/server/platform/backup/refusal';
import type { Text } from '../refusal.ts';

type Sentence = (about: string) => Text;

/** What each trouble with a backup means, and what to do about it. */
export const troubleWords: Readonly<Record<BackupTrouble, Sentence>> = {
  'no-backup': (about) => ({
    zh: `${about || '该文件'}不是备份文件：请给出由 ./tongli backup 写成的文件。`,
    en: `${about || 'The file'} is no backup: name a file that ./tongli backup wrote.`,
  }),
  'newer-format': () => ({
    zh: '该备份由更新的版本写成：请用写成它的版本或更新的版本恢复。',
    en: 'The backup was written by a newer release: restore it with that release or a later one.',
  }),
  'wrong-kind-of-secret': (about) => ({
    zh:
      about === 'key' ? '该备份用密钥文件加密：请给出 --key-file。' : '该备份用口令加密：请给出口令，而不是密钥文件。',
    en:
      about === 'key'
        ? 'The backup is encrypted with a key file: give it by --key-file.'
        : 'The backup is encrypted with a passphrase: give that instead of a key file.',
  }),
  'wrong-secret': () => ({
    zh: '口令或密钥文件不对：请用写这个备份时的那一个。',
    en: 'The passphrase or key file is not the right one: use the one with which this backup was written.',
  }),
  damaged: (about) => ({
    zh: `备份文件已损坏或不完整${about && `（${about}）`}：请改用另一份备份，没有写入任何数据。`,
    en: `The backup is damaged or cut off${about && ` (${about})`}: use another one; nothing was written.`,
  }),
  'newer-release': (about) => ({
    zh: `该备份来自更新的版本（迁移 ${about}）：请用那个版本或更新的版本恢复。`,
    en: `The backup comes from a newer release (migration ${about}): restore it with that release or a later one.`,
  }),
  'other-migration': (about) => ({
    zh: `迁移 ${about} 与备份中的不同：请用未经修改的发行版恢复。`,
    en: `Migration ${about} differs from the one in the backup: restore it with a release that nobody edited.`,
  }),
  'unknown-table': (about) => ({
    zh: `本版本没有备份中的表 ${about}：请用写成它的版本恢复。`,
    en: `This release has no table ${about}, which the backup holds: restore it with the release that wrote it.`,
  }),
  'unknown-column': (about) => ({
    zh: `本版本没有备份中的列 ${about}：请用写成它的版本恢复。`,
    en: `This release has no column ${about}, which the backup holds: restore it with the release that wrote it.`,
  }),
  'database-in-use': (about) => ({
    zh: `数据文件夹 ${about} 正被运行中的服务器使用：请恢复到一个新的文件夹。`,
    en: `A running server uses the data folder ${about}: restore into a new one.`,
  }),
  'database-not-empty': () => ({
    zh: '目标数据库不是空的：请换一个新的数据文件夹或空的数据库，原有数据未被改动。',
    en: 'The database is not empty: choose a new data folder or an empty database; nothing in this one was touched.',
  }),
  'restore-unfinished': () => ({
    zh: '上一次恢复到这里没有成功结束：请删除该数据文件夹（或重建数据库）后再恢复。',
    en: 'An earlier restore into it did not end well: remove the data folder (or drop and create the database) and restore again.',
  }),
  'key-in-the-way': (about) => ({
    zh: `密钥文件 ${about} 已存在且与备份中的不同：请先移走，或用 TONGLI_KEY_FILE 指定另一处。`,
    en: `The key file ${about} exists and differs from the one in the backup: move it away or name another place by TONGLI_KEY_FILE.`,
  }),
  'key-missing': (about) => ({
    zh: `没有密钥文件 ${about}，而备份中也不含密钥：请先把它放回原处。`,
    en: `The key file ${about} is not there, and the backup would be or is without it: put it in place first.`,
  }),
  'file-in-the-way': (about) => ({
    zh: `${about} 已存在：请换一个名字，已有的文件不会被覆盖。`,
    en: `${about} exists: choose another name; nothing is written over.`,
  }),
};
