import {
  type DeskContact,
  inviteColleague,
  listColleagues,
  listQueues,
  transferContact,
} from '@tongli/contracts/contacts';
import { Drawer, Radio, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import type { Asking } from './TalkHead.tsx';

const mostNote = 2_000;
const freshMs = 3_000;

/** Colleagues who are signed in, those who could take it now first. */
function useColleagues({ channel, others }: DeskContact) {
  const { t } = useTranslation();
  const { data } = useRead(listColleagues, {}, { refetchInterval: freshMs });
  const there = new Set(others.map(({ id }) => id));
  const voice = channel === 'voice' || channel === 'callback';
  const all = (data?.colleagues ?? []).filter(({ id }) => !there.has(id));
  return all
    .map(({ id, name, status, freeVoice, freeChat }) => {
      const free = status === 'ready' && (voice ? freeVoice : freeChat) > 0;
      const words = t(status === 'notReady' ? 'contacts.status.notReady' : free ? 'contacts.free' : 'contacts.busy');
      return { value: id, label: `${name} · ${words}`, free };
    })
    .sort((a, b) => Number(b.free) - Number(a.free));
}

function useQueueChoices({ projectId, queueId }: DeskContact) {
  const pick = useBilingual();
  const { data } = useRead(listQueues, {}, { staleTime: 60_000 });
  return (data?.queues ?? [])
    .filter((queue) => queue.projectId === projectId && queue.id !== queueId && !queue.retired)
    .map(({ id, name }) => ({ value: id, label: pick(name) }));
}

/** `queue <id>` or `agent <id>`, as one list offers both. */
function targetOf(value: unknown): { queueId: string } | { agentId: string } {
  const [kind, id = ''] = String(value ?? '').split(' ');
  return kind === 'queue' ? { queueId: id } : { agentId: id };
}

const prefixed = <One extends { readonly value: string }>(kind: string, all: readonly One[]) =>
  all.map((one) => ({ ...one, value: `${kind} ${one.value}` }));

interface AskProps {
  contact: DeskContact;
  onDone: () => void;
}

function TransferForm({ contact, onDone }: AskProps) {
  const { t } = useTranslation();
  const colleagues = useColleagues(contact);
  const queues = useQueueChoices(contact);
  return (
    <EndpointForm
      endpoint={transferContact}
      name={`contacts.transfer.${contact.id}`}
      input={({ to, note }) => ({ params: { id: contact.id }, body: { to: targetOf(to), note: String(note ?? '') } })}
      fieldOf={([field = '']) => [field]}
      submit={t('contacts.transfer.submit')}
      onDone={onDone}
    >
      <p className="quiet form-notice">{t('contacts.transfer.lead')}</p>
      <Field name="to" label={t('contacts.transfer.to')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { label: t('contacts.transfer.queues'), title: 'queues', options: prefixed('queue', queues) },
            { label: t('contacts.transfer.colleagues'), title: 'colleagues', options: prefixed('agent', colleagues) },
          ]}
        />
      </Field>
      <Field name="note" label={t('contacts.transfer.note')} optional>
        <LongText rows={3} most={mostNote} />
      </Field>
    </EndpointForm>
  );
}

const roles = ['consulted', 'participant'] as const;

function InviteForm({ contact, onDone }: AskProps) {
  const { t } = useTranslation();
  const colleagues = useColleagues(contact);
  return (
    <EndpointForm
      endpoint={inviteColleague}
      name={`contacts.invite.${contact.id}`}
      initial={{ role: 'consulted' }}
      input={({ agentId, role, note }) => ({
        params: { id: contact.id },
        body: {
          agentId: String(agentId ?? ''),
          role: role as (typeof roles)[number],
          note: String(note ?? ''),
        },
      })}
      submit={t('contacts.invite.submit')}
      onDone={onDone}
    >
      <p className="quiet form-notice">{t('contacts.invite.lead')}</p>
      <Field name="agentId" label={t('contacts.invite.who')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={colleagues} />
      </Field>
      <Field name="role" label={t('contacts.invite.role')}>
        <Choices className="choices">
          {roles.map((role) => (
            <Radio key={role} value={role}>
              {t(`contacts.invite.role-${role}`)}
            </Radio>
          ))}
        </Choices>
      </Field>
      <Field name="note" label={t('contacts.invite.note')} optional>
        <LongText rows={3} most={mostNote} />
      </Field>
    </EndpointForm>
  );
}

interface AskDrawerProps extends AskProps {
  asking: Asking;
}

/** Gives the contact away at once, or asks a colleague in first: they may get it then. */
export function AskDrawer({ asking, contact, onDone }: AskDrawerProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const form = useRef<HTMLDivElement>(null);
  return (
    <Drawer
      open
      // It takes the focus itself as it opens: who asks by keys goes on by keys.
      afterOpenChange={() => form.current?.querySelector('input')?.focus()}
      onClose={onDone}
      title={t(asking === 'transfer' ? 'contacts.transfer.title' : 'contacts.invite.title')}
      size={narrow ? '100%' : 460}
      destroyOnHidden
    >
      <div ref={form}>
        {asking === 'transfer' ? (
          <TransferForm contact={contact} onDone={onDone} />
        ) : (
          <InviteForm contact={contact} onDone={onDone} />
        )}
      </div>
    </Drawer>
  );
}
