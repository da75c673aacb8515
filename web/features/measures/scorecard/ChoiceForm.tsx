import { chooseScorecard, type Scorecard, type ScorecardRank } from '@tongli/contracts/measures';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../../../ui/form/useSubmit.ts';
import { useBilingual } from '../../../ui/language.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useIndicators } from '../../../ui/spc/words.ts';
import { Refused } from '../targets/Refused.tsx';

type Rank = ScorecardRank | 'off';
type Ranks = ReadonlyMap<string, { readonly rank: Rank; readonly ownerId: string | null }>;

const ranks: readonly Rank[] = ['key', 'watched', 'off'];

interface LineProps {
  name: string;
  chosen: { readonly rank: Rank; readonly ownerId: string | null };
  onChange: (chosen: { rank: Rank; ownerId: string | null }) => void;
}

function Line({ name, chosen, onChange }: LineProps) {
  const { t } = useTranslation();
  return (
    <div className="number-tile">
      <div className="number-head">
        <span>{name}</span>
        <Select<Rank>
          aria-label={t('measures.scorecard.rank', { name })}
          value={chosen.rank}
          onChange={(rank) => onChange({ ...chosen, rank })}
          options={ranks.map((value) => ({ value, label: t(`measures.scorecard.rank-${value}`) }))}
          popupMatchSelectWidth={false}
        />
      </div>
      {chosen.rank === 'key' ? (
        <PeopleSelect
          label={t('measures.scorecard.owner-of', { name })}
          {...(chosen.ownerId ? { value: chosen.ownerId } : {})}
          onChange={(ownerId) => onChange({ ...chosen, ownerId: typeof ownerId === 'string' ? ownerId : null })}
        />
      ) : null}
    </div>
  );
}

/** Which numbers a project shows large, small or not at all, and who answers for those that are key. */
export function ChoiceForm({ card, onDone }: { card: Scorecard; onDone: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useIndicators();
  const shown = card.centres.flatMap(({ numbers }) => numbers);
  const [changes, setChanges] = useState<Ranks>(new Map());
  const { act, send } = useSubmit(chooseScorecard, { onDone });
  const silent = new Set(card.centres.flatMap(({ awaiting }) => awaiting.map(({ code }) => code)));
  const indicators = (data?.indicators ?? []).filter(({ code }) => !silent.has(code));
  const chosenOf = (code: string) => {
    const now = shown.find(({ indicator }) => indicator.code === code);
    return changes.get(code) ?? { rank: now?.rank ?? ('off' as const), ownerId: now?.ownerId ?? null };
  };
  // What is on the page keeps its order; what is new comes behind it.
  const order = [...new Set([...shown.map(({ indicator }) => indicator.code), ...indicators.map(({ code }) => code)])];
  const save = () =>
    send({
      body: {
        ...(card.projectId ? { projectId: card.projectId } : {}),
        version: card.version,
        items: order.flatMap((indicator) => {
          const { rank, ownerId } = chosenOf(indicator);
          return rank === 'off' ? [] : [{ indicator, rank, ownerId: rank === 'key' ? ownerId : null }];
        }),
      },
    });
  return (
    <>
      <p className="quiet">{t('measures.scorecard.choose-words')}</p>
      <Refused error={act.error} />
      {card.centres.map(({ centre }) => (
        <Section key={centre} title={t(`measures.scorecard.centre-${centre}`)}>
          {order
            .flatMap((code) => indicators.find((one) => one.code === code) ?? [])
            .filter((one) => one.centre === centre)
            .map(({ code, name }) => (
              <Line
                key={code}
                name={pick(name)}
                chosen={chosenOf(code)}
                onChange={(chosen) => setChanges(new Map(changes).set(code, chosen))}
              />
            ))}
        </Section>
      ))}
      <Button type="primary" loading={act.isPending} onClick={save}>
        {t('measures.scorecard.save')}
      </Button>
    </>
  );
}
