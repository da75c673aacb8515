import { Link } from '@tanstack/react-router';
import {
  type Complaint,
  detachFromMaster,
  getRepeats,
  joinMaster,
  judgeRepeat,
  type RepeatLink,
  type Repeats,
} from '@tongli/contracts/complaints';
import { Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant } from '../../../ui/Times.tsx';
import { IncidentOfCase } from '../incident/IncidentOfCase.tsx';
import { MatchLine } from './MatchLine.tsx';

interface PartProps {
  readonly complaint: Complaint;
  readonly repeats: Repeats;
}

/** What a case has to do with others: brought before, brought through several windows, part of an incident. */
export default function RepeatTab({ complaint }: { complaint: Complaint }) {
  const repeats = useRead(getRepeats, { params: { id: complaint.id } });
  return (
    <>
      <IncidentOfCase complaintId={complaint.id} />
      <Read of={repeats}>
        {(data) => (
          <>
            <Windows complaint={complaint} repeats={data} />
            <Links complaint={complaint} repeats={data} />
          </>
        )}
      </Read>
    </>
  );
}

const toneOfLink = { suggested: 'waiting', linked: 'progress', refused: 'neutral' } as const;

function Links({ complaint, repeats }: PartProps) {
  const { t } = useTranslation();
  const { links, plan, repeatCount } = repeats;
  return (
    <Section title={t('complaints.repeat.links')}>
      {repeatCount > 0 ? <p>{t('complaints.repeat.count', { count: repeatCount })}</p> : null}
      {plan ? (
        <p>
          {t('complaints.repeat.plan')} <Link to={`/work/tasks/${plan.taskId}`}>{plan.number}</Link> · {plan.ownerName}{' '}
          · <Due at={plan.dueAt} />
        </p>
      ) : null}
      {links.length === 0 ? (
        <Empty title={t('complaints.repeat.none')}>{t('complaints.repeat.none-words')}</Empty>
      ) : (
        <ul className="side-list">
          {links.map((link) => (
            <MatchLine
              key={link.linkId}
              match={link}
              tag={
                <StateTag tone={toneOfLink[link.linkState]}>
                  {t(`complaints.repeat.${link.side}`)} · {t(`complaints.repeat.link.${link.linkState}`)}
                  {link.linkState === 'linked' ? ` · ${t(`complaints.repeat.verdict.${link.kind}`)}` : ''}
                </StateTag>
              }
            >
              <LinkActs complaint={complaint} repeats={repeats} link={link} />
            </MatchLine>
          ))}
        </ul>
      )}
    </Section>
  );
}

function LinkActs({ complaint, repeats, link }: PartProps & { link: RepeatLink }) {
  const { t } = useTranslation();
  const judge = useAct(judgeRepeat);
  const join = useAct(joinMaster);
  const params = { id: complaint.id };
  const said = link.linkState === 'suggested' ? null : link.linkState === 'refused' ? 'different' : link.kind;
  const offered = (['repeat', 'related', 'different'] as const).filter((verdict) => verdict !== said);
  const mayJoin =
    link.linkState === 'linked' && link.kind === 'repeat' && link.side === 'earlier' && complaint.state !== 'closed';
  return (
    <Space wrap>
      {offered.map((verdict) => (
        <ActButton
          key={verdict}
          allowance={repeats.actions.judge}
          pending={judge.isPending}
          onAct={() => judge.mutate({ params, body: { otherId: link.complaintId, verdict } })}
        >
          {t(`complaints.repeat.verdict.${verdict}`)}
        </ActButton>
      ))}
      {mayJoin && !repeats.master ? (
        <ActButton
          allowance={repeats.actions.join}
          pending={join.isPending}
          onAct={() => join.mutate({ params, body: { masterId: link.complaintId } })}
        >
          {t('complaints.repeat.join')}
        </ActButton>
      ) : null}
    </Space>
  );
}

/** The master, or the members; none for a case that came through one window. */
function Windows({ complaint, repeats: { master, members, actions } }: PartProps) {
  const { t } = useTranslation();
  const [detaching, setDetaching] = useState(false);
  if (!master && members.length === 0) return null;
  return (
    <Section title={t('complaints.repeat.windows')}>
      {master ? (
        <>
          <p>
            {t('complaints.repeat.follows')} <Link to={`/complaints/${master.complaintId}`}>{master.number}</Link>
          </p>
          <p className="quiet">{t('complaints.repeat.follows-words')}</p>
          <ActButton allowance={actions.detach} onAct={() => setDetaching(true)}>
            {t('complaints.repeat.detach')}
          </ActButton>
        </>
      ) : (
        <>
          <p>{t('complaints.repeat.leads', { count: members.length })}</p>
          <ul className="side-list">
            {members.map(({ complaintId, number, joinedAt, detachedAt }) => (
              <li key={complaintId}>
                <Link to={`/complaints/${complaintId}`}>{number}</Link> <Instant at={joinedAt} />{' '}
                {detachedAt ? <StateTag tone="neutral">{t('complaints.repeat.detached')}</StateTag> : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {detaching ? (
        <ReasonDrawer
          endpoint={detachFromMaster}
          name={`complaints.detach.${complaint.id}`}
          title={t('complaints.repeat.detach')}
          consequence={t('complaints.repeat.detach-words')}
          submit={t('complaints.repeat.detach')}
          most={400}
          input={(reason) => ({ params: { id: complaint.id }, body: { reason } })}
          onClose={() => setDetaching(false)}
        />
      ) : null}
    </Section>
  );
}
