import { endContact, holdContact, leaveContact, resumeContact } from '@tongli/contracts/contacts';
import type { Allowance } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Clock } from '../../../ui/Times.tsx';
import { ChannelIcon } from '../ChannelIcon.tsx';
import { KeyMark } from '../KeyMark.tsx';
import type { KeyAct } from '../keys.ts';
import { toneOfContact, useContactWords } from '../words.ts';
import { isTalking, type Placed, standingOf } from './placed.ts';

export type Asking = 'transfer' | 'invite';

interface KeyedProps {
  act: KeyAct;
  allowance: Allowance | undefined;
  label: string;
  onAct: () => void;
  pending?: boolean;
  kind?: 'plain' | 'danger';
}

/** A button that its key presses too. */
function Keyed({ act, allowance, label, ...rest }: KeyedProps) {
  return (
    <span data-act={act} className={rest.kind === 'danger' ? 'talk-apart' : undefined}>
      <ActButton allowance={allowance} {...rest}>
        {label} <KeyMark act={act} />
      </ActButton>
    </span>
  );
}

function useActs({ id }: Placed) {
  const hold = useAct(holdContact);
  const resume = useAct(resumeContact);
  const end = useAct(endContact);
  const leave = useAct(leaveContact);
  const one = { params: { id } };
  return {
    hold: { pending: hold.isPending, onAct: () => hold.mutate(one) },
    resume: { pending: resume.isPending, onAct: () => resume.mutate(one) },
    end: { pending: end.isPending, onAct: () => end.mutate(one) },
    leave: { pending: leave.isPending, onAct: () => leave.mutate(one) },
    error: [hold, resume, end, leave].map(({ error }) => error).find((error) => error !== null) ?? null,
  };
}

/** Who it is, how it stands, and what can be done to it. */
export function TalkHead({ contact, onAsk }: { contact: Placed; onAsk: (what: Asking) => void }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const problem = useProblemWords();
  const acts = useActs(contact);
  const { actions, held, role, channel } = contact;
  const isOwner = role === 'owner';
  const standing = standingOf(contact);
  return (
    <header className="talk-head">
      <div className="talk-title">
        <h2>
          <ChannelIcon channel={channel} /> {words.who(contact)}
        </h2>
        <StateTag tone={toneOfContact(standing)}>
          {words.state(standing)} <Clock since={contact.since} />
        </StateTag>
        <span className="quiet">
          {contact.number} · {words.queue(contact)}
        </span>
      </div>
      {isOwner && isTalking(contact) ? (
        <div className="talk-acts">
          {held ? (
            <Keyed act="hold" allowance={actions.resume} label={t('contacts.act.resume')} {...acts.resume} />
          ) : (
            <Keyed act="hold" allowance={actions.hold} label={t('contacts.act.hold')} {...acts.hold} />
          )}
          <Keyed
            act="transfer"
            allowance={actions.transfer}
            label={t('contacts.act.transfer')}
            onAct={() => onAsk('transfer')}
          />
          <Keyed
            act="invite"
            allowance={actions.invite}
            label={t('contacts.act.invite')}
            onAct={() => onAsk('invite')}
          />
          <Keyed act="end" allowance={actions.end} label={t('contacts.act.end')} kind="danger" {...acts.end} />
        </div>
      ) : null}
      {isOwner ? null : (
        <div className="talk-acts">
          <Keyed act="end" allowance={actions.leave} label={t('contacts.act.leave')} {...acts.leave} />
        </div>
      )}
      {acts.error ? <p role="alert">{problem.ofError(acts.error)}</p> : null}
    </header>
  );
}
