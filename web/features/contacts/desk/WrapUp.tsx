import { extendWrapUp, getContactSettings, wrapUpContact } from '@tongli/contracts/contacts';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useAct, useRead } from '../../../api/hooks.ts';
import { LengthNote } from '../../../ui/form/LengthNote.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { KeyMark } from '../KeyMark.tsx';
import { Remaining } from '../Remaining.tsx';
import { joinTexts } from './begun.ts';
import type { Placed } from './placed.ts';
import { useBegun } from './useBegun.ts';

const mostNote = 4_000;
const mostCodes = 10;

interface Outcome {
  readonly codes: readonly string[];
  readonly note: string;
}

/** What is noted of a contact; with the server soon, for wrap-up ends by itself. */
function useOutcome({ id, wrapUpCodes }: Placed) {
  const { value, change, drop } = useBegun<Outcome>({
    ...{ contactId: id, name: `contacts.outcome.${id}`, nothing: { codes: wrapUpCodes, note: '' } },
    pick: ({ outcome }) => outcome,
    tell: ({ codes, note }) => call(wrapUpContact, { params: { id }, body: { codes: [...codes], note, done: false } }),
    same: (one, other) => one.note === other.note && one.codes.join() === other.codes.join(),
    join: (theirs, ours) => ({
      codes: [...new Set([...theirs.codes, ...ours.codes])],
      note: joinTexts(theirs.note, ours.note),
    }),
  });
  return { outcome: value, change: (next: Partial<Outcome>) => change({ ...value, ...next }), drop };
}

function useCodes({ projectId }: Placed) {
  const pick = useBilingual();
  const { data } = useRead(getContactSettings, {}, { staleTime: 5 * 60_000 });
  return (data?.codes ?? [])
    .filter((one) => !one.retired && (one.projectId === null || one.projectId === projectId))
    .map(({ code, name }) => ({ value: code, label: pick(name) }));
}

/** What it was about and what is to be remembered: while one talks already, and timed afterwards. */
export function WrapUp({ contact }: { contact: Placed }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const { outcome, change, drop } = useOutcome(contact);
  const codes = useCodes(contact);
  const extend = useAct(extendWrapUp);
  const { id, actions, place, until } = contact;
  const wrapUp = useAct(wrapUpContact, drop);
  const finish = () =>
    wrapUp.mutate({ params: { id }, body: { codes: [...outcome.codes], note: outcome.note, done: true } });
  const over = place === 'wrapUp';
  const error = wrapUp.error ?? extend.error;
  return (
    <>
      <header className="wrap-up-head">
        <h3 className="wrap-up-title">{t(over ? 'contacts.wrap-up.title' : 'contacts.wrap-up.early')}</h3>
        {over && until ? <Remaining until={until} /> : null}
        {over ? (
          <ActButton
            allowance={actions['extend-wrap-up']}
            pending={extend.isPending}
            onAct={() => extend.mutate({ params: { id } })}
          >
            {t('contacts.wrap-up.extend')}
          </ActButton>
        ) : null}
      </header>
      <div className="stacked">
        <Select<string[]>
          mode="multiple"
          aria-label={t('contacts.wrap-up.codes')}
          placeholder={t('contacts.wrap-up.codes')}
          maxCount={mostCodes}
          autoFocus={over}
          showSearch={{ optionFilterProp: 'label' }}
          options={codes}
          value={[...outcome.codes]}
          onChange={(next) => change({ codes: next })}
        />
        <div data-act="note">
          <Input.TextArea
            aria-label={t('contacts.wrap-up.note')}
            placeholder={t('contacts.wrap-up.note')}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={outcome.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        </div>
        <LengthNote text={outcome.note} most={mostNote} />
        {error ? <p role="alert">{problem.ofError(error)}</p> : null}
        {over ? (
          <div className="side-acts" data-act="wrap-up">
            <Button type="primary" loading={wrapUp.isPending} onClick={finish}>
              {t('contacts.act.wrap-up')} <KeyMark act="wrap-up" />
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
