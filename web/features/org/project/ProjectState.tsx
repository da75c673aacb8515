import type { Project } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../ui/StateTag.tsx';

export function useProjectState(): (project: Project) => string {
  const { t } = useTranslation();
  return ({ closed }) => (closed ? t('org.project.closed') : t('org.project.open'));
}

export function ProjectState({ project }: { project: Project }) {
  const state = useProjectState();
  return <StateTag tone={project.closed ? 'neutral' : 'done'}>{state(project)}</StateTag>;
}
