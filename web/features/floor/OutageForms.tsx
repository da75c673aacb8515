import { listIncidents } from '@tongli/contracts/complaints';
import { endOutage, type Outage, startOutage } from '@tongli/contracts/contacts';
import type { BodyOf } from '@tongli/contracts/kernel';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { encodeList } from '../../api/list.ts';
import { may, useMe } from '../../api/session.ts';
import { Choices } from '../../ui/form/Choices.tsx';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/form/LongText.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useTerms } from '../../ui/terms.ts';
import type { LiveBoard } from './useBoard.ts';

const most = 2_000;
/** In place of the number of an incident: none, or one that is opened. */
const none = 'none';
const anew = 'new';
/** Why it is switched on: something is broken, or more come than can be answered. */
export type OutageCause = 'broken' | 'busy';

type Values = Readonly<Record<string, unknown>>;
interface Words {
  readonly zh?: string;
  readonly en?: string;
}

const wordsOf = (value: unknown) => {
  const { zh = '', en = '' } = (value ?? {}) as Words;
  return { zh, en };
};

function bodyOf({ queueIds, announcement, phrase, master, product, area }: Values): BodyOf<typeof startOutage> {
  return {
    queueIds: queueIds as string[],
    announcement: wordsOf(announcement),
    phrase: wordsOf(phrase),
    incident: master === none || master === anew ? null : String(master),
    opens: master === anew ? { product: String(product ?? ''), area: String(area ?? '') } : null,
  };
}

/** What is wrong, where an incident is opened for it: one that is open already goes on. */
function Master({ projectId }: { projectId: string | null }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const reads = may(useMe(), 'complaints.read');
  const query = encodeList({ filters: { state: { eq: 'open' } } });
  const { data } = useRead(listIncidents, { query }, { enabled: reads });
  const master = Form.useWatch<string | undefined>('master') ?? none;
  const open = (data?.items ?? []).map(({ number, product, area }) => ({
    value: number,
    label: [number, ...[terms.name('product', product), area && terms.name('area', area)].filter(Boolean)].join(' · '),
  }));
  const fixed = [none, anew].map((value) => ({ value, label: t(`floor.outage.masters.${value}`) }));
  return (
    <>
      <Field name="master" label={t('floor.outage.incident')} help={t('floor.outage.incident-help')}>
        <Select options={[...fixed, ...open]} />
      </Field>
      {master === anew ? (
        <>
          <Field name="product" label={t('floor.outage.product')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={terms.options('product', projectId)} />
          </Field>
          <Field name="area" label={t('floor.outage.area')} optional>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={terms.options('area', projectId)} />
          </Field>
        </>
      ) : null}
    </>
  );
}

interface StartFormProps {
  live: LiveBoard;
  queueIds: readonly string[];
  cause: OutageCause;
  onClose: () => void;
}

/** Words that are there already, in both languages at once: whoever has more to say writes over them. */
export function StartForm({ live, queueIds, cause, onClose }: StartFormProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const usual = (what: 'announcement' | 'phrase') => ({
    zh: t(`floor.outage.usual.${cause}.${what}.zh`),
    en: t(`floor.outage.usual.${cause}.${what}.en`),
  });
  const projectId = live.queues.find(({ id }) => queueIds.includes(id))?.queue.projectId ?? null;
  const initial = { announcement: usual('announcement'), phrase: usual('phrase'), master: none };
  return (
    <EndpointForm
      endpoint={startOutage}
      name={`floor.outage.${cause}`}
      initial={{ queueIds: [...queueIds], ...initial }}
      input={(values) => ({ body: bodyOf(values) })}
      fieldOf={(path) => (path[0] === 'opens' ? path.slice(1) : path[0] === 'incident' ? ['master'] : path)}
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
      <Field name={['phrase', 'zh']} label={t('floor.outage.phrase-zh')} help={t('floor.outage.phrase-help')} optional>
        <LongText rows={2} most={most} />
      </Field>
      <Field name={['phrase', 'en']} label={t('floor.outage.phrase-en')} optional>
        <LongText rows={2} most={most} />
      </Field>
      <Master projectId={projectId} />
    </EndpointForm>
  );
}

function ClosingWords() {
  const { t } = useTranslation();
  if (Form.useWatch<string | undefined>('how') === 'mistaken')
    return <p className="quiet form-notice">{t('floor.outage.mistaken-words')}</p>;
  return (
    <>
      <p className="quiet form-notice">{t('floor.outage.closing-words')}</p>
      <Field name="zh" label={t('floor.outage.closing-zh')} optional>
        <LongText rows={2} most={most} />
      </Field>
      <Field name="en" label={t('floor.outage.closing-en')} optional>
        <LongText rows={2} most={most} />
      </Field>
    </>
  );
}

/** It is over, with a word to everybody; or it was a mistake, and nobody hears of it. */
export function EndForm({ outage, onClose }: { outage: Outage; onClose: () => void }) {
  const { t } = useTranslation();
  const ways = ['over', 'mistaken'] as const;
  return (
    <EndpointForm
      endpoint={endOutage}
      name={`floor.outage.${outage.id}`}
      initial={{ how: 'over', zh: t('floor.outage.usual.closing.zh'), en: t('floor.outage.usual.closing.en') }}
      input={({ how, zh = '', en = '' }) => ({
        params: { id: outage.id },
        body: { closing: zh || en ? { zh: String(zh), en: String(en) } : null, mistaken: how === 'mistaken' },
      })}
      fieldOf={(path) => path.filter((part) => part !== 'closing')}
      submit={t('floor.outage.end')}
      onDone={onClose}
    >
      <Field name="how" label={t('floor.outage.how')}>
        <Choices options={ways.map((value) => ({ value, label: t(`floor.outage.hows.${value}`) }))} />
      </Field>
      <ClosingWords />
    </EndpointForm>
  );
}
