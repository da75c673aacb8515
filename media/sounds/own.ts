import { packetSamples, readOgg, samplesOf } from '@tongli/contracts/sound';
import type { SoundFile } from '@tongli/contracts/voice';
import { openStream, plainBytesOf } from '@tongli/server/platform/files/sealed';
import type { BlobStore } from '@tongli/server/platform/files/storage';

/** Packets of 20 ms each. */
export type Packets = readonly Buffer[];

/** Minutes of music of some hundred queues; what was not asked for the longest is read again when it is. */
const mostBytesKept = 64_000_000;
/** More than any sound that the server takes. */
const mostBytes = 8_000_000;

const bytesOf = (packets: Packets) => packets.reduce((sum, { length }) => sum + length, 0);

async function readPackets(blobs: BlobStore, { fileId, key }: SoundFile): Promise<Packets> {
  const size = await blobs.size(fileId);
  if (size === null || size > mostBytes) throw new Error(`sound ${fileId}: ${size === null ? 'missing' : 'too large'}`);
  const bytes = plainBytesOf(size);
  const sealed = blobs.read(fileId, 0, size);
  const parts: Buffer[] = [];
  const range = { plainBytes: bytes, from: 0, to: bytes };
  for await (const part of openStream(Buffer.from(key, 'base64'), sealed, range)) parts.push(part);
  const packets = readOgg(Buffer.concat(parts)).map((packet) => Buffer.from(packet));
  if (packets.length === 0 || packets.some((packet) => samplesOf(packet) !== packetSamples))
    throw new Error(`sound ${fileId}: not packets of 20 ms`);
  return packets;
}

export interface OwnSounds {
  /** Null, and told, where it cannot be read: a call goes on with the sounds that the product brings. */
  packetsOf(file: SoundFile): Promise<Packets | null>;
}

/** Sounds of the house's own, from the store that it shares with this process; each is read once for all calls. */
export function openOwnSounds(blobs: BlobStore, onTrouble: (error: unknown, what: string) => void): OwnSounds {
  const known = new Map<string, Promise<Packets>>();
  let kept = 0;
  const forgetOldest = async () => {
    for (const [id, reading] of known) {
      if (kept <= mostBytesKept || known.size === 1) return;
      known.delete(id);
      kept -= bytesOf(await reading);
    }
  };
  const read = (file: SoundFile): Promise<Packets> => {
    const reading = readPackets(blobs, file);
    known.set(file.fileId, reading);
    reading.then(
      (packets) => {
        kept += bytesOf(packets);
        void forgetOldest();
      },
      () => known.delete(file.fileId),
    );
    return reading;
  };
  return {
    packetsOf: async (file) => {
      const reading = known.get(file.fileId);
      if (reading) {
        known.delete(file.fileId);
        known.set(file.fileId, reading);
      }
      try {
        return await (reading ?? read(file));
      } catch (error) {
        onTrouble(error, 'sound');
        return null;
      }
    },
  };
}
