import type { Language } from '../refusal.ts';

type Help = Readonly<Record<Language, string>>;

const backup: Help = {
  zh: `backup [FILE]  备份整个安装：数据库、附件、审计锚点和主密钥；服务器可以照常运行

  --data 文件夹           哪个安装；默认为 TONGLI_DATA 或 DATABASE_URL
  --passphrase-file FILE  口令在文件的第一行，“-”为标准输入；不写则在终端输入
  --key-file FILE         不用口令，用 32 字节 base64 的密钥文件（openssl rand -base64 32）
  --without-keys          不含主密钥：密钥须另行保存，没有它就读不出个人数据

不写 FILE 则写入数据文件夹的 backups/，文件名含日期。写完才有名字，不会覆盖已有文件。
`,
  en: `backup [FILE]  backs a whole installation up: database, attachments, audit anchors, master key; the server may be at work

  --data FOLDER           which installation; by default that of TONGLI_DATA or DATABASE_URL
  --passphrase-file FILE  the passphrase is its first line, "-" is standard input; without it you are asked
  --key-file FILE         32 bytes in base64 instead of a passphrase (openssl rand -base64 32)
  --without-keys          leave the master key out: keep it elsewhere, for without it no personal data can be read

Without FILE it goes to backups/ in the data folder under a dated name. A file has its name when it is whole; none is written over.
`,
};

const restore: Help = {
  zh: `restore FILE  从备份恢复到新的数据文件夹或空的数据库，并逐表比较

  --data 文件夹           恢复到哪里；默认为 TONGLI_DATA 或 DATABASE_URL
  --check                 只检查备份是否完好、口令是否正确，不恢复
  --passphrase-file FILE  --key-file FILE   与 backup 相同

先检查整个文件，再恢复；较旧的备份会升级到本版本。比较不符时退出码为 2，服务器不会打开该数据库。
`,
  en: `restore FILE  restores a backup into a new data folder or an empty database, and compares it table by table

  --data FOLDER           where to; by default TONGLI_DATA or DATABASE_URL
  --check                 only check that the backup is whole and the passphrase right
  --passphrase-file FILE  --key-file FILE   as with backup

The whole file is checked first; an older backup is brought to this release. Where the comparison fails the exit code is 2, and no server opens the database.
`,
};

const audit: Help = {
  zh: `audit verify  证明审计记录没有被改动、删除或截断

  --data 文件夹    哪个安装；默认为 TONGLI_DATA 或 DATABASE_URL
  --anchors FILE   锚点文件；默认为数据文件夹中的 audit.anchor，最好用保存在别处的副本

退出码：0 完好，2 有断点（说明第一处在哪里、意味着什么）。
`,
  en: `audit verify  proves that nothing in the audit trail was altered, removed or cut off

  --data FOLDER    which installation; by default that of TONGLI_DATA or DATABASE_URL
  --anchors FILE   the anchors; by default audit.anchor of the data folder, better a copy kept elsewhere

Exit codes: 0 intact, 2 a break (it says where the first one is and what it means).
`,
};

const keys: Help = {
  zh: `keys rotate  换主密钥：新版本写入密钥文件，逐批重新包装每个人的密钥；服务器可以照常运行

  --data 文件夹    哪个安装；默认为 TONGLI_DATA 或 DATABASE_URL

中断后再运行即可继续。查找和签名用的密钥不变，搜索和已发出的链接照常有效。请随后备份密钥文件。
`,
  en: `keys rotate  changes the master key: a new version joins the key file, and everyone's key is wrapped anew in batches; the server may be at work

  --data FOLDER    which installation; by default that of TONGLI_DATA or DATABASE_URL

What was interrupted goes on when run again. Keys for search and signatures stay, so that search and links work on. Back the key file up afterwards.
`,
};

export const operatorHelps: Readonly<Record<string, Help>> = { backup, restore, audit, keys };
