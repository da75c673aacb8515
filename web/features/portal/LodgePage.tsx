import { useNavigate } from '@tanstack/react-router';
import { listTerms, toldKind } from '@tongli/contracts/complaints';
import type { Project } from '@tongli/contracts/org';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { ConnectionLost, hasCode } from '../../api/problem.ts';
import { useAddress } from '../../ui/address.ts';
import type { PendingFiles } from '../../ui/form/Attachments.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { termsToChoose } from '../../ui/terms.ts';
import { CheckForm } from './CheckForm.tsx';
import { Done } from './Done.tsx';
import { type PortalDraft, readReceipt, useDraft } from './draft.ts';
import {
  emptyValues,
  type Found,
  type PortalStep,
  portalSteps,
  stepAt,
  stepOfField,
  stillWrong,
  type WrongFields,
  wrongIn,
} from './form.ts';
import { Heading, Portal } from './Portal.tsx';
import { MatterForm, RemedyForm, WhoForm } from './StepForms.tsx';
import { useSending } from './sending.ts';

/** The portal of one business line, or the only one there is. */
export interface PortalPlace {
  /** Null where there is no choice. */
  readonly project: Project | null;
  readonly address: string;
  /** The one that is lodged for, also where there is no choice. */
  readonly projectId: string | null;
}

const forms = { matter: MatterForm, who: WhoForm, remedy: RemedyForm } as const;
const nothingFound: Found = { wrong: new Map(), values: emptyValues };

function Progress({ step }: { step: PortalStep }) {
  const { t } = useTranslation();
  const place = portalSteps.indexOf(step);
  return (
    <ol className="portal-progress" aria-label={t('portal.progress')}>
      {portalSteps.map((name, index) => (
        <li
          key={name}
          className={index < place ? 'portal-past' : undefined}
          aria-current={name === step ? 'step' : undefined}
        >
          {t(`portal.step.${name}`)}
        </li>
      ))}
    </ol>
  );
}

/** What stopped the sending, and that nothing of what was written is lost. */
function SendingFailed({ error }: { error: Error }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure is a new one to be read out.
  useEffect(() => box.current?.focus(), [error]);
  const twice = hasCode(error, 'idempotency-mismatch');
  const text = error instanceof ConnectionLost ? t('portal.lost') : twice ? t('portal.twice') : words.ofError(error);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="portal-notice">
      {text}
    </div>
  );
}

/** The choices must have come before the first step can be filled. */
function TermsFailed({ projectId }: { projectId: string | null }) {
  const { t } = useTranslation();
  const { error, refetch } = useRead(listTerms, termsToChoose(projectId), { staleTime: 5 * 60_000 });
  if (!error) return null;
  return (
    <div role="alert" className="portal-notice">
      <p>{t('portal.terms-failed')}</p>
      <PlainButton onClick={() => void refetch()}>{t('portal.retry')}</PlainButton>
    </div>
  );
}

/** Moves between the steps through the address, so that the browser's back button goes one step back. */
function useSteps(draft: PortalDraft, address: string) {
  const [search] = useAddress();
  const navigate = useNavigate();
  const step = stepAt(search.step, draft.values);
  const go = (to: PortalStep | 'done', replace = false) =>
    void navigate({ to: address, search: { step: to } as never, replace });
  return { step, go, done: search.step === 'done' };
}

function useWizard({ project, address }: PortalPlace) {
  const draft = useDraft(project);
  const { step, go, done } = useSteps(draft, address);
  const [found, setFound] = useState(nothingFound);
  const form = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState<PendingFiles>('none');
  const [waiting, setWaiting] = useState(false);
  const turnBack = (wrong: WrongFields) => {
    setFound({ wrong, values: draft.values });
    const [field] = wrong.keys();
    if (field) go(stepOfField(field));
  };
  const { act, send } = useSending(draft, () => go('done', true), turnBack);
  useEffect(() => {
    if (found.wrong.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [found]);
  const forward = (event: FormEvent) => {
    event.preventDefault();
    if (step === 'check') return send();
    setWaiting(pending !== 'none');
    if (pending !== 'none') return;
    const wrong = wrongIn(step, draft.values);
    setFound({ wrong, values: draft.values });
    if (wrong.size === 0) go(portalSteps[portalSteps.indexOf(step) + 1] ?? 'check');
  };
  const files = { draftId: draft.draftId, onPending: setPending };
  const wrong = stillWrong(found, draft.values);
  return { draft, step, go, done, wrong, form, act, forward, files, waitsFor: waiting ? pending : 'none' } as const;
}

/** What else can be told us, and the way back to what was told before. */
function OtherWays() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('portal.tell.ways')}>
      <ul className="portal-ways">
        <li>
          <a className="portal-link" href="/portal/help">
            {t('portal.help.title')}
          </a>
        </li>
        {toldKind.options.map((kind) => (
          <li key={kind}>
            <a className="portal-link" href={`/portal/tell/${kind}`}>
              {t(`portal.tell.title.${kind}`)}
            </a>
          </li>
        ))}
        <li>
          <a className="portal-link" href="/portal/back">
            {t('portal.back-by.title')}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function Wizard({ wizard, projectId }: { wizard: ReturnType<typeof useWizard>; projectId: string | null }) {
  const { t } = useTranslation();
  const { draft, step, go, wrong, form, act, forward, files, waitsFor } = wizard;
  const before = portalSteps[portalSteps.indexOf(step) - 1];
  const Form = step === 'check' ? null : forms[step];
  return (
    <form ref={form} onSubmit={forward} noValidate>
      <Progress step={step} />
      <Heading key={step}>{t(`portal.${step}.title`)}</Heading>
      <p className="portal-lead">{t(`portal.${step}.lead`)}</p>
      {step === 'matter' ? <OtherWays /> : null}
      {draft.restored && step === 'matter' ? (
        <p role="status" className="portal-notice">
          {t('portal.kept')}
        </p>
      ) : null}
      {step === 'matter' ? <TermsFailed projectId={projectId} /> : null}
      {act.error ? <SendingFailed error={act.error} /> : null}
      {Form ? (
        <Form projectId={projectId} values={draft.values} change={draft.change} wrong={wrong} {...files} />
      ) : (
        <CheckForm projectId={projectId} values={draft.values} onChange={go} />
      )}
      {waitsFor === 'none' ? null : (
        <p role="alert" className="portal-notice">
          {t(`ui.files.${waitsFor}`)}
        </p>
      )}
      <div className="portal-buttons">
        {before ? <PlainButton onClick={() => go(before)}>{t('portal.back')}</PlainButton> : null}
        <PlainButton look="primary" type="submit" busy={act.isPending}>
          {t(step === 'check' ? 'portal.submit' : 'portal.next')}
        </PlainButton>
      </div>
    </form>
  );
}

/** A customer tells us what went wrong: matter, person, remedy, check, number. */
export function LodgePage({ portal }: { portal: PortalPlace }) {
  const { t } = useTranslation();
  const wizard = useWizard(portal);
  const receipt = wizard.done ? readReceipt() : null;
  return (
    <Portal title={t('portal.title')}>
      {receipt ? (
        <Done receipt={receipt} onAnother={() => wizard.go('matter')} />
      ) : (
        <Wizard wizard={wizard} projectId={portal.projectId} />
      )}
    </Portal>
  );
}
