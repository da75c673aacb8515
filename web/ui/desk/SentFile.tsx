import { fileTypes } from '@tongli/contracts/files';
import { useEffect, useRef, useState } from 'react';
import { kindOf } from '../file-address.ts';
import { useFileSize } from '../file-size.ts';
import './sent-file.css';

export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Larger pictures are fetched when somebody asks for them. */
const mostPreviewBytes = 3_000_000;

/** Once it is near the window. */
function usePreview({ mediaType, bytes }: ShownFile, addressOf: (() => Promise<string>) | undefined) {
  const place = useRef<HTMLButtonElement>(null);
  const [address, setAddress] = useState<string | null>(null);
  const wanted = addressOf !== undefined && kindOf(mediaType) === 'picture' && bytes <= mostPreviewBytes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address is asked for once; the picture stays when it is over.
  useEffect(() => {
    if (!wanted || !place.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watch.disconnect();
      addressOf().then(setAddress, () => undefined);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [wanted]);
  return { place, wanted, address, forget: () => setAddress(null) };
}

interface SentFileProps {
  file: ShownFile;
  /** What pressing it does, for readers. */
  label: string;
  onOpen: () => void;
  /** Where a picture is read, to be shown small at once; left out, it is shown when it is opened. */
  preview?: (() => Promise<string>) | undefined;
}

/** A file in a conversation: what it is, how large, and a picture as such. */
export function SentFile({ file, label, onOpen, preview }: SentFileProps) {
  const size = useFileSize();
  const { place, wanted, address, forget } = usePreview(file, preview);
  const kind = fileTypes[file.mediaType]?.[0]?.toUpperCase();
  const facts = [kind, size(file.bytes)].filter(Boolean).join(' · ');
  return (
    <button ref={place} type="button" className="sent-file" aria-label={`${label}, ${facts}`} onClick={onOpen}>
      {wanted ? (
        <span className="sent-picture">{address ? <img src={address} alt="" onError={forget} /> : null}</span>
      ) : null}
      <span className="sent-name">{file.name}</span>
      <span className="quiet">{facts}</span>
    </button>
  );
}
