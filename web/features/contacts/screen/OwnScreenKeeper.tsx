import type { DeskContact } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { canShowScreen } from '../../../api/screen/index.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { sayNo, shareScreen, unshare, useOwnScreen, wishScreen } from './own-screen.ts';
import '../../../ui/desk/call.css';

/** A call goes before what is written beside it. */
const wantedOf = (contacts: readonly DeskContact[]): DeskContact | undefined => {
  const wanted = contacts.filter(({ screen }) => screen !== 'off');
  return wanted.find(({ call }) => call !== null) ?? wanted[0];
};

/** On every page, as long as a screen is to be recorded: whether it is, and the agent's own yes or no. */
export default function OwnScreenKeeper({ contacts }: { contacts: readonly DeskContact[] }) {
  const { t } = useTranslation();
  const phase = useOwnScreen();
  const contact = wantedOf(contacts);
  const id = contact?.id;
  const isPaused = contact?.screen === 'paused';
  useEffect(() => wishScreen(id === undefined ? null : { contactId: id, isPaused }), [id, isPaused]);
  useEffect(() => () => wishScreen(null), []);
  useEffect(() => {
    if (id !== undefined && !canShowScreen()) void sayNo('unable');
  }, [id]);
  if (phase === 'wanted' && id === undefined) return null;
  return (
    <section className="call-beside screen-sign" aria-label={t('contacts.screen.label')}>
      {phase === 'recording' ? <StateTag tone="progress">{t('contacts.screen.recording')}</StateTag> : null}
      {phase === 'paused' ? <StateTag tone="limit">{t('contacts.screen.paused')}</StateTag> : null}
      {phase === 'ready' ? <StateTag tone="neutral">{t('contacts.screen.ready')}</StateTag> : null}
      {phase === 'refused' ? <StateTag tone="breached">{t('contacts.screen.refused')}</StateTag> : null}
      {phase === 'wanted' ? <StateTag tone="waiting">{t('contacts.screen.wanted')}</StateTag> : null}
      {phase === 'wanted' || (phase === 'refused' && id !== undefined && canShowScreen()) ? (
        <Button size="small" type="primary" onClick={() => void shareScreen()}>
          {t('contacts.screen.share')}
        </Button>
      ) : null}
      {phase === 'wanted' ? (
        <Button size="small" onClick={() => void sayNo('denied')}>
          {t('contacts.screen.no')}
        </Button>
      ) : null}
      {phase === 'recording' || phase === 'paused' || phase === 'ready' ? (
        <Button size="small" onClick={unshare}>
          {t('contacts.screen.stop')}
        </Button>
      ) : null}
    </section>
  );
}
