import type { Action, Launch, Project, RootCause, Triage } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import '../../ui/spc/spc.css';
import '../../ui/spc/study.css';
import { StateTag, type Tone } from '../../ui/StateTag.tsx';

const triageTones: Record<Triage['state'], Tone> = {
  open: 'progress',
  'special-cause': 'breached',
  'data-error': 'neutral',
  'known-event': 'neutral',
  'common-cause': 'neutral',
};

export function TriageTag({ state }: { state: Triage['state'] }) {
  const { t } = useTranslation();
  return <StateTag tone={triageTones[state]}>{t(`improvement.triage-state.${state}`)}</StateTag>;
}

export function RootCauseTag({ state }: { state: RootCause['state'] }) {
  const { t } = useTranslation();
  return (
    <StateTag tone={state === 'open' ? 'progress' : 'done'}>{t(`improvement.root-cause-state.${state}`)}</StateTag>
  );
}

export const actionTones: Record<Action['state'], Tone> = {
  open: 'progress',
  done: 'waiting',
  effective: 'done',
  'not-effective': 'breached',
  'too-little-data': 'limit',
};

export function ActionTag({ state }: { state: Action['state'] }) {
  const { t } = useTranslation();
  return <StateTag tone={actionTones[state]}>{t(`improvement.action-state.${state}`)}</StateTag>;
}

const projectTones: Record<Project['state'], Tone> = { running: 'progress', closed: 'done', stopped: 'neutral' };

export function ProjectTag({ state }: { state: Project['state'] }) {
  const { t } = useTranslation();
  return <StateTag tone={projectTones[state]}>{t(`improvement.project-state.${state}`)}</StateTag>;
}

const launchTones: Record<Launch['state'], Tone> = {
  preparing: 'progress',
  live: 'waiting',
  reviewed: 'done',
  withdrawn: 'neutral',
};

export function LaunchTag({ state }: { state: Launch['state'] }) {
  const { t } = useTranslation();
  return <StateTag tone={launchTones[state]}>{t(`improvement.launch-state.${state}`)}</StateTag>;
}
