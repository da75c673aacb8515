import {
  answerInvitation,
  dismissMember,
  inviteMember,
  type TeamMember,
  type TeamRole,
  type TeamSubject,
  teamRole,
} from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.ts';
import { useBilingual } from '../../../ui/language.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';

interface TeamSectionProps {
  type: TeamSubject;
  id: string;
  team: readonly TeamMember[];
  actions: Readonly<Record<string, Allowance>>;
}

const tones: Record<TeamMember['state'], Tone> = { invited: 'waiting', joined: 'done', declined: 'neutral' };

function useRoleName() {
  const { t } = useTranslation();
  return (role: TeamRole) => t(`improvement.team-role.${role}`);
}

function Invite({ type, id }: Pick<TeamSectionProps, 'type' | 'id'>) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const roleName = useRoleName();
  const [personId, setPersonId] = useState<string>();
  const [role, setRole] = useState<TeamRole>('member');
  const act = useAct(inviteMember, () => setPersonId(undefined));
  const send = () => personId && act.mutate({ params: { type, id, personId }, body: { role } });
  return (
    <div className="choices">
      <span className="quiet">{t('improvement.team.person')}</span>
      <PeopleSelect
        label={t('improvement.team.person')}
        {...(personId ? { value: personId } : {})}
        onChange={(chosen) => setPersonId(String(chosen))}
      />
      <div className="control-row">
        <Select<TeamRole>
          aria-label={t('improvement.team.role')}
          className="team-role"
          value={role}
          onChange={setRole}
          options={teamRole.options.map((value) => ({ value, label: roleName(value) }))}
        />
        <Button disabled={!personId} loading={act.isPending} onClick={send}>
          {t('improvement.team.invite')}
        </Button>
      </div>
      {act.error ? <Alert type="error" title={words.ofError(act.error)} /> : null}
    </div>
  );
}

function Answer({ type, id, state }: Pick<TeamSectionProps, 'type' | 'id'> & Pick<TeamMember, 'state'>) {
  const { t } = useTranslation();
  const act = useAct(answerInvitation);
  const answer = (joins: boolean) => act.mutate({ params: { type, id }, body: { joins } });
  return (
    <p className="control-row">
      {state === 'joined' ? null : (
        <Button type="primary" loading={act.isPending} onClick={() => answer(true)}>
          {t('improvement.team.join')}
        </Button>
      )}
      {state === 'declined' ? null : (
        <Button loading={act.isPending} onClick={() => answer(false)}>
          {t('improvement.team.decline')}
        </Button>
      )}
    </p>
  );
}

function Member({ member, dismiss }: { member: TeamMember; dismiss: (() => void) | null }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const roleName = useRoleName();
  const { name, role, state, unit } = member;
  return (
    <li className="team-member">
      <div>
        <strong>{name}</strong> <span className="quiet">{roleName(role)}</span>
        <span className="choice-words">{unit ? pick(unit) : '—'}</span>
      </div>
      <span className="control-row">
        <StateTag tone={tones[state]}>{t(`improvement.team-state.${state}`)}</StateTag>
        {dismiss ? (
          <Button size="small" type="text" aria-label={t('improvement.team.dismiss-of', { name })} onClick={dismiss}>
            {t('improvement.team.dismiss')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** Who works on it, of which units; who was asked answers here. */
export function TeamSection({ type, id, team, actions }: TeamSectionProps) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const dismissal = useAct(dismissMember);
  const manages = actions.manageTeam?.allowed ?? false;
  const own = team.find(({ personId }) => personId === accountId);
  const units = new Set(team.filter(({ state }) => state !== 'declined').map(({ unitId }) => unitId)).size;
  return (
    <Section title={t('improvement.team.title')}>
      {own && own.state === 'invited' ? <p>{t('improvement.team.asked')}</p> : null}
      {own && actions.answerInvitation?.allowed && own.state !== 'joined' ? (
        <Answer type={type} id={id} state={own.state} />
      ) : null}
      <ul className="team">
        {team.map((member) => (
          <Member
            key={member.personId}
            member={member}
            dismiss={manages ? () => dismissal.mutate({ params: { type, id, personId: member.personId } }) : null}
          />
        ))}
      </ul>
      <p className={units > 1 ? 'quiet' : undefined}>
        {units > 1 ? t('improvement.team.units', { count: units }) : t('improvement.team.one-unit')}
      </p>
      {manages ? <Invite type={type} id={id} /> : null}
    </Section>
  );
}
