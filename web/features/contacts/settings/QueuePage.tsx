import { changeQueue, getQueue, type Queue, retireQueue, staffQueue } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Opening } from './Opening.tsx';
import { QueueFacts } from './QueueFacts.tsx';
import { QueueFields } from './QueueFields.tsx';
import { queueOf, queueValues } from './queue-form.ts';
import { Sounds } from './sounds/Sounds.tsx';
import { TryIt } from './TryIt.tsx';
import { useTerms } from './useTerms.ts';

function Settings({ queue }: { queue: Queue }) {
  const { t } = useTranslation();
  const { nameOf } = useTerms();
  const administers = may(useMe(), 'contacts.administer');
  if (queue.retired || !administers) return <QueueFacts queue={queue} />;
  return (
    <VersionedForm
      endpoint={changeQueue}
      name={`contacts.queue.${queue.id}`}
      record={queue}
      initial={queueValues}
      wordsOf={(_, value) => (typeof value === 'string' ? nameOf(value) : undefined)}
      input={(values, version) => ({ params: { id: queue.id }, body: { ...queueOf(values), version } })}
      submit={t('contacts.save')}
      onDone={() => undefined}
    >
      <QueueFields queue={queue} />
    </VersionedForm>
  );
}

/** Who serves it: its leader chooses. */
function Staff({ queue }: { queue: Queue }) {
  const { t } = useTranslation();
  const supervises = may(useMe(), 'contacts.supervise');
  if (!supervises) {
    const names = queue.agents.map(({ name }) => name).join(t('app.list-separator'));
    return <p>{names || t('contacts.queue.nobody')}</p>;
  }
  return (
    <EndpointForm
      key={queue.agents.map(({ id }) => id).join()}
      endpoint={staffQueue}
      name={`contacts.staff.${queue.id}`}
      initial={{ agentIds: queue.agents.map(({ id }) => id) }}
      input={({ agentIds }) => ({
        params: { id: queue.id },
        body: { agentIds: (agentIds as string[] | undefined) ?? [] },
      })}
      submit={t('contacts.save')}
      onDone={() => undefined}
    >
      <Field name="agentIds" label={t('contacts.queue.agents')} help={t('contacts.queue.agents-help')} optional>
        <PeopleSelect many />
      </Field>
    </EndpointForm>
  );
}

function Retire({ queue }: { queue: Queue }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const retire = useAct(retireQueue);
  const administers = may(useMe(), 'contacts.administer');
  if (queue.retired || !administers) return null;
  return (
    <>
      {retire.error ? <span role="alert">{words.ofError(retire.error)}</span> : null}
      <ConfirmButton
        question={t('contacts.queue.retire-question')}
        consequence={t('contacts.queue.retire-words')}
        pending={retire.isPending}
        onYes={() => retire.mutate({ params: { id: queue.id }, body: { version: queue.version } })}
      >
        {t('contacts.queue.retire')}
      </ConfirmButton>
    </>
  );
}

/** One queue: its rules, who serves it, and who would get a contact now. */
export default function QueuePage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const queue = useRead(getQueue, { params: { id: usePathParam('id') } });
  return (
    <Read of={queue}>
      {(one) => (
        <RecordPage
          title={pick(one.name)}
          state={
            <StateTag tone={one.retired ? 'neutral' : 'done'}>
              {t(one.retired ? 'contacts.queue.retired' : 'contacts.queue.in-use')}
            </StateTag>
          }
          actions={<Retire queue={one} />}
          tabs={[
            { key: 'settings', label: t('contacts.queue.rules-tab'), content: <Settings queue={one} /> },
            {
              key: 'agents',
              label: t('contacts.queue.agents-tab', { count: one.agents.length }),
              content: <Staff queue={one} />,
            },
            { key: 'opening', label: t('contacts.opening.title'), content: <Opening days={one.opening} /> },
            { key: 'sounds', label: t('contacts.sound.title'), content: <Sounds queue={one} /> },
            { key: 'try', label: t('contacts.try.title'), content: <TryIt queue={one} /> },
          ]}
        />
      )}
    </Read>
  );
}
