import {
  discardDraft,
  getPhrase,
  type Phrase,
  submitPhrase,
  withdrawPhrase,
  writePhrase,
} from '@tongli/contracts/knowledge';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { EntryActs } from '../EntryActs.tsx';
import { toneOfState } from '../words.ts';
import { EditionSection, Editions } from './Editions.tsx';
import { PhraseFields } from './PhraseFields.tsx';
import { contentOf, latestOf, phraseValues } from './phrase-form.ts';
import { Usage } from './Usage.tsx';

const mostReason = 400;

function Acts({ phrase }: { phrase: Phrase }) {
  const { t } = useTranslation();
  const submit = useAct(submitPhrase);
  const discard = useAct(discardDraft);
  const { id, version } = phrase;
  const input = { params: { id }, body: { version } };
  return (
    <EntryActs
      entry={phrase}
      submit={{ ...submit, send: () => submit.mutate(input) }}
      discard={{ ...discard, send: () => discard.mutate(input) }}
      withdrawing={(onClose) => (
        <ReasonDrawer
          endpoint={withdrawPhrase}
          name={`knowledge.withdraw.${id}`}
          title={t('knowledge.act.withdraw')}
          consequence={t('knowledge.withdraw-words')}
          submit={t('knowledge.act.withdraw')}
          most={mostReason}
          input={(reason) => ({ params: { id }, body: { reason, version } })}
          onClose={onClose}
        />
      )}
    />
  );
}

/** The draft, or the beginning of the next edition; the latest as it stands for whoever may not write now. */
function Writing({ phrase }: { phrase: Phrase }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { id, actions, editions, openState } = phrase;
  const [latest] = editions;
  if (!actions.write?.allowed)
    return (
      <>
        {actions.write?.refusal === 'awaits-approval' ? (
          <Alert type="info" showIcon className="form-notice" title={words.ofRefusal('awaits-approval')} />
        ) : null}
        {latest ? <EditionSection edition={latest} /> : null}
      </>
    );
  return (
    <VersionedForm
      endpoint={writePhrase}
      name={`knowledge.phrase.${id}`}
      record={phrase}
      initial={phraseValues}
      input={(values, version) => ({ params: { id }, body: { ...contentOf(values), version } })}
      submit={t(openState === 'draft' ? 'knowledge.save' : 'knowledge.begin-next')}
      onDone={() => undefined}
    >
      <PhraseFields />
    </VersionedForm>
  );
}

function Record({ phrase }: { phrase: Phrase }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { state, openState, editions, usage } = phrase;
  const current = editions.find((one) => one.state === 'published');
  const latest = latestOf(phrase);
  const tag = (one: typeof state) => <StateTag tone={toneOfState[one]}>{t(`knowledge.state.${one}`)}</StateTag>;
  const writing = { key: 'write', label: t('knowledge.tab.write'), content: <Writing phrase={phrase} /> };
  const use = {
    key: 'in-use',
    label: t('knowledge.tab.in-use'),
    content: current && <EditionSection edition={current} />,
  };
  return (
    <RecordPage
      title={latest ? pick(latest.title) : t('knowledge.title')}
      state={
        <>
          {tag(state)}
          {state === 'published' && openState ? tag(openState) : null}
        </>
      }
      actions={<Acts phrase={phrase} />}
      tabs={[
        ...(current ? [use] : []),
        writing,
        {
          key: 'editions',
          label: t('knowledge.tab.editions', { count: editions.length }),
          content: <Editions editions={editions} />,
        },
        { key: 'usage', label: t('knowledge.tab.usage'), content: <Usage usage={usage} /> },
      ]}
    />
  );
}

/** One phrase: what is in use, what is being written, every edition, and how often it is said. */
export default function PhrasePage() {
  const phrase = useRead(getPhrase, { params: { id: usePathParam('id') } });
  return <Read of={phrase}>{(data) => <Record phrase={data} />}</Read>;
}
