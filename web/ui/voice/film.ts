/** A recorded screen in the page: its bytes are fetched whole, so that any place of it is shown at once. */
export interface Film {
  /** For the `src` of a video. */
  readonly address: string;
  close(): void;
}

const kind = 'video/webm; codecs="vp8"';

/**
 * Browsers write what they record without its length and without an index; fed piece by piece through a media source it has both. Throws
 * where it is not read.
 */
export async function openFilm(address: string, signal: AbortSignal): Promise<Film> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`a film is not read: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const source = new MediaSource();
  const own = URL.createObjectURL(source);
  source.addEventListener(
    'sourceopen',
    () => {
      const buffer = source.addSourceBuffer(kind);
      buffer.addEventListener('updateend', () => source.readyState === 'open' && source.endOfStream(), { once: true });
      buffer.appendBuffer(bytes);
    },
    { once: true },
  );
  return { address: own, close: () => URL.revokeObjectURL(own) };
}
