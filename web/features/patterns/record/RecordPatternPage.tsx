import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Timeline } from '../../../ui/record/Timeline.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { ConditionSelect, PatternLinks, useCondition, useSample } from '../condition.tsx';
import { type RecordCondition, recordConditions, type Sample, sampleOf } from './samples.ts';

function Choice({ value }: { value: RecordCondition }) {
  const { t } = useTranslation();
  return (
    <ConditionSelect all={recordConditions} value={value} words={(one) => t(`patterns.record.condition.${one}`)} />
  );
}

function Acts({ actions }: { actions: Sample['actions'] }) {
  const { t } = useTranslation();
  const nothing = () => undefined;
  return (
    <>
      <ActButton allowance={actions.ask} onAct={nothing}>
        {t('patterns.record.act.ask')}
      </ActButton>
      <ActButton allowance={actions.take} onAct={nothing}>
        {t('patterns.record.act.take')}
      </ActButton>
      <ActButton allowance={actions.close} kind="primary" onAct={nothing}>
        {t('patterns.record.act.close')}
      </ActButton>
    </>
  );
}

function Story({ story }: Pick<Sample, 'story'>) {
  const { t } = useTranslation();
  const entries = story.map(({ key, at, tone, kind }) => ({
    key,
    at,
    tone,
    kind,
    title: t(`patterns.record.story.${key}`),
    who: kind === 'limit' ? null : t('patterns.record.who'),
    body: kind === 'said' ? t('patterns.record.said') : null,
  }));
  return (
    <Section title={t('patterns.record.history')}>
      <Timeline entries={entries} label={t('patterns.record.history')} />
    </Section>
  );
}

function Details() {
  const { t } = useTranslation();
  return (
    <Section title={t('patterns.record.tab.details')}>
      <Facts
        facts={[
          { label: t('patterns.record.what'), value: t('patterns.record.what-value') },
          { label: t('patterns.record.nothing-known'), value: null },
        ]}
      />
    </Section>
  );
}

function Shown({ sample, condition }: { sample: Sample; condition: RecordCondition }) {
  const { t } = useTranslation();
  const { closed, empty } = sample;
  const files = <Empty title={t('patterns.record.no-files')}>{t('patterns.record.no-files-words')}</Empty>;
  return (
    <RecordPage
      title={t('patterns.record.title')}
      state={
        <StateTag tone={closed ? 'done' : 'progress'}>{t(`patterns.list.state.${closed ? 'done' : 'open'}`)}</StateTag>
      }
      lead={
        <>
          {t('patterns.record.lead')}
          <PatternLinks own="record" />
        </>
      }
      facts={[
        { label: t('patterns.record.owner'), value: empty ? null : t('patterns.record.who') },
        { label: t('patterns.record.due'), value: empty ? null : <Day on="2026-03-06" /> },
        { label: t('patterns.record.next'), value: closed || empty ? null : t('patterns.record.next-value') },
      ]}
      actions={
        <>
          <Choice value={condition} />
          <Acts actions={sample.actions} />
        </>
      }
      tabs={[
        { key: 'details', label: t('patterns.record.tab.details'), content: <Details /> },
        { key: 'files', label: t('patterns.record.tab.files'), content: files },
      ]}
      aside={<Story story={sample.story} />}
    />
  );
}

/** The record pattern on a record at hand, in every state that a record can be in. */
export default function RecordPatternPage() {
  const { t } = useTranslation();
  const condition = useCondition(recordConditions);
  const sample = useSample('record', condition, sampleOf(condition));
  if (sample.data && condition !== 'stale') return <Shown key={condition} sample={sample.data} condition={condition} />;
  return (
    <Page title={t('patterns.record.title')} actions={<Choice value={condition} />}>
      <Read of={sample}>{({ story }) => <Story story={story} />}</Read>
    </Page>
  );
}
