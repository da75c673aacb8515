import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../ui/clipboard.ts';
import { PlainButton } from '../../../ui/PlainButton.tsx';

/** Shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => lead.current?.focus(), []);
  return (
    <>
      <p ref={lead} tabIndex={-1}>
        {t('access.factor.recovery-lead')}
      </p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="plain-choices">
        <PlainButton onClick={() => void copyText(codes.join('\n')).then(setCopied)}>
          <span aria-live="polite">{copied ? t('access.factor.copied') : t('access.factor.copy')}</span>
        </PlainButton>
        <PlainButton look="primary" onClick={onKept}>
          {t('access.factor.kept')}
        </PlainButton>
      </p>
    </>
  );
}
