import { samplesOf } from './opus.ts';

/** Opus in Ogg (RFC 7845 in RFC 3533): what every player opens. Written by the media process, and by browsers that make a sound for it. */

const crcTable = Uint32Array.from({ length: 256 }, (_, place) => {
  let value = place << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
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
const lacing = (packet: Uint8Array): number[] => [
  ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
  packet.length % 255,
];

const letters = new TextEncoder();
const latin = new TextDecoder('latin1');

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function page(packets: readonly Uint8Array[], { serial, sequence, position, flags }: Page): Uint8Array<ArrayBuffer> {
  const laces = packets.flatMap(lacing);
  if (laces.length > 255) throw new Error(`ogg: a page of ${laces.length} pieces, and 255 is the bound`);
  const whole = joined([letters.encode('OggS'), new Uint8Array(headBytes - 4), Uint8Array.from(laces), ...packets]);
  const view = viewOf(whole);
  view.setUint8(5, flags);
  view.setBigUint64(6, BigInt(position), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  view.setUint8(26, laces.length);
  view.setUint32(22, crcOf(whole), true);
  return whole;
}

const headMark = 'OpusHead';
const opusHead = joined([letters.encode(headMark), Uint8Array.of(1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0)]);

const number = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, true);
  return bytes;
};

const counted = (text: string): Uint8Array => {
  const bytes = letters.encode(text);
  return joined([number(bytes.length), bytes]);
};

function opusTags(tags: Readonly<Record<string, string>>): Uint8Array {
  const pairs = Object.entries(tags).map(([name, value]) => counted(`${name}=${value}`));
  return joined([letters.encode('OpusTags'), counted('tongli'), number(pairs.length), ...pairs]);
}

/** A file out of packets that follow one another without a gap. `serial` may be the same for every file. */
export function* writeOgg(
  packets: Iterable<Uint8Array>,
  tags: Readonly<Record<string, string>>,
): Generator<Uint8Array<ArrayBuffer>> {
  const serial = 1;
  yield page([opusHead], { serial, sequence: 0, position: 0, flags: beginning });
  yield page([opusTags(tags)], { serial, sequence: 1, position: 0, flags: 0 });
  let [sequence, position, held] = [2, 0, [] as Uint8Array[]];
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

function* packetsOf(file: Uint8Array): Generator<Uint8Array> {
  let begun: Uint8Array[] = [];
  for (let at = 0; at + headBytes <= file.length; ) {
    if (latin.decode(file.subarray(at, at + 4)) !== 'OggS') throw new Error(`ogg: no page at byte ${at}`);
    const laces = file.subarray(at + headBytes, at + headBytes + (file[at + 26] ?? 0));
    at += headBytes + laces.length;
    for (const lace of laces) {
      begun.push(file.subarray(at, at + lace));
      at += lace;
      if (lace === 255) continue;
      yield joined(begun);
      begun = [];
    }
  }
}

/** The packets of a file that `writeOgg` or another one has written, its two heads left out. */
export const readOgg = (file: Uint8Array): Uint8Array[] => [...packetsOf(file)].slice(2);

/** Whether the file begins as Opus in Ogg does. */
export function isOpus(file: Uint8Array): boolean {
  try {
    const [head] = packetsOf(file.subarray(0, headBytes + 255 + 64));
    return head !== undefined && latin.decode(head.subarray(0, headMark.length)) === headMark;
  } catch {
    return false;
  }
}

/** What a file says about itself; its first two pages are enough. */
export function readTags(file: Uint8Array): Record<string, string> {
  const [, tags = new Uint8Array()] = packetsOf(file);
  const view = viewOf(tags);
  const told: Record<string, string> = {};
  let at = 8 + 4 + view.getUint32(8, true);
  const count = view.getUint32(at, true);
  at += 4;
  for (let place = 0; place < count; place++) {
    const length = view.getUint32(at, true);
    const [name = '', ...value] = new TextDecoder().decode(tags.subarray(at + 4, at + 4 + length)).split('=');
    told[name] = value.join('=');
    at += 4 + length;
  }
  return told;
}
