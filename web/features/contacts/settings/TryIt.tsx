import { type Queue, tryQueue } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Candidates } from '../history/Candidates.tsx';
import { useContactWords } from '../words.ts';
import { Stages } from './Stages.tsx';
import '../../../ui/desk/term-rows.css';

type Trial = ReplyOf<typeof tryQueue>;
const mostSeconds = 86_400;

function Result({ trial }: { trial: Trial }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const { agent, candidates, nextChangeSeconds, rule } = trial;
  return (
    <Section title={agent ? t('contacts.decision.to', { name: agent.name }) : t('contacts.decision.nobody')}>
      <p className="form-notice" role="status">
        {words.ofCode('rule', rule)}{' '}
        {nextChangeSeconds === null ? null : (
          <span className="quiet">{t('contacts.try.next', { count: nextChangeSeconds })}</span>
        )}
      </p>
      <Candidates candidates={candidates} />
      <Stages stages={trial.stages} />
    </Section>
  );
}

/** Who would get a contact of this queue now, and why; nothing happens. */
export function TryIt({ queue }: { queue: Queue }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const [trial, setTrial] = useState<Trial | null>(null);
  return (
    <>
      <p className="quiet form-notice">{t('contacts.try.lead')}</p>
      <EndpointForm
        endpoint={tryQueue}
        name={`contacts.try.${queue.id}`}
        initial={{ channel: queue.channels[0], waitedSeconds: 0 }}
        input={({ channel, waitedSeconds, lastAgentId }) => ({
          params: { id: queue.id },
          body: {
            channel: channel as Queue['channels'][number],
            waitedSeconds: (waitedSeconds as number | null) ?? 0,
            lastAgentId: (lastAgentId as string | undefined) ?? null,
          },
        })}
        submit={t('contacts.try.submit')}
        onDone={setTrial}
      >
        <FieldRow>
          <Field name="channel" label={t('contacts.column.channel')}>
            <Select options={queue.channels.map((value) => ({ value, label: words.channel(value) }))} />
          </Field>
          <Field name="waitedSeconds" label={t('contacts.try.waited')}>
            <InputNumber min={0} max={mostSeconds} suffix={t('contacts.queue.seconds')} className="scaled-number" />
          </Field>
          <Field name="lastAgentId" label={t('contacts.try.last')} optional>
            <PeopleSelect />
          </Field>
        </FieldRow>
      </EndpointForm>
      {trial ? (
        <div className="trial">
          <Result trial={trial} />
        </div>
      ) : null}
    </>
  );
}
