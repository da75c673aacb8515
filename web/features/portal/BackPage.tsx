import { useNavigate } from '@tanstack/react-router';
import { askReturnCode, codeLength, codeMinutes, useReturnCode as enterReturnCode } from '@tongli/contracts/complaints';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { CodeField, isWhole } from './CodeField.tsx';
import { Heading, Portal } from './Portal.tsx';

function Failure({ error }: { error: Error | null }) {
  const words = useProblemWords();
  return error ? (
    <p role="alert" className="portal-notice">
      {words.ofError(error)}
    </p>
  ) : null;
}

function AskForm({ onAsked }: { onAsked: (codeId: string) => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({ number: '', phoneEnd: '', asked: false });
  const act = useAct(askReturnCode, ({ codeId }) => onAsked(codeId));
  const number = given.number.trim().toUpperCase();
  const wrong = {
    number: /^[A-Z]{2}\d{4}-?\d{1,10}$/.test(number) ? null : t('portal.back-by.number-wrong'),
    phoneEnd: /^\d{4}$/.test(given.phoneEnd.trim()) ? null : t('portal.back-by.phone-wrong'),
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setGiven({ ...given, asked: true });
    if (wrong.number === null && wrong.phoneEnd === null)
      act.mutate({ body: { number, phoneEnd: given.phoneEnd.trim() } });
  };
  return (
    <form onSubmit={send} noValidate>
      <Failure error={act.error} />
      <PlainField
        label={t('portal.back-by.number')}
        placeholder="TS2026-000001"
        maxLength={24}
        autoCapitalize="characters"
        value={given.number}
        wrong={given.asked ? wrong.number : null}
        onText={(text) => setGiven({ ...given, number: text })}
      />
      <PlainField
        label={t('portal.back-by.phone')}
        inputMode="numeric"
        maxLength={4}
        value={given.phoneEnd}
        wrong={given.asked ? wrong.phoneEnd : null}
        onText={(text) => setGiven({ ...given, phoneEnd: text })}
      />
      <div className="portal-buttons">
        <PlainButton look="primary" type="submit" busy={act.isPending}>
          {t('portal.back-by.ask')}
        </PlainButton>
      </div>
    </form>
  );
}

function CodeForm({ codeId, onAgain }: { codeId: string; onAgain: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [given, setGiven] = useState({ code: '', asked: false });
  const act = useAct(enterReturnCode, ({ kind, token }) => {
    void navigate({ to: `/portal/${kind === 'complaint' ? 'follow' : 'request'}/${token}`, replace: true });
  });
  const code = given.code.trim();
  const send = (event: FormEvent) => {
    event.preventDefault();
    setGiven({ ...given, asked: true });
    if (isWhole(code, codeLength)) act.mutate({ params: { id: codeId }, body: { code } });
  };
  return (
    <form onSubmit={send} noValidate>
      <p role="status" className="portal-notice">
        {t('portal.back-by.sent', { count: codeMinutes })}
      </p>
      <Failure error={act.error} />
      <CodeField
        digits={codeLength}
        code={given.code}
        asked={given.asked}
        onCode={(text) => setGiven({ ...given, code: text })}
      />
      <div className="portal-buttons">
        <PlainButton onClick={onAgain}>{t('portal.back-by.again')}</PlainButton>
        <PlainButton look="primary" type="submit" busy={act.isPending}>
          {t('portal.back-by.open')}
        </PlainButton>
      </div>
    </form>
  );
}

/** The way back for who has lost the link: the number and the end of the phone bring a code. */
export default function BackPage() {
  const { t } = useTranslation();
  const [codeId, setCodeId] = useState<string | null>(null);
  return (
    <Portal title={t('portal.back-by.title')}>
      <Heading key={codeId ?? 'ask'}>{t('portal.back-by.title')}</Heading>
      <p className="portal-lead">{t('portal.back-by.lead')}</p>
      {codeId === null ? (
        <AskForm onAsked={setCodeId} />
      ) : (
        <CodeForm key={codeId} codeId={codeId} onAgain={() => setCodeId(null)} />
      )}
    </Portal>
  );
}
