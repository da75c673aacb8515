import { type DeskContact, settleInvitation } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { isTalking, type Placed } from './placed.ts';

type Other = DeskContact['others'][number];
type As = 'owner' | 'participant' | 'dismissed';

function OtherRow({ contact, other }: { contact: DeskContact; other: Other }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const settle = useAct(settleInvitation);
  const { id: agentId, name, role, accepted } = other;
  const standing = !accepted ? 'asked' : role === 'owner' && contact.role === 'consulted' ? 'asks' : role;
  const act = (as: As) => settle.mutate({ params: { id: contact.id }, body: { agentId, as } });
  const asked: readonly As[] = accepted
    ? role === 'participant'
      ? ['owner', 'dismissed']
      : ['owner', 'participant', 'dismissed']
    : ['dismissed'];
  return (
    <div className="talk-notice">
      <span role="status">{t(`contacts.other.${standing}`, { name })}</span>
      {contact.role === 'owner'
        ? asked.map((as) => (
            <Button key={as} size="small" loading={settle.isPending} onClick={() => act(as)}>
              {t(`contacts.settle.${as}`)}
            </Button>
          ))
        : null}
      {settle.error ? <span role="alert">{problem.ofError(settle.error)}</span> : null}
    </div>
  );
}

/** Colleagues in the same contact, and what becomes of whom one asked in. */
export function Others({ contact }: { contact: Placed }) {
  if (!isTalking(contact)) return null;
  // Whoever gave it to oneself and still writes it up is in it no more.
  const others = contact.others.filter(({ role }) => contact.role !== 'owner' || role !== 'owner');
  return others.map((other) => <OtherRow key={other.id} contact={contact} other={other} />);
}
