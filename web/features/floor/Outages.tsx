import { endOutage, listOutages, type Outage, startOutage } from '@tongli/contracts/contacts';
import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/form/LongText.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { Clock, Instant } from '../../ui/Times.tsx';
import type { LiveBoard } from './useBoard.ts';

const most = 2_000;
const usualMs = 10_000;

export const useOutages = () => useRead(listOutages, {}, { refetchInterval: usualMs });

interface StartProps {
  live: LiveBoard;
  queueIds: readonly string[];
  onClose: () => void;
}

function StartForm({ live, queueIds, onClose }: StartProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  // Both languages at once: whoever has more to say writes over it.
  const usual = { zh: t('floor.outage.usual.zh'), en: t('floor.outage.usual.en') };
  return (
    <EndpointForm
      endpoint={startOutage}
      name="floor.outage"
      initial={{ queueIds: [...queueIds], announcement: usual }}
      input={({ queueIds: ids, announcement, incident }) => {
        const { zh = '', en = '' } = (announcement ?? {}) as { zh?: string; en?: string };
        const body = {
          queueIds: ids as string[],
          announcement: { zh, en },
          incident: incident ? String(incident) : null,
        };
        return { body };
      }}
      submit={t('floor.outage.start')}
      onDone={onClose}
    >
      <Field name="queueIds" label={t('floor.outage.queues')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={live.queues.map(({ id, queue }) => ({ value: id, label: pick(queue.name) }))}
        />
      </Field>
      <Field name={['announcement', 'zh']} label={t('floor.outage.words-zh')}>
        <LongText rows={3} most={most} />
      </Field>
      <Field name={['announcement', 'en']} label={t('floor.outage.words-en')} optional>
        <LongText rows={3} most={most} />
      </Field>
      <Field name="incident" label={t('floor.outage.incident')} optional>
        <Input maxLength={40} />
      </Field>
    </EndpointForm>
  );
}

function EndForm({ outage, onClose }: { outage: Outage; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={endOutage}
      name={`floor.outage.${outage.id}`}
      input={({ zh = '', en = '' }) => ({
        params: { id: outage.id },
        body: { closing: zh || en ? { zh: String(zh), en: String(en) } : null },
      })}
      fieldOf={(path) => path.filter((part) => part !== 'closing')}
      submit={t('floor.outage.end')}
      onDone={onClose}
    >
      <p className="quiet form-notice">{t('floor.outage.closing-words')}</p>
      <Field name="zh" label={t('floor.outage.closing-zh')} optional>
        <LongText rows={2} most={most} />
      </Field>
      <Field name="en" label={t('floor.outage.closing-en')} optional>
        <LongText rows={2} most={most} />
      </Field>
    </EndpointForm>
  );
}

/** Who switched what, and how many came meanwhile. */
function Past({ outages }: { outages: readonly Outage[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (outages.length === 0) return null;
  return (
    <section className="floor-part">
      <h3>{t('floor.outage.past')}</h3>
      <ul>
        {outages.slice(0, 10).map(({ id, announcement, startedAt, startedByName, endedAt, endedByName, contacts }) => (
          <li key={id}>
            <Instant at={startedAt} /> {startedByName} – {endedAt ? <Instant at={endedAt} /> : null} {endedByName}
            <br />
            <span className="quiet">
              {pick(announcement)} · {t('floor.outage.came', { count: contacts })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Something is wrong for many: switched on with words that are there already, off as fast. */
export function OutageDrawer({ live, queueIds, onClose }: StartProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { data } = useOutages();
  return (
    <Drawer open title={t('floor.outage.title')} onClose={onClose} size={narrow ? '100%' : 520}>
      <p className="quiet form-notice">{t('floor.outage.lead')}</p>
      <StartForm live={live} queueIds={queueIds} onClose={onClose} />
      <Past outages={(data?.outages ?? []).filter(({ endedAt }) => endedAt !== null)} />
    </Drawer>
  );
}

/** What is switched on, since when and by whom, and how many came because of it. */
export function OutageStrip() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const supervises = may(useMe(), 'contacts.supervise');
  const { data } = useOutages();
  const [ending, setEnding] = useState<Outage | null>(null);
  const running = (data?.outages ?? []).filter(({ endedAt }) => endedAt === null);
  if (running.length === 0 && !ending) return null;
  return (
    <>
      <ul className="floor-strip" aria-label={t('floor.outage.running')}>
        {running.map((outage) => (
          <li key={outage.id} className="state-breached">
            <StateTag tone="breached">{t('floor.outage.on')}</StateTag>
            <span className="floor-strip-words">
              {pick(outage.announcement)}
              <span className="quiet">
                {' '}
                · {outage.startedByName} · <Clock since={outage.startedAt} /> ·{' '}
                {t('floor.outage.came', { count: outage.contacts })}
              </span>
            </span>
            {supervises ? <Button onClick={() => setEnding(outage)}>{t('floor.outage.end')}</Button> : null}
          </li>
        ))}
      </ul>
      {ending ? (
        <Drawer open title={t('floor.outage.end')} onClose={() => setEnding(null)} size={narrow ? '100%' : 480}>
          <EndForm outage={ending} onClose={() => setEnding(null)} />
        </Drawer>
      ) : null}
    </>
  );
}
