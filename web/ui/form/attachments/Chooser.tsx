import type { FieldError } from '@tongli/contracts/kernel';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileSize } from '../../file-size.ts';
import { PlainButton } from '../../PlainButton.tsx';
import { useProblemWords } from '../../problem-words.ts';
import type { AttachmentsProps } from '../Attachments.tsx';
import { accepted } from './judge.ts';
import { type Sending, useSendings } from './sending.ts';
import './attachments.css';

const isFieldError = (error: unknown): error is FieldError =>
  typeof error === 'object' && error !== null && 'field' in error;

const onPhone = () => matchMedia('(pointer: coarse)').matches;

/** A button that opens the browser's dialogue, or the camera. */
function PickButton({ camera = false, label, onPick }: { camera?: boolean; label: string; onPick: Pick }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <PlainButton onClick={() => input.current?.click()}>{label}</PlainButton>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={!camera}
        accept={camera ? 'image/*' : accepted}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

type Pick = (files: readonly File[]) => void;

/** What is pasted into the page, such as a picture of the screen. */
function usePasted(onPick: Pick) {
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0) pick.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

interface UnsentProps {
  sending: Sending;
  onRetry: () => void;
  onCancel: () => void;
}

function Unsent({ sending: { file, share, error, again }, onRetry, onCancel }: UnsentProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { name } = file;
  const under = error === null;
  const act = t(`ui.files.${under ? 'cancel' : 'remove'}`);
  return (
    <li>
      <span className="file-name">{name}</span>
      {under ? <progress value={share} max={1} aria-label={t('ui.files.progress', { name })} /> : null}
      {under ? null : (
        <p className="plain-wrong" role="alert">
          {isFieldError(error) ? words.ofField(error) : words.ofError(error)}
        </p>
      )}
      <span className="file-acts">
        {again ? (
          <PlainButton look="text" aria-label={t('ui.files.again-of', { name })} onClick={onRetry}>
            {t('ui.files.again')}
          </PlainButton>
        ) : null}
        <PlainButton look="text" aria-label={t('ui.files.act-of', { act, name })} onClick={onCancel}>
          {act}
        </PlainButton>
      </span>
    </li>
  );
}

/** Chooses, shows and takes back files. What it says to screen readers is what it shows: how many have arrived. */
export default function Chooser(props: AttachmentsProps) {
  const { t } = useTranslation();
  const size = useFileSize();
  const { value = [], most, wrong = null } = props;
  const { sendings, add, retry, cancel, remove } = useSendings(props);
  const [over, setOver] = useState(false);
  usePasted(add);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const act = t('ui.files.remove');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons do the same.
    <div
      className={over ? 'attachments attachments-over' : 'attachments'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ul aria-label={t('ui.files.list')}>
        {value.map(({ id, name, bytes }) => (
          <li key={id}>
            <span className="file-name">{name}</span>
            <span className="quiet">{size(bytes)}</span>
            <span className="file-acts">
              <PlainButton look="text" aria-label={t('ui.files.act-of', { act, name })} onClick={() => remove(id)}>
                {act}
              </PlainButton>
            </span>
          </li>
        ))}
        {sendings.map((sending) => (
          <Unsent
            key={sending.key}
            sending={sending}
            onRetry={() => retry(sending.key)}
            onCancel={() => cancel(sending.key)}
          />
        ))}
      </ul>
      <div className="attachments-pick">
        {onPhone() ? <PickButton camera label={t('ui.files.photograph')} onPick={add} /> : null}
        <PickButton label={t('ui.files.choose')} onPick={add} />
        <span className="quiet">{t(onPhone() ? 'ui.files.bounds' : 'ui.files.drop', { most })}</span>
      </div>
      <p role="status" className="quiet">
        {value.length > 0 ? t('ui.files.arrived', { count: value.length }) : ''}
      </p>
      {wrong ? <p className="plain-wrong">{wrong}</p> : null}
    </div>
  );
}
