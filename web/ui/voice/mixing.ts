/** One side of a call, decoded: when it begins after the first one, and what was said. */
export interface DecodedSide {
  readonly beginsMs: number;
  readonly samples: Float32Array;
}

/** Speech needs no more, and every player opens it. */
export const mixRate = 16_000;
const headBytes = 44;

/** Louder than the loudest there is would be heard as a crack. */
const bounded = (value: number) => Math.max(-1, Math.min(1, value));

/**
 * A sound of two channels (RIFF/WAVE, 16 bit): the customer on the left, everybody else on the right, in step as the call was. Written
 * straight, without a mix in between: an hour of it is 230 MB.
 */
export function stereoWav(left: readonly DecodedSide[], right: readonly DecodedSide[], rate = mixRate): ArrayBuffer {
  const at = ({ beginsMs }: DecodedSide) => Math.round((beginsMs * rate) / 1_000);
  const frames = Math.max(0, ...[...left, ...right].map((side) => at(side) + side.samples.length));
  const buffer = new ArrayBuffer(headBytes + frames * 4);
  writeHead(new DataView(buffer), frames, rate);
  const sound = new Int16Array(buffer, headBytes);
  for (const [channel, sides] of [left, right].entries())
    for (const side of sides) {
      const first = at(side);
      side.samples.forEach((value, index) => {
        const place = (first + index) * 2 + channel;
        sound[place] = Math.round(bounded((sound[place] ?? 0) / 32_767 + value) * 32_767);
      });
    }
  return buffer;
}

function writeHead(view: DataView, frames: number, rate: number): void {
  const word = (at: number, text: string) => {
    for (const [index, sign] of [...text].entries()) view.setUint8(at + index, sign.charCodeAt(0));
  };
  word(0, 'RIFF');
  view.setUint32(4, headBytes - 8 + frames * 4, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, frames * 4, true);
}

interface Side {
  readonly role: string;
  readonly startedAt: string;
  readonly address: string;
}

/** Fetches and decodes all sides and makes one file of them; throws where one cannot be read. */
export async function mixedCall(sides: readonly Side[]): Promise<Blob> {
  const first = Math.min(...sides.map(({ startedAt }) => Date.parse(startedAt)));
  // Decoding changes the rate to that of its context: none is ever heard.
  const context = new OfflineAudioContext(1, 1, mixRate);
  const decode = async ({ address, startedAt }: Side): Promise<DecodedSide> => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`a side is not read: ${answer.status}`);
    const sound = await context.decodeAudioData(await answer.arrayBuffer());
    return { beginsMs: Date.parse(startedAt) - first, samples: sound.getChannelData(0) };
  };
  const decoded = await Promise.all(sides.map(async (side) => ({ side, sound: await decode(side) })));
  const of = (isCustomer: boolean) =>
    decoded.filter(({ side }) => (side.role === 'customer') === isCustomer).map(({ sound }) => sound);
  return new Blob([stereoWav(of(true), of(false))], { type: 'audio/wav' });
}
