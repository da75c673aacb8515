import { findRepeats, type RepeatLevel, type RepeatMatch } from '@tongli/contracts/complaints';
import { phoneNumber } from '@tongli/contracts/customers';
import { Form, Radio } from 'antd';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useRested } from '../rested.ts';
import { MatchLine } from './MatchLine.tsx';
import type { Verdicts } from './verdicts.ts';

const text = (value: unknown) => String(value ?? '').trim();

function useTyped(customerId: string | null, projectId: string | undefined) {
  const [phone, name] = [text(Form.useWatch('phone')), text(Form.useWatch('name'))];
  const [product, area] = [text(Form.useWatch('product')), text(Form.useWatch('area'))];
  const [facts, demand] = [text(Form.useWatch('facts')), text(Form.useWatch('demand'))];
  const who =
    customerId === null
      ? { ...(phoneNumber.safeParse(phone).success ? { phone } : {}), ...(name ? { name } : {}) }
      : { customerId };
  return {
    ...who,
    ...(projectId === undefined ? {} : { projectId }),
    ...(product ? { product } : {}),
    ...(area ? { area } : {}),
    text: [facts, demand].filter((part) => part !== '').join('\n'),
  };
}

const toneOfLevel = {
  same: 'breached',
  likely: 'limit',
  customer: 'waiting',
  like: 'neutral',
} as const satisfies Record<RepeatLevel, string>;

interface RepeatPanelProps {
  readonly verdicts: RefObject<Verdicts>;
  readonly customerId?: string | null;
  readonly projectId?: string;
}

/** While a complaint is written down: whether it was brought before, and what the agent says of that. */
export function RepeatPanel({ verdicts, customerId = null, projectId }: RepeatPanelProps) {
  const { t } = useTranslation();
  const allowed = may(useMe(), 'complaints.read');
  const typed = useRested(useTyped(customerId, projectId));
  const isWorth = 'customerId' in typed || 'phone' in typed || typed.text.length >= 8;
  const found = useRead(
    findRepeats,
    { body: typed },
    { enabled: allowed && isWorth, gcTime: 0, placeholderData: (before) => before },
  );
  const matches = isWorth ? (found.data?.matches ?? []) : [];
  if (matches.length === 0) return null;
  const { windowDays = 0, ofCustomer = 0 } = found.data ?? {};
  return (
    <Section title={t('complaints.repeat.panel')}>
      <p role="status">
        {ofCustomer > 0
          ? t('complaints.repeat.of-customer', { count: ofCustomer, days: windowDays })
          : t('complaints.repeat.of-others', { days: windowDays })}
      </p>
      <ul className="side-list">
        {matches.map((match) => (
          <MatchLine
            key={match.complaintId}
            match={match}
            tag={<StateTag tone={toneOfLevel[match.level]}>{t(`complaints.repeat.level.${match.level}`)}</StateTag>}
          >
            {match.level === 'customer' ? null : <VerdictChoice match={match} verdicts={verdicts} />}
          </MatchLine>
        ))}
      </ul>
    </Section>
  );
}

/** Kept until the case is lodged; pressed again it is taken back. */
function VerdictChoice({ match, verdicts }: { match: RepeatMatch; verdicts: RefObject<Verdicts> }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState(verdicts.current.get(match.complaintId));
  const offered = ['repeat', 'related', 'different'] as const;
  return (
    <Radio.Group
      size="small"
      optionType="button"
      aria-label={t('complaints.repeat.verdict-label', { number: match.number })}
      value={said}
      options={offered.map((value) => ({ value, label: t(`complaints.repeat.verdict.${value}`) }))}
      onChange={({ target: { value } }) => {
        verdicts.current.set(match.complaintId, value);
        setSaid(value);
      }}
    />
  );
}
