import {
  type Crisis,
  crisisLevel,
  crisisTakeMinutes,
  endCrisis,
  handOverCrisis,
  type Incident,
  listCrises,
  noteCrisis,
  takeCrisis,
} from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Timeline } from '../../../ui/record/Timeline.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Due } from '../../../ui/Times.tsx';

interface PartProps {
  readonly incident: Incident;
}

const text = (value: unknown) => String(value ?? '');
const useCrises = (id: string) => useRead(listCrises, { params: { id } }).data?.crises ?? [];

type FormName = 'hand-over' | 'note' | 'end';

function HandOverForm({ incident: { id, version }, onDone }: PartProps & { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={handOverCrisis}
      name={`complaints.crisis.${id}`}
      initial={{ level: 'company' }}
      input={({ level, leaderId, reason }) => ({
        params: { id },
        body: { level: level as Crisis['level'], leaderId: text(leaderId), reason: text(reason), version },
      })}
      side
      submit={t('complaints.crisis.hand-over')}
      cancel={<Button onClick={onDone}>{t('complaints.crisis.cancel')}</Button>}
      onDone={onDone}
    >
      <Field name="level" label={t('complaints.crisis.level-label')}>
        <Choices
          options={crisisLevel.options.map((value) => ({ value, label: t(`complaints.crisis.level.${value}`) }))}
        />
      </Field>
      <Field
        name="leaderId"
        label={t('complaints.crisis.leader')}
        help={t('complaints.crisis.leader-help', { count: crisisTakeMinutes })}
      >
        <PeopleSelect />
      </Field>
      <Field name="reason" label={t('complaints.crisis.reason')}>
        <LongText rows={3} most={1000} />
      </Field>
    </EndpointForm>
  );
}

function NoteForm({ incident: { id }, onDone }: PartProps & { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={noteCrisis}
      name={`complaints.crisis-note.${id}`}
      input={(values) => ({ params: { id }, body: { text: text(values.text) } })}
      side
      submit={t('complaints.crisis.note')}
      cancel={<Button onClick={onDone}>{t('complaints.crisis.cancel')}</Button>}
      onDone={onDone}
    >
      <Field name="text" label={t('complaints.crisis.note-label')}>
        <LongText rows={3} most={2000} />
      </Field>
    </EndpointForm>
  );
}

function EndForm({ incident: { id, version }, onDone }: PartProps & { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={endCrisis}
      name={`complaints.crisis-end.${id}`}
      input={({ outcome }) => ({ params: { id }, body: { outcome: text(outcome), version } })}
      side
      submit={t('complaints.crisis.end')}
      cancel={<Button onClick={onDone}>{t('complaints.crisis.cancel')}</Button>}
      onDone={onDone}
    >
      <Field name="outcome" label={t('complaints.crisis.outcome')} help={t('complaints.crisis.outcome-help')}>
        <LongText rows={3} most={2000} />
      </Field>
    </EndpointForm>
  );
}

const forms = { 'hand-over': HandOverForm, note: NoteForm, end: EndForm } as const;

/** Who leads it, how far it reaches, and until when it must be taken. */
function Standing({ crisis }: { crisis: Crisis }) {
  const { t } = useTranslation();
  const { level, leaderName, takeBy, takenAt } = crisis;
  return (
    <>
      <p>
        <StateTag tone="breached">{t(`complaints.crisis.level.${level}`)}</StateTag>{' '}
        {t('complaints.crisis.led-by', { name: leaderName ?? '—' })}
      </p>
      {takenAt ? null : (
        <p>
          {t('complaints.crisis.take-by')} <Due at={takeBy} />
        </p>
      )}
    </>
  );
}

function Acts({ incident, onOpen }: PartProps & { onOpen: (form: FormName) => void }) {
  const { t } = useTranslation();
  const take = useAct(takeCrisis);
  const { id, version, inCrisis, actions } = incident;
  return (
    <div className="button-row">
      {actions['take-crisis']?.allowed ? (
        <ActButton
          allowance={actions['take-crisis']}
          kind="primary"
          pending={take.isPending}
          onAct={() => take.mutate({ params: { id }, body: { version } })}
        >
          {t('complaints.crisis.take')}
        </ActButton>
      ) : null}
      {inCrisis ? (
        <>
          <ActButton allowance={actions['note-crisis']} onAct={() => onOpen('note')}>
            {t('complaints.crisis.note')}
          </ActButton>
          <ActButton allowance={actions['end-crisis']} onAct={() => onOpen('end')}>
            {t('complaints.crisis.end')}
          </ActButton>
        </>
      ) : null}
      <ActButton allowance={actions['hand-over']} onAct={() => onOpen('hand-over')}>
        {t(inCrisis ? 'complaints.crisis.pass-on' : 'complaints.crisis.hand-over')}
      </ActButton>
    </div>
  );
}

/** What complaint handling alone cannot carry goes to somebody who leads the crisis, and comes back with its outcome. */
export function CrisisPart({ incident }: PartProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<FormName | null>(null);
  const running = useCrises(incident.id).find(({ endedAt }) => endedAt === null);
  if (!running && incident.state === 'closed') return null;
  const Chosen = form && forms[form];
  return (
    <Section title={t('complaints.crisis.title')}>
      {running ? <Standing crisis={running} /> : <p className="quiet form-notice">{t('complaints.crisis.none')}</p>}
      {Chosen ? (
        <Chosen incident={incident} onDone={() => setForm(null)} />
      ) : (
        <Acts incident={incident} onOpen={setForm} />
      )}
    </Section>
  );
}

const tones: Readonly<Partial<Record<Crisis['log'][number]['code'], Tone>>> = {
  'handed-over': 'breached',
  'passed-on': 'waiting',
  taken: 'progress',
  ended: 'done',
};

/** All that was decided in its crises, as it was said. */
export function CrisisLog({ incident }: PartProps) {
  const { t } = useTranslation();
  const crises = useCrises(incident.id);
  if (crises.length === 0) return null;
  const entries = crises.flatMap(({ log }) =>
    log.map((entry) => ({
      key: entry.id,
      at: entry.at,
      title: t(`complaints.crisis.entry.${entry.code}`),
      who: entry.byName ?? '',
      body: entry.text,
      tone: tones[entry.code] ?? ('neutral' as const),
    })),
  );
  return (
    <Section title={t('complaints.crisis.log')}>
      <Timeline
        entries={entries.toSorted((a, b) => b.at.localeCompare(a.at) || Number(b.key) - Number(a.key))}
        label={t('complaints.crisis.log')}
      />
    </Section>
  );
}
