import { useEffect, useRef } from 'react';
import { PlainButton } from '../PlainButton.tsx';
import './picture-view.css';

interface PictureViewProps {
  name: string;
  address: string;
  words: { readonly close: string; readonly save: string; readonly failed: string };
  onFail: () => void;
  failed: boolean;
  onClose: () => void;
}

/** A picture over the whole window; the browser keeps the focus in it and gives it back. */
export function PictureView({ name, address, words, failed, onFail, onClose }: PictureViewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="picture-view" aria-label={name} onClose={onClose}>
      <div className="picture-view-head">
        <span>{name}</span>
        <a className="plain-button plain-default" href={address} download={name}>
          {words.save}
        </a>
        <PlainButton look="primary" autoFocus onClick={() => dialog.current?.close()}>
          {words.close}
        </PlainButton>
      </div>
      {failed ? <p role="alert">{words.failed}</p> : <img src={address} alt={name} onError={onFail} />}
    </dialog>
  );
}
