import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindOf } from '../file-address.ts';
import './file-view.css';

interface FileViewProps {
  name: string;
  mediaType: string;
  address: string;
  onClose: () => void;
}

function Content({ name, mediaType, address }: Omit<FileViewProps, 'onClose'>) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const fail = () => setFailed(true);
  const kind = kindOf(mediaType);
  if (failed) return <p role="alert">{t('ui.files.not-shown')}</p>;
  if (kind === 'picture') return <img src={address} alt={name} onError={fail} />;
  // biome-ignore lint/a11y/useMediaCaption: what customers record has no captions.
  if (kind === 'sound') return <audio src={address} controls onError={fail} aria-label={name} />;
  // biome-ignore lint/a11y/useMediaCaption: what customers record has no captions.
  return <video src={address} controls onError={fail} aria-label={name} />;
}

/** A picture, a sound or a film above the page. */
export default function FileView({ onClose, ...file }: FileViewProps) {
  return (
    <Modal open title={file.name} footer={null} width="min(1080px, 96vw)" centered destroyOnHidden onCancel={onClose}>
      <div className="file-view">
        <Content {...file} />
      </div>
    </Modal>
  );
}
