import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileToGive, OpenFile } from '../../../platform/files/index.ts';
import { csvText } from '../../../platform/tabular/csv-writer.ts';
import type { Reply } from './formats/replying.ts';
import { casePage, replyPage, type Watermark } from './page.ts';
import type { Evidence, EvidenceRow } from './reading.ts';
import { leftOut } from './sources.ts';

/** Opens a file of the case; null where its person was erased. */
type OpenContent = (id: string) => Promise<OpenFile | null>;

interface Listed {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Archive {
  readonly evidence: Evidence;
  readonly mark: Watermark;
  /** In the shape that a recipient asked for. */
  readonly reply: Reply | null;
  readonly open: OpenContent;
  /** Told after each part that is written, with how many there are. */
  readonly onPart: (done: number, parts: number) => void;
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** All rows with all their fields. */
function csvOf(rows: readonly EvidenceRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return csvText([columns, ...rows.map((row) => columns.map((column) => textOf(row[column])))]);
}

/** To be read and sent, and to be put into the recipient's platform: a row of labels, a row of values. */
const replyTexts = (reply: Reply, mark: Watermark): [string, string][] => [
  [`reply/${reply.recipient}.html`, replyPage(reply, mark)],
  [
    `reply/${reply.recipient}.csv`,
    csvText([reply.fields.map(({ label }) => label[mark.language]), reply.fields.map(({ value }) => value ?? '')]),
  ],
];

/** Names as they came may be the same, or no names at all on the reader's machine. */
function placeOf({ id, name, ownerType }: FileToGive, at: number): string {
  const folder = ownerType === 'recording' ? 'recordings' : 'files';
  const safe = (name ?? id).replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(-120);
  return `${folder}/${String(at + 1).padStart(3, '0')}-${safe}`;
}

/** Counts what passes, and says at its end what it was. */
function measured(path: string, onEnd: (listed: Listed) => void): Transform {
  const hash = createHash('sha256');
  let bytes = 0;
  return new Transform({
    transform(part: Buffer, _, done) {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
    flush(done) {
      onEnd({ path, bytes, sha256: hash.digest('hex') });
      done();
    },
  });
}

function manifestOf({ evidence, mark }: Archive, files: readonly Listed[]): string {
  const counts = Object.entries(evidence.tables).map(([table, rows]) => [table, rows.length]);
  const { madeByName, madeAt, purpose } = mark;
  const manifest = {
    format: 'tongli-evidence/1',
    complaint: evidence.number,
    ...{ madeByName, madeAt: madeAt.toISOString(), purpose },
    rows: Object.fromEntries(counts),
    files,
    leftOut,
  };
  return JSON.stringify(manifest, null, 2);
}

/** The files whose content can still be read, with the place of each. */
async function contentsOf({ evidence, open }: Archive) {
  const contents = [];
  for (const [at, file] of evidence.files.entries()) {
    const opened = await open(file.id);
    if (opened) contents.push({ id: file.id, path: placeOf(file, at), opened });
  }
  return contents;
}

/**
 * The archive as a stream: the page to be read, each table as CSV, all of them as JSON, files as they came, and last the
 * manifest with the SHA-256 of every part. Memory holds the rows of one case, never the content of a file.
 */
export async function writeArchive(archive: Archive): Promise<Readable> {
  const { evidence, mark, onPart } = archive;
  const contents = await contentsOf(archive);
  const texts: [string, string][] = [
    ['case.html', casePage(evidence, mark, new Map(contents.map(({ id, path }) => [id, path])))],
    [
      'data/case.json',
      JSON.stringify({ watermark: mark, ...evidence, people: Object.fromEntries(evidence.people) }, null, 2),
    ],
    ...(archive.reply ? replyTexts(archive.reply, mark) : []),
    ['data/people.csv', csvText([['id', 'name'], ...evidence.people])],
    ...Object.entries(evidence.tables)
      .filter(([, rows]) => rows.length > 0)
      .map(([table, rows]): [string, string] => [`data/${table}.csv`, csvOf(rows)]),
  ];
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const options = { mtime: mark.madeAt };
  const listed: Listed[] = [];
  const parts = texts.length + contents.length;
  const add = (path: string, source: () => Readable) =>
    zip.addReadStreamLazy(path, options, (given) => {
      const through = measured(path, (one) => onPart(listed.push(one), parts));
      given(
        null,
        source()
          .on('error', (error) => out.destroy(error))
          .pipe(through),
      );
    });
  for (const [path, text] of texts) add(path, () => Readable.from([Buffer.from(text)]));
  for (const { path, opened } of contents) add(path, () => Readable.from(opened.read(0, opened.bytes)));
  zip.addReadStreamLazy('manifest.json', options, (given) =>
    given(null, Readable.from([Buffer.from(manifestOf(archive, listed))])),
  );
  zip.end();
  return out;
}
