import type { StepRecord, StepView } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { Day, Instant } from '../../../ui/Times.tsx';
import { spanText } from '../../../ui/time.ts';
import { usePeople } from '../people.ts';

function useFactsOf(): (record: StepRecord) => Fact[] {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const people = usePeople();
  const fact = (name: string, value: Fact['value']): Fact => ({ label: t(`complaints.record.${name}`), value });
  return (record) => {
    switch (record.step) {
      case 'understand':
        return (['facts', 'demand', 'feeling', 'confirmation'] as const).map((name) => fact(name, record[name]));
      case 'explain':
        return [
          fact('explanation', record.explanation),
          fact('accepted', t(`complaints.record.accepted-${record.accepted ? 'yes' : 'no'}`)),
        ];
      case 'divert':
        return [fact('options', record.options)];
      case 'carry-out':
        return [
          fact('commitment', record.commitment),
          fact('owner', people.name(record.ownerId)),
          fact('due-on', <Day on={record.dueOn} />),
          fact('done', t(`complaints.record.done-${record.done ? 'yes' : 'no'}`)),
        ];
      case 'make-good':
        return [
          fact('offer', record.offer),
          fact('rule', record.rule),
          fact('amount', money(record.amountMinor, record.currency)),
        ];
      case 'advise':
        return [
          fact('advice', record.advice),
          fact('follow-up-on', record.followUpOn ? <Day on={record.followUpOn} /> : null),
        ];
    }
  };
}

/** What a step left behind, by whom and when. */
export function StepRecordFacts({ view }: { view: StepView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const factsOf = useFactsOf();
  const reason: Fact[] = [{ label: t('complaints.record.skipped-because'), value: view.skipReason }];
  return (
    <>
      <Told facts={view.record ? factsOf(view.record) : reason} />
      {view.recordedAt ? (
        <p className="quiet">
          {t('complaints.record.by', { name: view.recordedBy ?? '' })} <Instant at={view.recordedAt} />
          {view.spentSeconds === null
            ? null
            : ` · ${t('complaints.record.spent', { span: spanText(view.spentSeconds * 1000, language) })}`}
        </p>
      ) : null}
    </>
  );
}
