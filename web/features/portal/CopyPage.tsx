import { readFileInPortal } from '@tongli/contracts/files';
import type { ReplyOf } from '@tongli/contracts/kernel';
import {
  askCopyCode,
  copyCodeLength,
  copyCodeMinutes,
  getCopyInPortal,
  openCopyInPortal,
} from '@tongli/contracts/privacy';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import { addressOf } from '../../api/request.ts';
import { usePathParam } from '../../ui/address.ts';
import { useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { promiseTimeText } from '../../ui/promise-time.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { CodeField, isWhole } from './CodeField.tsx';
import { Heading, Portal } from './Portal.tsx';

type Opened = ReplyOf<typeof openCopyInPortal>;

function Failure({ error }: { error: unknown }) {
  const problem = useProblemWords();
  if (!error) return null;
  return (
    <p role="alert" className="portal-notice">
      {problem.ofError(error)}
    </p>
  );
}

/** Each side as it was recorded: heard here, or kept. */
function Sides({ sides }: Opened) {
  const { t } = useTranslation();
  return sides.map(({ role, token }) => {
    const name = t(role === 'customer' ? 'portal.copy.yours' : 'portal.copy.ours');
    const address = addressOf(readFileInPortal, { params: { token } });
    return (
      <section key={token} className="portal-card">
        <h2>{name}</h2>
        {/* biome-ignore lint/a11y/useMediaCaption: it is what was spoken; there is no other form of it. */}
        <audio controls preload="metadata" src={address} aria-label={name} className="portal-sound" />
        <p>
          <a href={address} download>
            {t('portal.copy.save')}
          </a>
        </p>
      </section>
    );
  });
}

function CodeForm({ token, onOpened }: { token: string; onOpened: (opened: Opened) => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({ code: '', asked: false });
  const ask = useAct(askCopyCode);
  const open = useAct(openCopyInPortal, onOpened);
  const code = given.code.trim();
  const send = (event: FormEvent) => {
    event.preventDefault();
    setGiven({ ...given, asked: true });
    if (isWhole(code, copyCodeLength)) open.mutate({ params: { token }, body: { code } });
  };
  return (
    <form onSubmit={send} noValidate>
      <Failure error={open.error ?? ask.error} />
      {ask.isSuccess ? (
        <p role="status" className="portal-notice">
          {t('portal.copy.sent', { count: copyCodeMinutes })}
        </p>
      ) : null}
      <CodeField
        digits={copyCodeLength}
        code={given.code}
        asked={given.asked}
        onCode={(text) => setGiven({ ...given, code: text })}
      />
      <div className="portal-buttons">
        <PlainButton busy={ask.isPending} onClick={() => ask.mutate({ params: { token } })}>
          {t(ask.isSuccess ? 'portal.copy.again' : 'portal.copy.ask')}
        </PlainButton>
        <PlainButton look="primary" type="submit" busy={open.isPending}>
          {t('portal.copy.open')}
        </PlainButton>
      </div>
    </form>
  );
}

/** A customer's copy of what was recorded of a call with them: by its link, with a code, until its end. */
export default function CopyPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const token = usePathParam('token');
  const { data, error } = useRead(getCopyInPortal, { params: { token } });
  const [opened, setOpened] = useState<Opened | null>(null);
  const title = t('portal.copy.title');
  return (
    <Portal title={title}>
      {!data && !error ? <PageSkeleton /> : null}
      {!data && error ? <Heading>{t('portal.follow.unknown')}</Heading> : null}
      {data ? (
        <>
          <Heading>{title}</Heading>
          <p className="portal-lead">
            {t(data.ended ? 'portal.copy.ended' : 'portal.copy.lead', {
              number: data.contactNumber,
              until: promiseTimeText(data.endsAt, data.zone, language),
            })}
          </p>
          {data.ended || opened ? null : <CodeForm token={token} onOpened={setOpened} />}
          {opened ? <Sides {...opened} /> : null}
        </>
      ) : null}
    </Portal>
  );
}
