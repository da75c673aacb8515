import { concludeRootCause, type RootCause } from '@tongli/contracts/improvement';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { treeOf, type WhyNode } from './whys.ts';

/** Causes that an analysis can end at: from the third why on. */
const deepEnough = (nodes: readonly WhyNode[]): WhyNode[] =>
  nodes.flatMap((node) => [...(node.depth >= 3 ? [node] : []), ...deepEnough(node.below)]);

function ConclusionForm({ rootCause }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const { id, whys } = rootCause;
  const ends = deepEnough(treeOf(whys)).map(({ number, why }) => ({ value: why.id, label: `${number} ${why.answer}` }));
  return (
    <VersionedForm
      endpoint={concludeRootCause}
      name={`improvement.conclusion.${id}`}
      record={rootCause}
      input={({ cause, causeId, text }, version) => ({
        params: { id },
        body: {
          cause: String(cause ?? ''),
          text: String(text ?? ''),
          version,
          ...(typeof causeId === 'string' ? { causeId } : {}),
        },
      })}
      submit={t('improvement.root-cause.conclude')}
      onDone={() => undefined}
    >
      <Field
        name="causeId"
        label={t('improvement.root-cause.root')}
        help={t('improvement.root-cause.root-help')}
        optional
      >
        <Select allowClear options={ends} />
      </Field>
      <Field name="cause" label={t('improvement.root-cause.cause')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={terms.options('cause')} />
      </Field>
      <Field name="text" label={t('improvement.root-cause.text')} help={t('improvement.root-cause.text-help')}>
        <LongText rows={3} maxRows={10} most={2000} />
      </Field>
    </VersionedForm>
  );
}

/** What was found to be the cause; stands once it is concluded. */
export function ConclusionSection({ rootCause }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const terms = useTerms();
  const { concludedAt, conclusion } = rootCause;
  const allowance = rootCause.actions.conclude;
  const open = allowance?.allowed ? (
    <ConclusionForm rootCause={rootCause} />
  ) : (
    <p className="quiet">{words.ofRefusal(allowance?.refusal ?? 'forbidden')}</p>
  );
  return (
    <Section title={t('improvement.root-cause.conclusion')}>
      {conclusion ? (
        <>
          <Facts
            facts={[
              { label: t('improvement.root-cause.cause'), value: terms.name('cause', conclusion.cause) },
              {
                label: t('improvement.root-cause.root'),
                value: rootCause.whys.find(({ id }) => id === conclusion.causeId)?.answer,
              },
              {
                label: t('improvement.root-cause.concluded-at'),
                value: concludedAt ? <Instant at={concludedAt} /> : null,
              },
            ]}
          />
          <p className="timeline-body">{conclusion.text}</p>
        </>
      ) : (
        open
      )}
    </Section>
  );
}
