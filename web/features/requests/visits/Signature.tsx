import { type StagedFile, stageFile } from '@tongli/contracts/files';
import { Alert, Button } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../../../api/upload.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import './visits.css';

interface SignatureProps {
  value?: StagedFile;
  onChange?: (file: StagedFile | undefined) => void;
}

const [width, height] = [560, 200];

/** The customer signs with a finger or a pen; each stroke that ends is sent as a picture. */
export function Signature({ value, onChange }: SignatureProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [error, setError] = useState<unknown>(null);
  const point = ({ nativeEvent, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return [
      ((nativeEvent.clientX - box.left) / box.width) * width,
      ((nativeEvent.clientY - box.top) / box.height) * height,
    ] as const;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    drawing.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    pen.strokeStyle = 'black';
    pen.beginPath();
    pen.moveTo(...point(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d');
    if (!pen || !drawing.current) return;
    pen.lineTo(...point(event));
    pen.stroke();
  };
  const end = () => {
    if (!drawing.current) return;
    drawing.current = false;
    canvas.current?.toBlob((blob) => {
      if (!blob) return;
      const file = new File([blob], 'signature.png', { type: 'image/png' });
      upload(stageFile, { query: { name: file.name }, file }).then(
        (staged) => onChange?.(staged),
        (reason) => setError(reason),
      );
    }, 'image/png');
  };
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, width, height);
    onChange?.(undefined);
  };
  return (
    <div className="signature">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        aria-label={t('requests.visit.sign-here')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
      />
      {error ? <Alert type="error" showIcon role="alert" title={words.ofError(error)} /> : null}
      <Button size="small" disabled={!value} onClick={clear}>
        {t('requests.visit.sign-again')}
      </Button>
    </div>
  );
}
