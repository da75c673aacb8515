import {
  alertOutcome,
  type ContactAlert,
  listTakenAlerts,
  settleAlert,
  type TakenAlert,
  takeAlert,
} from '@tongli/contracts/contacts';
import { Button, Drawer, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/form/LongText.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant } from '../../ui/Times.tsx';
import type { LiveBoard } from './useBoard.ts';

const most = 400;
const earlierShown = 8;

/** What came of the same thing before: the next one may know the reason already. */
function Earlier({ alertKey }: { alertKey: string }) {
  const { t } = useTranslation();
  const { data } = useRead(listTakenAlerts, {});
  const same = (data?.alerts ?? []).filter(({ key, outcome }) => key === alertKey && outcome !== null);
  if (same.length === 0) return null;
  return (
    <section className="floor-part">
      <h3>{t('floor.take.earlier')}</h3>
      <ul>
        {same.slice(0, earlierShown).map(({ id, takenAt, settledByName, outcome, note }) => (
          <li key={id}>
            <Instant at={takenAt} /> {outcome ? t(`floor.take.outcomes.${outcome}`) : null} · {settledByName}
            {note === '' ? null : <p className="quiet">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SettleProps {
  alert: { readonly id: string; readonly key: string };
  about: string;
  onClose: () => void;
}

function SettleDrawer({ alert: { id, key }, about, onClose }: SettleProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Drawer open title={`${t('floor.take.title')} · ${about}`} onClose={onClose} size={narrow ? '100%' : 480}>
      <p className="quiet form-notice">{t('floor.take.quiet')}</p>
      <EndpointForm
        endpoint={settleAlert}
        name={`floor.alert.${id}`}
        initial={{ outcome: 'acted' }}
        input={({ outcome, note }) => ({
          params: { id },
          body: { outcome: outcome as (typeof alertOutcome.options)[number], note: String(note ?? '') },
        })}
        submit={t('floor.take.save')}
        onDone={onClose}
      >
        <Field name="outcome" label={t('floor.take.outcome')}>
          <Radio.Group
            vertical
            options={alertOutcome.options.map((value) => ({ value, label: t(`floor.take.outcomes.${value}`) }))}
          />
        </Field>
        <Field name="note" label={t('floor.take.note')} help={t('floor.take.note-help')} optional>
          <LongText rows={3} most={most} />
        </Field>
      </EndpointForm>
      <Earlier alertKey={key} />
    </Drawer>
  );
}

function Settle({ alert, about }: Omit<SettleProps, 'onClose'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('floor.take.settle')}
      </Button>
      {open ? <SettleDrawer alert={alert} about={about} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** One leader sees to an alert, so that not all do; whoever may may say what came of it. */
export function Taking({ alert, about }: { alert: ContactAlert; about: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const take = useAct(takeAlert);
  if (alert.taken) return <Settle alert={{ id: alert.taken.id, key: alert.key }} about={about} />;
  return (
    <>
      {take.error ? <span role="alert">{words.ofError(take.error)}</span> : null}
      <Button size="small" loading={take.isPending} onClick={() => take.mutate({ body: { key: alert.key } })}>
        {t('floor.take.take')}
      </Button>
    </>
  );
}

/** Somebody took it and it is so no more: it waits for a word on what it was. */
export function OverAlert({ alert, live }: { alert: TakenAlert; live: LiveBoard }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const supervises = may(useMe(), 'contacts.supervise');
  const queue = live.board.queues.find(({ id }) => id === alert.queueId);
  const about = queue ? pick(queue.name) : alert.agentName;
  return (
    <li className="state-done">
      <StateTag tone="done">{t('floor.take.over')}</StateTag>
      <span className="floor-strip-words">
        {about} · {t(`floor.alert.${alert.code}`)} {t('floor.take.over-words', { name: alert.takenByName })}
      </span>
      {supervises ? <Settle alert={alert} about={about} /> : null}
    </li>
  );
}
