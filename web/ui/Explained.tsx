import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Span } from './spc/address.ts';
import { CardLink } from './spc/CardLink.tsx';
import { Instant } from './Times.tsx';

interface ExplainedProps {
  /** The number as it stands on the page. */
  value: string;
  /** What it is called. */
  label: string;
  /** How it is computed, in words. */
  definition: string;
  /** Where its data come from. */
  source?: string;
  /** Up to when they are counted. */
  asOf?: string;
  /** The indicator that it is, and over which dates: its card says the rest. */
  card?: { readonly code: string; readonly span: Span };
}

/** A number that explains itself on a press: definition, source, as-of time. */
export function Explained({ value, label, definition, source, asOf, card }: ExplainedProps) {
  const { t } = useTranslation();
  const content = (
    <div className="explanation">
      <p>{definition}</p>
      {source ? <p className="quiet">{t('ui.explained.source', { source })}</p> : null}
      {asOf ? (
        <p className="quiet">
          {t('ui.explained.as-of')} <Instant at={asOf} />
        </p>
      ) : null}
      {card ? (
        <p>
          <CardLink {...card}>{t('ui.explained.card')}</CardLink>
        </p>
      ) : null}
    </div>
  );
  return (
    <Popover trigger="click" title={label} content={content}>
      <button type="button" className="explained figures" aria-label={t('ui.explained.open', { label, value })}>
        {value}
      </button>
    </Popover>
  );
}
