import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../ui/StateTag.tsx';
import type { Placed } from './placed.ts';
import { wordsIn } from './words-in.ts';

/** What is wrong for many, as this customer has read it, and what one says: on a call it is read out. */
export function OutageNotice({ contact: { outage, language } }: { contact: Placed }) {
  const { t } = useTranslation();
  if (!outage) return null;
  const phrase = wordsIn(outage.phrase, language);
  return (
    <section className="talk-notice" aria-label={t('contacts.outage.title')}>
      <StateTag tone="breached">{t('contacts.outage.on')}</StateTag>
      <span>
        {wordsIn(outage.announcement, language)}
        {outage.incident ? <span className="quiet"> · {outage.incident}</span> : null}
      </span>
      {phrase ? (
        <p>
          <strong>{t('contacts.outage.say')}</strong> {phrase}
        </p>
      ) : null}
    </section>
  );
}
