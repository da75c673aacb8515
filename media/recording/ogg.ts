import { samplesOf } from './opus.ts';

/** Opus in Ogg (RFC 7845 in RFC 3533): what every player opens. */

const crcTable = Uint32Array.from({ length: 256 }, (_, place) => {
  let value = place << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value;
});

function crcOf(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}

const beginning = 2;
const ending = 4;
const headBytes = 27;
/** A page is a second, and holds at most 255 pieces of packets. */
const packetsPerPage = 50;

interface Page {
  readonly serial: number;
  readonly sequence: number;
  /** Samples that have sounded when this page has. */
  readonly position: number;
  readonly flags: number;
}

/** A packet takes a byte for each whole 255 bytes of it and one for the rest. */
const lacing = (packet: Buffer): number[] => [
  ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
  packet.length % 255,
];

function page(packets: readonly Buffer[], { serial, sequence, position, flags }: Page): Buffer {
  const laces = packets.flatMap(lacing);
  if (laces.length > 255) throw new Error(`ogg: a page of ${laces.length} pieces, and 255 is the bound`);
  const head = Buffer.alloc(headBytes + laces.length);
  head.write('OggS');
  head[5] = flags;
  head.writeBigUInt64LE(BigInt(position), 6);
  head.writeUInt32LE(serial, 14);
  head.writeUInt32LE(sequence, 18);
  head[26] = laces.length;
  head.set(laces, headBytes);
  const whole = Buffer.concat([head, ...packets]);
  whole.writeUInt32LE(crcOf(whole), 22);
  return whole;
}

const opusHead = Buffer.from([...Buffer.from('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]);

const counted = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
};

function opusTags(tags: Readonly<Record<string, string>>): Buffer {
  const pairs = Object.entries(tags).map(([name, value]) => counted(`${name}=${value}`));
  const count = Buffer.alloc(4);
  count.writeUInt32LE(pairs.length);
  return Buffer.concat([Buffer.from('OpusTags'), counted('tongli'), count, ...pairs]);
}

/** A file out of packets that follow one another without a gap. `serial` may be the same for every file. */
export function* writeOgg(packets: Iterable<Buffer>, tags: Readonly<Record<string, string>>): Generator<Buffer> {
  const serial = 1;
  yield page([opusHead], { serial, sequence: 0, position: 0, flags: beginning });
  yield page([opusTags(tags)], { serial, sequence: 1, position: 0, flags: 0 });
  let [sequence, position, held] = [2, 0, [] as Buffer[]];
  for (const packet of packets) {
    // A full page is held back until more comes: only then is it known not to be the last.
    if (held.length >= packetsPerPage) {
      yield page(held, { serial, sequence: sequence++, position, flags: 0 });
      held = [];
    }
    held.push(packet);
    position += samplesOf(packet);
  }
  yield page(held, { serial, sequence, position, flags: ending });
}

function* packetsOf(file: Buffer): Generator<Buffer> {
  let begun: Buffer[] = [];
  for (let at = 0; at + headBytes <= file.length; ) {
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`ogg: no page at byte ${at}`);
    const laces = file.subarray(at + headBytes, at + headBytes + (file[at + 26] ?? 0));
    at += headBytes + laces.length;
    for (const lace of laces) {
      begun.push(file.subarray(at, at + lace));
      at += lace;
      if (lace === 255) continue;
      yield Buffer.concat(begun);
      begun = [];
    }
  }
}

/** The packets of a file that `writeOgg` or another one has written, its two heads left out. */
export const readOgg = (file: Buffer): Buffer[] => [...packetsOf(file)].slice(2);

/** What a file says about itself; its first two pages are enough. */
export function readTags(file: Buffer): Record<string, string> {
  const [, tags = Buffer.alloc(0)] = packetsOf(file);
  const told: Record<string, string> = {};
  let at = 8 + 4 + tags.readUInt32LE(8);
  const count = tags.readUInt32LE(at);
  at += 4;
  for (let place = 0; place < count; place++) {
    const length = tags.readUInt32LE(at);
    const [name = '', ...value] = tags.toString('utf8', at + 4, at + 4 + length).split('=');
    told[name] = value.join('=');
    at += 4 + length;
  }
  return told;
}
