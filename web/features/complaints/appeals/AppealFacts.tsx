import type { Appeal } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Told } from '../../../ui/record/Told.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant } from '../../../ui/Times.tsx';
import { appealTone } from './words.ts';

/** An appeal and how it stands. */
export function AppealFacts({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation();
  const { state, decidedAt, decision } = appeal;
  return (
    <>
      <p>
        <StateTag tone={appealTone(appeal)}>{t(`complaints.appeal.state.${state}`)}</StateTag>
      </p>
      <Told
        facts={[
          { label: t('complaints.appeal.reason'), value: appeal.reason },
          {
            label: t('complaints.appeal.lodged'),
            value: (
              <>
                <Instant at={appeal.lodgedAt} /> · {appeal.lodgedByName ?? t('complaints.customer')}
              </>
            ),
          },
          { label: t('complaints.appeal.against'), value: appeal.handlerName },
          { label: t('complaints.appeal.reviewer'), value: appeal.reviewerName ?? t('complaints.nobody') },
          ...(decidedAt
            ? [
                { label: t('complaints.appeal.decision'), value: decision },
                {
                  label: t('complaints.appeal.decided'),
                  value: (
                    <>
                      <Instant at={decidedAt} /> · {appeal.decidedByName}
                    </>
                  ),
                },
              ]
            : [{ label: t('complaints.appeal.due'), value: <Due at={appeal.dueAt} /> }]),
        ]}
      />
    </>
  );
}
