import { type CaseRisk, type Complaint, getCaseRisk, takeInterception } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { EscalationPart } from './EscalationPart.tsx';
import { InterceptionPart } from './InterceptionPart.tsx';
import { TagPart } from './TagPart.tsx';
import { toneOfScore, useReason } from './words.ts';

function ScorePart({ data, complaintId }: { data: CaseRisk; complaintId: string }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const reason = useReason();
  const take = useAct(takeInterception);
  const { risk, actions, interceptions } = data;
  const mayTake = actions.take?.allowed || interceptions[0]?.state === 'waiting';
  return (
    <Section
      title={t('complaints.risk.score-of-case')}
      actions={risk ? <StateTag tone={toneOfScore(risk.score)}>{percent(risk.score)}</StateTag> : null}
    >
      {risk ? (
        <>
          {risk.reasons.length === 0 ? (
            <p className="quiet">{t('complaints.risk.no-reasons')}</p>
          ) : (
            <ul>
              {risk.reasons.map((one) => (
                <li key={one.of}>{reason(one)}</li>
              ))}
            </ul>
          )}
          <p className="quiet form-notice">
            {t('complaints.risk.scored')} <Instant at={risk.scoredAt} />
          </p>
        </>
      ) : (
        <p className="quiet">{t('complaints.risk.not-scored')}</p>
      )}
      {mayTake ? (
        <ActButton
          allowance={actions.take}
          kind="primary"
          pending={take.isPending}
          onAct={() => take.mutate({ params: { id: complaintId }, body: {} })}
        >
          {t('complaints.risk.take')}
        </ActButton>
      ) : null}
    </Section>
  );
}

/** How likely the case is to go over our head and why, who keeps it with us and how, and where it went all the same. */
export default function RiskTab({ complaint }: { complaint: Complaint }) {
  const result = useRead(getCaseRisk, { params: { id: complaint.id } });
  const seesTags = may(useMe(), 'complaints.tag');
  return (
    <>
      <Read of={result}>
        {(data) => (
          <>
            <ScorePart data={data} complaintId={complaint.id} />
            {data.interceptions.map((one, at) => (
              <InterceptionPart
                key={one.id}
                complaintId={complaint.id}
                one={one}
                recourse={data.recourse}
                actions={at === 0 ? data.actions : {}}
              />
            ))}
            <EscalationPart data={data} complaintId={complaint.id} />
          </>
        )}
      </Read>
      {seesTags ? <TagPart complaintId={complaint.id} /> : null}
    </>
  );
}
